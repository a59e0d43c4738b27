-- The figures that a description gives for running costs, in the form in which limits are set.
-- at: The figure.
-- measure: What it measures: reduction (a share stated), plan (a share worked out from pounds) or per-head.
-- year: The financial year of a reduction or plan.
-- value: The share by which costs are cut, or the pounds a head; null where the baseline is not given.
select reduction.at,
       reduction.system,
       'reduction' as measure,
       reduction.year,
       reduction.share as value
from running_cost_reduction as reduction
union all
select planned.at,
       planned.system,
       'plan',
       planned.year,
       round(1 - planned.amount / cast(running_cost.baseline as real), 4)
from running_cost_plan as planned
join running_cost
  on running_cost.system = planned.system
left join running_cost_reduction as reduction
  on reduction.system = planned.system
 and reduction.year = planned.year
where reduction.year is null
union all
select running_cost.at || '/per-head',
       running_cost.system,
       'per-head',
       null,
       running_cost.per_head
from running_cost
