-- The kinds of plan that each plan stands for: its own kind, and those whose requirements it says it meets.
select plan.id as plan,
       plan.system,
       plan.kind
from plan
union
select plan_satisfies.plan,
       plan_satisfies.system,
       plan_satisfies.satisfies
from plan_satisfies
