-- NHS bodies with accounts of their own, and councils, that exist on the day described.
-- is_council: 1 for a council, 0 for an NHS body.
-- kind: What kind of organisation it is.
select statutory_body.*,
       0 as is_council
from statutory_body
union all
select live_organisation.*,
       1
from live_organisation
join organisation_kind
  on organisation_kind.kind = live_organisation.kind
where organisation_kind.local_government
