-- Systems with the day described and the ODS code of the system, or else of the one NHS body of its own.
-- as_of: The day described.
-- code: The code.
-- name: The name of the system.
with own_code as (
  select own_nhs_body.system,
         min(organisation.ods) as code
  from own_nhs_body
  join organisation
    on organisation.id = own_nhs_body.id
  group by own_nhs_body.system
  having count(*) = 1
)
select system.at,
       system.system,
       system.id,
       system.name,
       system.region,
       description.as_of,
       coalesce(system.ods, own_code.code) as code
from system
join description
  on description.system = system.system
left join own_code
  on own_code.system = system.system
