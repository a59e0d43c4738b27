-- Functions of one kind that a place has by name and a collaborative of the same system has too. A function of the
-- kind other is shared only if one and the same entry names both.
-- function: The function as the place has it.
-- place: The place.
-- collaborative: The collaborative.
-- counterpart: The function as the collaborative has it; it may be the same entry.
select function.id as function,
       in_place.home as place,
       in_collaborative.home as collaborative,
       counterpart.id as counterpart
from function
join function_home as in_place
  on in_place.function = function.id
 and in_place.tier = 'place'
join function as counterpart
  on counterpart.system = function.system
 and counterpart.kind = function.kind
 and (counterpart.kind <> 'other' or counterpart.id = function.id)
join function_home as in_collaborative
  on in_collaborative.function = counterpart.id
 and in_collaborative.tier = 'collaborative'
