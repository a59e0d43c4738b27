-- The places and collaboratives that a function belongs to by name: as owner, among those who deliver it, or as the
-- lead of a part; or by the name of their board.
-- function: The function.
-- tier: Whether it is a place or a collaborative.
-- home: The place or collaborative.
with party_named as (
  select function.id as function,
         function.owner as party
  from function
  union
  select function_delivered_by.function,
         function_delivered_by.party
  from function_delivered_by
  union
  select function_part.function,
         function_part.lead
  from function_part
)
select distinct party_named.function,
       local_unit.tier,
       local_unit.unit as home
from party_named
join local_unit
  on local_unit.party = party_named.party
 and local_unit.tier in ('place', 'collaborative')
