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
select body.id,
       'place',
       place.id
from place
join body
  on body.id = place.board
  or body.of = place.id
union
select body.id,
       'collaborative',
       collaborative.id
from collaborative
join body
  on body.id = collaborative.board
  or body.of = collaborative.id
