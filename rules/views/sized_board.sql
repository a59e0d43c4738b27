-- Main boards with the number of their members.
-- members: How many members are listed, participants and observers aside.
-- framework: The framework by which the description is judged.
select described_board.id,
       described_board.at,
       described_board.system,
       described_board.title,
       described_board.kind,
       described_board.of,
       described_board.seats_count,
       described_board.system_id,
       described_board.framework,
       coalesce(sum(coalesce(seat.count, 1)) filter (where seat.at is not null), 0) as members
from described_board
left join seat
  on seat.body = described_board.id
 and coalesce(seat.category, '') <> 'participant'
 and seat.role not in ('participant', 'observer')
group by described_board.id
