-- Seats of bodies, each with the organisation from which its member comes.
-- post_title: The title of the post whose holder sits.
-- party: The party the seat names, or else what the post belongs to.
-- organisation: The organisation that party is or belongs to; null where the seat does not say.
select seat.at,
       seat.system,
       seat.body,
       seat.role,
       seat.sector,
       seat.clinical,
       post.title as post_title,
       coalesce(seat.organisation, post.of) as party,
       party.organisation
from seat
left join post
  on post.id = seat.post
left join party
  on party.id = coalesce(seat.organisation, post.of)
