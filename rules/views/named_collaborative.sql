-- Provider collaboratives, each with what it is called.
-- called: The name, or else the id as written.
-- name: The name, if it has one.
select collaborative.*,
       coalesce(collaborative.name, substr(collaborative.id, length(collaborative.system) + 2)) as called
from collaborative
