-- The organisation behind each party: itself, or the one that a body or post belongs to.
-- id: The party.
-- name: Its name, or else the id as written.
-- home: The organisation, place, collaborative or system behind it; null for a body or post of which that is not said.
select party.id,
       party.name,
       case
         when party.class in ('body', 'post') then party.organisation
         else party.id
       end as home
from party
