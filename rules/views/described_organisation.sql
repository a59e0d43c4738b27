-- Organisations that exist on the day described, each with the framework and day by which it is judged.
-- framework: The framework by which its description is judged.
-- effective_on: The day by which its description is judged.
select live_organisation.*,
       description.framework,
       description.effective_on
from live_organisation
join description
  on description.system = live_organisation.system
