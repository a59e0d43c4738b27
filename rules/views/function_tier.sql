-- Every tier at which a function is done: its own and those of its parts. One row without a tier where none is said.
-- function: The function.
-- tier: The tier; null where the function, or the part, does not say.
-- level: How high the tier stands.
-- title: What the tier is called in a sentence.
with stated as (
  select function.id as function,
         function.tier
  from function
  where function.tier is not null
     or coalesce(function.split_count, 0) = 0
  union
  select function_part.function,
         function_part.tier
  from function_part
)
select stated.function,
       stated.tier,
       tier.level,
       tier.title
from stated
left join tier
  on tier.tier = stated.tier
