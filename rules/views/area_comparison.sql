-- Pairs of things in one description whose areas are given, with how far these areas are the same.
-- one: The system, organisation, place or body.
-- other: The other.
-- one_codes: How many areas the one has.
-- other_codes: How many areas the other has.
-- shared_codes: How many areas both have.
with covered_code as (
  select distinct system,
         covered_by,
         code
  from area
  where code is not null
),
size as (
  select system,
         covered_by,
         count(*) as codes
  from covered_code
  group by system,
           covered_by
),
shared as (
  select one.system,
         one.covered_by as one,
         other.covered_by as other,
         count(*) as codes
  from covered_code as one
  join covered_code as other
    on other.code = one.code
   and other.system = one.system
  group by one.system,
           one.covered_by,
           other.covered_by
)
select one.system,
       one.covered_by as one,
       other.covered_by as other,
       one.codes as one_codes,
       other.codes as other_codes,
       coalesce(shared.codes, 0) as shared_codes
from size as one
join size as other
  on other.system = one.system
 and other.covered_by <> one.covered_by
left join shared
  on shared.system = one.system
 and shared.one = one.covered_by
 and shared.other = other.covered_by
