-- Trusts that exist on the day described, each with the number of systems in which it works.
-- systems: How many systems; null when the description does not say.
select trust.id,
       trust.at,
       trust.name,
       trust.lead_system,
       case
         when trust.systems_count is not null or count(distinct organisation_system.works_in) > 1
           then count(distinct organisation_system.works_in)
       end as systems
from trust
left join organisation_system
  on organisation_system.organisation = trust.id
group by trust.id
