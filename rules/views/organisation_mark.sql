-- The kind and the types of services of each organisation that exists on the day described.
-- id: The organisation.
-- mark: Its kind, or a type of service that it provides.
select live_organisation.system,
       live_organisation.id,
       live_organisation.kind as mark
from live_organisation
union all
select live_organisation.system,
       live_organisation.id,
       organisation_type.type
from live_organisation
join organisation_type
  on organisation_type.organisation = live_organisation.id
