-- The organisations of a system that exist on the day described, without the NHS bodies of its neighbours.
-- name: The name of the organisation.
-- kind: What kind of organisation it is.
select live_organisation.*
from live_organisation
left join own_nhs_body
  on own_nhs_body.id = live_organisation.id
where live_organisation.kind not in ('icb', 'ics-body')
   or own_nhs_body.id is not null
