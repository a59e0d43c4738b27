-- Who chairs a main board or one of its committees, and who is said to chair its audit committee.
-- board: The main board.
-- kind: The kind of body that is chaired.
-- means: chair, or audit-chair for a role on the board.
-- is_board: 1 if the seat is on the main board itself.
-- seat: Where the seat stands.
-- name: The name of the body that is chaired.
-- category: The category of the seat, or else of the same person's seat on the board.
-- post: The post whose holder sits.
-- person: A token for whoever sits.
-- known_holder: The token of the holder, where one is given.
with sitting as materialized (
  select member.*
  from member
),
chair as materialized (
  select seat_meaning.seat,
         seat_meaning.means
  from seat_meaning
  where seat_meaning.means in ('chair', 'audit-chair')
),
presiding as materialized (
  select board.id as board,
         body.kind,
         chair.means,
         body.id = board.id as is_board,
         sitting.at as seat,
         body.title as name,
         coalesce(nullif(sitting.category, 'chair'), own_seat.category) as category,
         sitting.post,
         sitting.person,
         sitting.known_holder
  from chair
  join sitting
    on sitting.at = chair.seat
  join described_body as body
    on body.id = sitting.body
  join described_board as board
    on board.system = body.system
   and coalesce(body.of, board.id) in (board.id, board.of)
   and (board.id = body.id or body.id not in (select main_board.id from main_board))
  left join sitting as own_seat
    on own_seat.body = board.id
   and own_seat.person = sitting.person
)
select presiding.*
from presiding
