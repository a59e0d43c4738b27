-- Who takes part in a place: its members (and those of a member collaborative), its councils, its primary care networks,
-- and the organisations and sectors on its board.
-- party: The party; null for a seat that says only its sector.
-- sector: The sector of a seat.
select place_member.place,
       place_member.organisation as party,
       null as sector
from place_member
union
select place_member.place,
       body.of,
       null
from place_member
join body
  on body.id = place_member.organisation
union
select place_member.place,
       post.of,
       null
from place_member
join post
  on post.id = place_member.organisation
union
select place_member.place,
       collaborative_member.organisation,
       null
from place_member
join collaborative_member
  on collaborative_member.collaborative = place_member.organisation
union
select place_local_authority.place,
       place_local_authority.organisation,
       null
from place_local_authority
union
select place_neighbourhood.place,
       place_neighbourhood.organisation,
       null
from place_neighbourhood
union
select place.id,
       seat_home.organisation,
       seat_home.sector
from place
join partnership_board as board
  on board.partnership = place.id
join seat_home
  on seat_home.body = board.body
