-- Places in which primary care has a voice: as a member of the place, or by a seat on its board.
-- place: The place.
select place_member.place
from place_member
join organisation
  on organisation.id = place_member.organisation
where organisation.kind in ('pcn', 'gp-practice', 'gp-federation')
union
select place_member.place
from place_member
join organisation_type
  on organisation_type.organisation = place_member.organisation
 and organisation_type.type = 'primary-care'
union
select place.id
from place
join seat_meaning
  on seat_meaning.body = place.board
 and seat_meaning.means = 'primary-care'
