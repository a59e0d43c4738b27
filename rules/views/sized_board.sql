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
       coalesce(sum(member.seats), 0) as members
from described_board
left join member
  on member.body = described_board.id
group by described_board.id
