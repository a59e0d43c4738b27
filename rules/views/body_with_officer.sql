-- What has one accountable officer: the NHS bodies with accounts of their own, and option 1's ICS board. Where it is
-- known which NHS body is the system's own, those of its neighbours are left to their own files.
-- name: The name, or else the id as written.
-- status: Whether it exists on the day described; null for the ICS board.
-- opened: The day it opened; null for the ICS board.
-- clause: The clauses that give it its officer.
select body.id,
       body.at,
       body.system,
       body.name,
       body.status,
       body.opened,
       case description.framework
         when 'voluntary-2018' then 'V18-27,AO-01'
         else 'AO-01'
       end as clause
from statutory_body as body
join description
  on description.system = body.system
where body.id in (select resident_organisation.id from resident_organisation)
   or body.system not in (select own_nhs_body.system from own_nhs_body)
union all
select board.id,
       board.at,
       board.system,
       coalesce(board.name, substr(board.id, instr(board.id, '/') + 1)),
       null,
       null,
       'OP1-05'
from main_board as board
where board.kind = 'ics-board'
