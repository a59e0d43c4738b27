-- Who chairs the committees of main boards.
select presider.*
from presider
where presider.means = 'chair'
  and not presider.is_board
