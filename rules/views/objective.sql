-- The objectives that a description states: of functions, of collaboratives and of what organisations undertake for
-- the system, and the priorities of plans.
-- system: The key of the description.
-- wording: The objective, in words or as a token.
select function_objective.system,
       function_objective.objective as wording
from function_objective
union all
select collaborative_objective.system,
       collaborative_objective.objective
from collaborative_objective
union all
select organisation_objective.system,
       organisation_objective.objective
from organisation_objective
union all
select plan_priority.system,
       plan_priority.name
from plan_priority
where plan_priority.name is not null
