-- What the lists hold by which provider collaboratives and trusts show how they collaborate.
-- at: Where the list stands.
-- entry: The token, or any where the list is of free words.
select collaborative.at || '/characteristics' as at,
       collaborative_characteristic.characteristic as entry
from collaborative_characteristic
join collaborative
  on collaborative.id = collaborative_characteristic.collaborative
union
select organisation.at || '/collaboration',
       organisation_collaboration.element
from organisation_collaboration
join organisation
  on organisation.id = organisation_collaboration.organisation
union
select organisation.at || '/system-objectives',
       'any'
from organisation
where organisation.system_objectives_count > 0
