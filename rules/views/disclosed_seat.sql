-- Seats whose holder's interests are known: they are listed, and each says what it is and in what.
-- seat: Where the seat stands.
select seat.at as seat
from seat
left join seat_interest
  on seat_interest.seat = seat.at
 and coalesce(seat_interest.kind, '') <> 'none'
 and (seat_interest.kind is null or seat_interest.held_in is null)
where seat.interests_count is not null
  and seat_interest.at is null
