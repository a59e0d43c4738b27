-- Seats of bodies, each with the organisation from which its member comes.
-- post_title: The title of the post whose holder sits.
-- organisation: The organisation that the seat names, or else that of the post or body it names; null where it does not say.
select seat.at,
       seat.system,
       seat.body,
       seat.role,
       seat.sector,
       seat.clinical,
       seat.voting,
       post.title as post_title,
       case thing.class
         when 'organisation' then thing.id
         when 'well-known' then thing.id
         when 'body' then home.of
       end as organisation
from seat
left join post
  on post.id = seat.post
left join thing
  on thing.id = coalesce(seat.organisation, post.of)
left join body as home
  on home.id = thing.id
