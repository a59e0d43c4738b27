-- Sections that descriptions have, each with the framework and day by which it is judged.
-- name: The name of the system.
-- framework: The framework by which the description is judged.
-- effective_on: The day by which the description is judged.
select section.*,
       system.name,
       description.framework,
       description.effective_on
from section
join system
  on system.system = section.system
join description
  on description.system = section.system
