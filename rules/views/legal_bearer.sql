-- What each party is in the eyes of a law that lays duties on kinds of bodies: its kind, and the group it is in.
-- A board that is one in law with its organisation counts as the organisation.
-- party: The party, as references hold it.
-- name: The party's name, or else its id as written.
-- bearer: The party that bears its duties: itself, or the organisation whose board it is.
-- kind: The kind of organisation or body, or one of the groups that the catalogue duty_owed speaks of.
with bearer as (
  select party.id as party,
         party.name,
         coalesce(home.id, party.id) as id,
         coalesce(home.key, party.key) as key,
         coalesce(home.class, party.class) as class,
         coalesce(home.kind, party.kind) as kind,
         party.legal_person
  from party
  left join party as home
    on home.id = party.organisation
   and party.class = 'body'
   and party.legal_person
)
select bearer.party,
       bearer.name,
       bearer.id as bearer,
       case
         when bearer.key = 'nhs-england' then 'nhs-england'
         when bearer.class in ('organisation', 'well-known', 'body') then bearer.kind
         else bearer.class
       end as kind
from bearer
union all
select bearer.party,
       bearer.name,
       bearer.id,
       case
         when organisation_kind.local_government then 'council'
         when organisation_kind.legal_person = 0 then 'no-legal-person'
         else 'outside-nhs'
       end
from bearer
join organisation_kind
  on organisation_kind.kind = bearer.kind
where bearer.class in ('organisation', 'well-known')
  and organisation_kind.nhs_body = 0
union all
select bearer.party,
       bearer.name,
       bearer.id,
       'no-legal-person'
from bearer
where bearer.class in ('body', 'place', 'collaborative', 'system')
  and not bearer.legal_person
union all
select partnership.id,
       partnership.name,
       partnership.id,
       case partnership.is_partner
         when 1 then 'partner-trust'
         when 0 then 'other-trust'
         else 'possible-partner'
       end
from trust_partnership as partnership
