-- Main boards, each with the name to call it by and the framework and day by which it is judged.
select described_body.*
from described_body
join main_board
  on main_board.id = described_body.id
