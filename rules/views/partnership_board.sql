-- The body that leads a place or a provider collaborative: the one it names, or the one that says it is its board.
-- partnership: The place or collaborative.
-- body: The body.
-- at: Where the body stands.
-- decision_rule: How the body decides.
select place.id as partnership,
       body.id as body,
       body.at,
       body.seats_count,
       body.decision_rule
from place
join body
  on body.id = place.board
union
select collaborative.id,
       body.id,
       body.at,
       body.seats_count,
       body.decision_rule
from collaborative
join body
  on body.id = collaborative.board
union
select partnership.id,
       body.id,
       body.at,
       body.seats_count,
       body.decision_rule
from body
join partnership
  on partnership.id = body.of
where body.kind in ('place-board', 'provider-leadership-board')
