-- Trusts that exist on the day described, each with the number of systems in which it works.
-- systems: How many systems; null when the description does not say.
select trust.id,
       trust.at,
       trust.name,
       trust.lead_system,
       case
         when trust.systems_count is not null then (
           select count(distinct organisation_system.works_in)
           from organisation_system
           where organisation_system.organisation = trust.id
         )
       end as systems
from trust
