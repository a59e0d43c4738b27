-- Functions that are delegated to a place: to the place itself, to its board, or to a post that leads it.
-- at: Where the delegation stands.
-- receiver: Whether it goes to the place (or its board) or to a post.
-- post: The post, where it goes to one.
select place.id as place,
       delegation.at,
       delegation.from_party,
       'place' as receiver,
       null as post
from place
join delegation
  on delegation.to_party = place.id
union
select board.partnership,
       delegation.at,
       delegation.from_party,
       'place',
       null
from partnership_board as board
join place
  on place.id = board.partnership
join delegation
  on delegation.to_party = board.body
union
select place_post.place,
       delegation.at,
       delegation.from_party,
       'post',
       place_post.post
from place_post
join delegation
  on delegation.to_party = place_post.post
