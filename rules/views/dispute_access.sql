-- Who can use each dispute route, as far as it names parties or kinds of organisation.
-- dispute: The route.
-- party: A party that can use it.
select dispute_open_to.dispute,
       coalesce(party_home.home, dispute_open_to.open_to) as party
from dispute_open_to
left join party_home
  on party_home.id = dispute_open_to.open_to
union
select dispute_open_to.dispute,
       organisation.id
from dispute_open_to
join organisation
  on organisation.system = dispute_open_to.system
 and organisation.kind = dispute_open_to.open_to
