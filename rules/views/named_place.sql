-- Places, each with what it is called.
-- called: The name, or else the id as written.
-- name: The name, if it has one.
select place.*,
       coalesce(place.name, thing.key) as called
from place
join thing
  on thing.id = place.id
 and thing.class = 'place'
