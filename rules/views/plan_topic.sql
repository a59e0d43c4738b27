-- What each plan says that it covers, considered or lines up.
-- list: covers, considered or assumptions.
select plan_coverage.plan,
       'covers' as list,
       plan_coverage.topic
from plan_coverage
union
select plan_considered.plan,
       'considered',
       plan_considered.considered
from plan_considered
union
select plan_assumption.plan,
       'assumptions',
       plan_assumption.assumption
from plan_assumption
