-- The successors of each organisation whose successors are given as a whole, in one text that reads the same in any file.
-- organisation: The organisation.
-- successors: The codes of its successors, or else their names, in the order of the alphabet.
select sorted.organisation,
       group_concat(sorted.successor, ', ') as successors
from (
  select distinct organisation_successor.organisation,
         coalesce(successor.ods, successor.name, organisation_successor.successor) as successor
  from organisation_successor
  join organisation
    on organisation.id = organisation_successor.organisation
   and organisation.successors_count is not null
  left join organisation as successor
    on successor.id = organisation_successor.successor
  order by 1, 2
) as sorted
group by sorted.organisation
