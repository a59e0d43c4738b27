-- What a reference to a system can name: the systems, and the organisations of which some stand for theirs.
-- id: The id of the system or the organisation.
-- name: Its name.
select system.id,
       system.system,
       system.name
from system
union all
select organisation.id,
       organisation.system,
       organisation.name
from organisation
