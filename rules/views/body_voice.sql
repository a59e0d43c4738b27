-- The sectors that have a voice in a body: through a seat, as one of its parties, or (in a partnership) by the system's
-- routes of engagement.
-- body: The body.
-- means: The sector (or role) that has a voice; see seat_meaning.
select seat_meaning.body,
       seat_meaning.means
from seat_meaning
union
select body_party.body,
       kind_sector.sector
from body_party
join organisation
  on organisation.id = body_party.party
join kind_sector
  on kind_sector.kind = organisation.kind
union
select body.id,
       kind_sector.sector
from body
join engagement_route
  on engagement_route.system = body.system
join organisation
  on organisation.id = engagement_route.party
join kind_sector
  on kind_sector.kind = organisation.kind
where body.kind in ('icp', 'ics-partnership')
