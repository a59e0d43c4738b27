-- Who chairs the audit committee of a main board, by a seat on the committee or by a role on the board.
select presider.*
from presider
where (presider.kind = 'audit-committee' and presider.means = 'chair')
   or (presider.is_board and presider.means = 'audit-chair')
