-- What each post belongs to. A post of the board of an NHS body belongs to that body; under option 1 a post of the
-- system itself belongs to the ICS board.
-- post: The post.
-- home: The organisation, body, place, collaborative or system that it belongs to.
select post.id as post,
       coalesce(board.of, ics_board.id, post.of) as home
from post
left join body as board
  on board.id = post.of
 and (
   board.kind in ('icb-board', 'ics-body-board', 'governing-body')
   or board.legal_form = 'statutory-nhs-body'
 )
left join main_board as ics_board
  on ics_board.system = post.of
 and ics_board.kind = 'ics-board'
where post.of is not null
