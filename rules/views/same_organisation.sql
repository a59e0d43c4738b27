-- Pairs of organisations in the descriptions of different systems, in one framework, that are one and the same.
-- organisation: The organisation in one description.
-- other: The same organisation in another.
-- other_system: The key of the other description.
with pair as (
  select one.id as organisation,
         one.system,
         other.id as other,
         other.system as other_system
  from organisation as one
  join organisation as other
    on other.ods = one.ods
   and other.system <> one.system
  union all
  select one.id,
         one.system,
         other.id,
         other.system
  from organisation as one
  join organisation as other
    on other.gss = one.gss
   and other.system <> one.system
  where one.ods is null
     or other.ods is null
  union all
  select one.id,
         one.system,
         other.id,
         other.system
  from organisation as one
  join organisation as other
    on other.name = one.name
   and other.system <> one.system
   and substr(other.id, length(other.system) + 2) = substr(one.id, length(one.system) + 2)
  where (one.ods is null or other.ods is null)
    and (one.gss is null or other.gss is null)
)
select pair.organisation,
       pair.other,
       pair.other_system
from pair
join description
  on description.system = pair.system
join description as other_description
  on other_description.system = pair.other_system
 and other_description.framework = description.framework
 and other_description.system_id <> description.system_id
