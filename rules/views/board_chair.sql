-- Who chairs the main boards.
-- board: The main board.
-- seat: Where the chair's seat stands.
-- person: A token for whoever sits.
-- known_holder: The token of the holder, where one is given.
select member.body as board,
       member.at as seat,
       member.person,
       member.known_holder
from member
join seat_meaning
  on seat_meaning.seat = member.at
 and seat_meaning.means = 'chair'
where member.is_board
