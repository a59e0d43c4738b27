-- What each description states about its oversight, as the keys under `oversight`.
-- system: The key of the description.
-- statement: framework, autonomy, region-role, system-role or support.
select oversight.system,
       'framework' as statement
from oversight
where oversight.framework is not null
union all
select oversight.system,
       'autonomy'
from oversight
where oversight.autonomy is not null
union all
select oversight.system,
       'region-role'
from oversight
where oversight.region_role is not null
union all
select oversight.system,
       'system-role'
from oversight
where oversight.system_role is not null
union all
select distinct
       oversight_support.system,
       'support'
from oversight_support
