-- Provider collaboratives, each with what it is called.
-- called: The name, or else the id as written.
-- name: The name, if it has one.
select collaborative.*,
       coalesce(collaborative.name, thing.key) as called
from collaborative
join thing
  on thing.id = collaborative.id
 and thing.class = 'collaborative'
