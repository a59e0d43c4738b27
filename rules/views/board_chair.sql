-- Who chairs the main boards.
select presider.*
from presider
where presider.means = 'chair'
  and presider.is_board
