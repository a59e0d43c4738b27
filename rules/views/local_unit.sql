-- The unit of a tier that each party is or leads: a place or collaborative, by itself or by its board, a primary care
-- network for its neighbourhood, and every organisation for itself.
-- party: The party.
-- tier: The tier: organisation, neighbourhood, place or collaborative.
-- unit: The place, collaborative, network or organisation.
select thing.id as party,
       thing.class as tier,
       thing.id as unit
from thing
where thing.class in ('place', 'collaborative', 'organisation')
union
select thing.id,
       'neighbourhood',
       thing.id
from thing
where thing.kind = 'pcn'
union
select place.board,
       'place',
       place.id
from place
where place.board is not null
union
select collaborative.board,
       'collaborative',
       collaborative.id
from collaborative
where collaborative.board is not null
union
select body.id,
       home.class,
       home.id
from body
join thing as home
  on home.id = body.of
 and home.class in ('place', 'collaborative')
