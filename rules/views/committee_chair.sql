-- Who chairs the committees of main boards.
-- board: The main board.
-- kind: The kind of committee.
-- seat: Where the chair's seat on the committee stands.
-- name: The name of the committee.
-- category: The category of that seat, or else of the same person's seat on the board.
-- post: The post whose holder sits.
-- person: A token for whoever sits.
-- known_holder: The token of the holder, where one is given.
select board.id as board,
       committee.kind,
       member.at as seat,
       committee.title as name,
       coalesce(nullif(member.category, 'chair'), own_seat.category) as category,
       member.post,
       member.person,
       member.known_holder,
       board.framework,
       board.effective_on
from described_board as board
join described_body as committee
  on committee.system = board.system
 and committee.id <> board.id
 and coalesce(committee.of, board.id) in (board.id, board.of)
join member
  on member.body = committee.id
join seat_meaning
  on seat_meaning.seat = member.at
 and seat_meaning.means = 'chair'
left join member as own_seat
  on own_seat.body = board.id
 and own_seat.person = member.person
