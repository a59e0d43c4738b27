-- Who delegates, for each delegation of which that is known.
-- delegation: Where the delegation stands.
-- organisation: The organisation that delegates; the place or collaborative where it is one.
-- kind: What it is; a region counts as national.
select delegation.at as delegation,
       acting_organisation.organisation,
       acting_organisation.kind
from delegation
join acting_organisation
  on acting_organisation.id = delegation.from_party
union all
select delegation.at,
       thing.id,
       thing.class
from delegation
join thing
  on thing.id = delegation.from_party
 and thing.class in ('place', 'collaborative')
