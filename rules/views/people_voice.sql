-- Places, collaboratives and bodies in which people who use services are heard: by lived experience, by a seat of the
-- public or of Healthwatch, by a member, or by a route of engagement that leads there.
-- party: The place, collaborative or body.
with peoples_seat as (
  select seat_home.body
  from seat_home
  left join organisation
    on organisation.id = seat_home.organisation
  where seat_home.sector in ('public', 'healthwatch')
     or organisation.kind = 'healthwatch'
)
select peoples_seat.body as party
from peoples_seat
union
select partnership_board.partnership
from peoples_seat
join partnership_board
  on partnership_board.body = peoples_seat.body
union
select partnership.id
from partnership
where partnership.lived_experience is not null
union
select body.id
from body
where body.lived_experience is not null
union
select place_voice.place
from place_voice
where place_voice.voice = 'people'
  and place_voice.sure
union
select collaborative_member.collaborative
from collaborative_member
join organisation
  on organisation.id = collaborative_member.organisation
 and organisation.kind = 'healthwatch'
union
select engagement_route.party
from engagement_route
