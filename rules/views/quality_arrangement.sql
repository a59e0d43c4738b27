-- What each description states about quality, as the keys under `quality`.
-- system: The key of the description.
-- arrangement: group, escalates-to, executive-lead or improvement.
select quality.system,
       'group' as arrangement
from quality
where quality.quality_group is not null
union all
select quality.system,
       'escalates-to'
from quality
where quality.escalates_to is not null
union all
select quality.system,
       'executive-lead'
from quality
where quality.executive_lead is not null
union all
select quality.system,
       'improvement'
from quality
where quality.improvement is not null
