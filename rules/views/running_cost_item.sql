-- What the running costs of each board are said to include and to leave out.
-- list: includes or excludes.
select running_cost_included.system,
       'includes' as list,
       running_cost_included.item
from running_cost_included
union
select running_cost_excluded.system,
       'excludes',
       running_cost_excluded.item
from running_cost_excluded
