-- The lists in which a system says how it works with people and communities, given or not.
-- at: Where the list stands, or would stand.
-- list: The key of the list.
-- name: Of whom it speaks, where that is a trust.
-- entries: How many entries it has; null when the description does not give it.
select engagement.at || '/works-with' as at,
       engagement.system,
       'works-with' as list,
       null as name,
       engagement.works_with_count as entries
from engagement
union all
select engagement.at || '/routes',
       engagement.system,
       'routes',
       null,
       engagement.routes_count
from engagement
union all
select engagement.at || '/healthwatch',
       engagement.system,
       'healthwatch',
       null,
       engagement.healthwatch_count
from engagement
union all
select engagement.at || '/vcse',
       engagement.system,
       'vcse',
       null,
       engagement.vcse_count
from engagement
union all
select engagement.at || '/covers',
       engagement.system,
       'covers',
       null,
       engagement.covers_count
from engagement
union all
select engagement.at || '/patient-involvement',
       engagement.system,
       'patient-involvement',
       null,
       engagement.patient_involvement_count
from engagement
union all
select engagement.at || '/own-arrangements/' || thing.key,
       engagement.system,
       'own-arrangements',
       trust.name,
       count(*)
from engagement
join engagement_arrangement
  on engagement_arrangement.system = engagement.system
join trust
  on trust.id = engagement_arrangement.party
join thing
  on thing.id = trust.id
group by engagement.at, trust.id
