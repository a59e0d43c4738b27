-- The posts that lead a place or hold functions for it.
select place.id as place,
       place.leader as post
from place
where place.leader is not null
union
select place.id,
       place.accountable_person
from place
where place.accountable_person is not null
union
select place_delegated_holder.place,
       place_delegated_holder.post
from place_delegated_holder
union
select place.id,
       post.id
from place
join post
  on post.of = place.id
