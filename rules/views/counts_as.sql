-- What each party counts as when it owns a function. A board of a place counts as the place, a committee of an
-- organisation as that organisation; a committee of several bodies counts only as itself, and the system as nothing.
-- party: The party.
-- kind: A kind of organisation or body, or place or collaborative.
select thing.id as party,
       coalesce(thing.kind, thing.class) as kind
from thing
where thing.class in ('organisation', 'well-known', 'body', 'place', 'collaborative')
union
select local_unit.party,
       local_unit.tier
from local_unit
where local_unit.tier in ('place', 'collaborative')
union
select acting_organisation.id,
       acting_organisation.kind
from acting_organisation
left join body
  on body.id = acting_organisation.id
where coalesce(body.kind, '') not in ('icp', 'ics-partnership', 'hwb', 'ics-board', 'partnership-board', 'joint-committee', 'cluster')
union
select post.id,
       home.class
from post
join thing as home
  on home.id = post.of
 and home.class in ('place', 'collaborative')
