-- The posts that lead a place or hold functions for it.
select place.id as place,
       post.id as post
from place
join post
  on post.id in (place.leader, place.accountable_person)
union
select place_delegated_holder.place,
       post.id
from place_delegated_holder
join post
  on post.id = place_delegated_holder.post
union
select place.id,
       post.id
from place
join post
  on post.of = place.id
