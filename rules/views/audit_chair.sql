-- Who chairs the audit committee of a main board, by a seat on the committee or by a role on the board.
-- board: The main board.
-- seat: Where the seat stands.
-- post: The post whose holder sits.
-- person: A token for whoever sits.
-- known_holder: The token of the holder, where one is given.
select committee_chair.board,
       committee_chair.seat,
       committee_chair.post,
       committee_chair.person,
       committee_chair.known_holder
from committee_chair
where committee_chair.kind = 'audit-committee'
union
select member.body,
       member.at,
       member.post,
       member.person,
       member.known_holder
from member
join seat_meaning
  on seat_meaning.seat = member.at
 and seat_meaning.means = 'audit-chair'
where member.is_board
