-- The medical and nursing directors of the NHS body of a system, by their post or by a seat on its main board.
select post.id,
       post.at,
       post.system,
       post.title,
       post.responsibilities_count
from post
join organisation
  on organisation.id = post.of
where post.title in ('medical-director', 'nursing-director')
  and organisation.kind in ('icb', 'ics-body')
union
select post.id,
       post.at,
       post.system,
       post.title,
       post.responsibilities_count
from post
join seat
  on seat.post = post.id
join main_board
  on main_board.id = seat.body
where post.title in ('medical-director', 'nursing-director')
