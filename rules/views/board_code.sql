-- ODS codes by which descriptions name systems, or the boards of systems.
-- at: Where the code stands.
-- as_of: The day described.
-- code: The code.
with written as (
  select system.system,
         system.at || '/ods' as at,
         system.ods as code
  from system
  union all
  select organisation_system.system,
         organisation_system.at,
         organisation_system.works_in
  from organisation_system
  union all
  select organisation_partner_of.system,
         organisation_partner_of.at,
         organisation_partner_of.board
  from organisation_partner_of
  union all
  select organisation.system,
         organisation.at || '/lead-system',
         organisation.lead_system
  from organisation
  union all
  select collaborative_system.system,
         collaborative_system.at,
         collaborative_system.works_in
  from collaborative_system
)
select written.system,
       written.at,
       description.as_of,
       written.code
from written
join description
  on description.system = written.system
where written.code not glob '*[^A-Z0-9]*'
