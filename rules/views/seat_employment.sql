-- Who employs a member, as the seat says it, or else the post whose holder sits.
-- seat: Where the seat stands.
-- at: Where it is said, or would be.
-- employer: The employer; where only a secondment is said, whoever seconds.
-- seconded_kind: The kind of organisation that the member is seconded from.
select seat.at as seat,
       case
         when coalesce(seat.employer, seat.seconded_from) is null
           and coalesce(post.employer, post.seconded_from) is not null then post.at || '/employer'
         else seat.at || '/employer'
       end as at,
       coalesce(seat.employer, seat.seconded_from, post.employer, post.seconded_from) as employer,
       party.kind as seconded_kind
from seat
left join post
  on post.id = seat.post
left join party
  on party.id = coalesce(seat.seconded_from, post.seconded_from)
