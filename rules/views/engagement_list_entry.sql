-- What the lists hold in which a system says how it works with people and communities.
-- at: Where the list stands.
-- entry: The token, or any where the list names parties.
select engagement.at || '/works-with' as at,
       engaged_group.group_engaged as entry
from engagement
join engaged_group
  on engaged_group.system = engagement.system
union
select engagement.at || '/routes',
       engagement_route.tier
from engagement
join engagement_route
  on engagement_route.system = engagement.system
union
select engagement.at || '/healthwatch',
       'any'
from engagement
join engagement_healthwatch
  on engagement_healthwatch.system = engagement.system
union
select engagement.at || '/vcse',
       'any'
from engagement
join engagement_vcse
  on engagement_vcse.system = engagement.system
union
select engagement.at || '/covers',
       engagement_coverage.topic
from engagement
join engagement_coverage
  on engagement_coverage.system = engagement.system
union
select engagement.at || '/patient-involvement',
       patient_involvement.element
from engagement
join patient_involvement
  on patient_involvement.system = engagement.system
union
select engagement.at || '/own-arrangements/' || thing.key,
       engagement_arrangement.topic
from engagement
join engagement_arrangement
  on engagement_arrangement.system = engagement.system
join thing
  on thing.id = engagement_arrangement.party
