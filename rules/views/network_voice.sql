-- The bodies on which primary care networks are represented, by a seat or as parties.
-- body: The body.
select seat_home.body,
       seat_home.system
from seat_home
left join organisation
  on organisation.id = seat_home.organisation
where seat_home.sector = 'pcn'
   or organisation.kind = 'pcn'
union
select body_party.body,
       body_party.system
from body_party
join organisation
  on organisation.id = body_party.party
where organisation.kind = 'pcn'
