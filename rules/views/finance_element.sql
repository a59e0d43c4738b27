-- What the finances of each system show of the things that a framework may ask for.
-- element: control-total, single-pot, revenue-envelope or capital-envelope.
select control_total.system,
       'control-total' as element
from control_total
where control_total.amount is not null
union
select single_pot.system,
       'single-pot'
from single_pot
union
select finance.system,
       'revenue-envelope'
from finance
left join control_total
  on control_total.system = finance.system
where coalesce(finance.limits_revenue, control_total.amount) is not null
union
select finance.system,
       'capital-envelope'
from finance
where coalesce(finance.capital_envelope, finance.limits_capital) is not null
