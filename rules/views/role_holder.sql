-- Who in each system holds the roles that laws on plans and money speak of, such as its councils or partner trusts.
-- role: icb, ccg, trust, partner-trust, council, healthwatch, hwb, icp or nhs-england.
-- party: The party, as references hold it.
-- holds: 1 if it holds the role, null where the description does not say.
-- name: The name of the party.
select organisation.system,
       case
         when organisation.kind in ('nhs-trust', 'foundation-trust') then 'trust'
         when organisation.kind = 'local-authority' then 'council'
         else organisation.kind
       end as role,
       organisation.id as party,
       organisation.name,
       1 as holds
from resident_organisation as organisation
where organisation.kind in ('icb', 'ccg', 'nhs-trust', 'foundation-trust', 'local-authority', 'healthwatch')
union all
select partnership.system,
       'partner-trust',
       partnership.id,
       partnership.name,
       partnership.is_partner
from trust_partnership as partnership
where partnership.is_partner is not 0
union all
select body.system,
       body.kind,
       body.id,
       coalesce(body.name, thing.key),
       1
from body
join thing
  on thing.id = body.id
where body.kind in ('hwb', 'icp')
union all
select description.system,
       'nhs-england',
       coalesce(organisation.id, 'nhs-england'),
       'NHS England',
       1
from description
left join organisation
  on organisation.id = description.system || '/nhs-england'
