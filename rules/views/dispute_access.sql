-- Who can use each dispute route, as far as it names parties or kinds of organisation.
-- dispute: The route.
-- party: A party that can use it.
with open_to_kind as materialized (
  select dispute_open_to.dispute,
         dispute_open_to.system,
         dispute_open_to.open_to as kind
  from dispute_open_to
  join organisation_kind
    on organisation_kind.kind = dispute_open_to.open_to
)
select dispute_open_to.dispute,
       coalesce(party_home.home, dispute_open_to.open_to) as party
from dispute_open_to
left join party_home
  on party_home.id = dispute_open_to.open_to
union
select open_to_kind.dispute,
       organisation.id
from open_to_kind
join organisation
  on organisation.system = open_to_kind.system
 and organisation.kind = open_to_kind.kind
