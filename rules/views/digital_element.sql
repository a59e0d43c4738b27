-- What each description states about data and digital work.
-- system: The key of the description.
-- element: A key under `digital`, or a level at which foundations are in place.
select digital.system,
       'senior-responsible-owner' as element
from digital
where digital.senior_responsible_owner_count > 0
union all
select digital.system,
       'plan'
from digital
where digital.plan is not null
union all
select digital.system,
       'standard'
from digital
where digital.standard is not null
union all
select digital.system,
       'shared-record'
from digital
where digital.shared_record_count > 0
union all
select digital.system,
       'analytics'
from digital
where digital.analytics is not null
union all
select digital.system,
       'citizen-access'
from digital
where digital.citizen_access is not null
union all
select digital_foundation.system,
       digital_foundation.level
from digital_foundation
