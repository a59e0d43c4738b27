-- Main boards with the number of their members.
-- members: How many members are listed, participants and observers aside.
select described_board.*,
       coalesce(sum(member.seats), 0) as members
from described_board
left join member
  on member.body = described_board.id
group by described_board.id
