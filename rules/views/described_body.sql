-- Bodies, each with the name to call it by and the framework and day by which it is judged.
-- title: The name, or else the id as written.
-- system_id: The id of the system as its file writes it.
-- framework: The framework by which its description is judged.
-- effective_on: The day by which its description is judged.
select body.*,
       coalesce(body.name, substr(body.id, length(body.system) + 2)) as title,
       description.system_id,
       description.framework,
       description.effective_on
from body
join description
  on description.system = body.system
