-- The types of each organisation whose types are given as a whole, in one text.
-- organisation: The organisation.
-- types: Its types, in the order of the alphabet.
select sorted.organisation,
       group_concat(sorted.type, ', ') as types
from (
  select distinct organisation_type.organisation,
         organisation_type.type
  from organisation_type
  join organisation
    on organisation.id = organisation_type.organisation
   and organisation.types_count is not null
  order by organisation_type.organisation, organisation_type.type
) as sorted
group by sorted.organisation
