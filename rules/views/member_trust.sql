-- Trusts that exist on the day described and are members of a provider collaborative.
-- collaborative: The collaborative.
-- id: The trust.
select distinct collaborative_member.collaborative,
       trust.id,
       trust.name
from collaborative_member
join trust
  on trust.id = collaborative_member.organisation
