-- Which organisations are members of which provider collaboratives, in this system's file or a neighbour's.
-- organisation: The organisation, as the description that is asked about has it.
-- collaborative: The collaborative.
select collaborative_member.organisation,
       collaborative_member.collaborative
from collaborative_member
union
select same_organisation.organisation,
       collaborative_member.collaborative
from collaborative_member
join same_organisation
  on same_organisation.other = collaborative_member.organisation
