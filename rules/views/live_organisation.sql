-- Organisations that exist on the day described.
select organisation.*
from organisation
join description
  on description.system = organisation.system
where coalesce(organisation.status, 'live') <> 'closed'
  and coalesce(organisation.closed >= description.as_of, 1)
