-- Pairs of organisations in the descriptions of different systems, in one framework, that are one and the same.
-- organisation: The organisation in one description.
-- other: The same organisation in another.
-- other_system: The key of the other description.
with described as materialized (
  select organisation.id,
         organisation.system,
         organisation.ods,
         organisation.gss,
         organisation.name,
         substr(organisation.id, length(organisation.system) + 2) as key,
         description.framework,
         description.system_id
  from organisation
  join description
    on description.system = organisation.system
),
pair as (
  select one.id as organisation,
         other.id as other,
         other.system as other_system,
         one.framework = other.framework
           and one.system_id <> other.system_id as is_comparable
  from described as one
  join described as other
    on other.ods = one.ods
  union all
  select one.id,
         other.id,
         other.system,
         one.framework = other.framework
           and one.system_id <> other.system_id
           and (one.ods is null or other.ods is null)
  from described as one
  join described as other
    on other.gss = one.gss
  union all
  select one.id,
         other.id,
         other.system,
         one.framework = other.framework
           and one.system_id <> other.system_id
           and (one.ods is null or other.ods is null)
           and (one.gss is null or other.gss is null)
  from described as one
  join described as other
    on other.key = one.key
   and other.name = one.name
)
select pair.organisation,
       pair.other,
       pair.other_system
from pair
where pair.is_comparable
