-- The NHS bodies of a system itself: those to which its main boards belong, or else the only one that is described.
-- name: The name of the body.
-- kind: icb or ics-body.
with candidate as (
  select described_organisation.id,
         described_organisation.at,
         described_organisation.system,
         described_organisation.name,
         described_organisation.kind,
         described_organisation.framework,
         described_organisation.effective_on,
         main_board.id is not null as has_board,
         count(main_board.id) over (partition by described_organisation.system) as boards,
         count(*) over (partition by described_organisation.system) as bodies
  from described_organisation
  left join main_board
    on main_board.of = described_organisation.id
  where described_organisation.kind in ('icb', 'ics-body')
)
select distinct candidate.id,
       candidate.at,
       candidate.system,
       candidate.name,
       candidate.kind,
       candidate.framework,
       candidate.effective_on
from candidate
where candidate.has_board
   or (candidate.boards = 0 and candidate.bodies = 1)
