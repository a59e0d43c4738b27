-- What decides whether somebody may be a member, seat by seat.
-- seat: Where the seat stands.
-- at: Where it is said.
-- test: fit-and-proper or disqualification.
-- is_met: 1 if the test is met, 0 if not, null if that is not known.
select seat.at as seat,
       seat.at || '/fit-and-proper' as at,
       'fit-and-proper' as test,
       seat.fit_and_proper as is_met
from seat
union all
select seat.at,
       seat.at || '/disqualifications',
       'disqualification',
       case
         when exists (
           select 1
           from seat_disqualification
           where seat_disqualification.seat = seat.at
         ) then 0
         when seat.disqualifications_count = 0 then 1
       end
from seat
