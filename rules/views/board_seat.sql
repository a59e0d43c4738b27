-- The seats of main boards. A seat that says `count: 3` is one row with that count.
-- seats: How many such seats there are.
select seat.*,
       coalesce(seat.count, 1) as seats
from seat
join main_board
  on main_board.id = seat.body
