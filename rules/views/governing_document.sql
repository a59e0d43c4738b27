-- The documents of which a framework says what they hold, whether or not they are described.
-- at: Where the document stands, or would stand.
-- owner: The body or organisation whose it is.
-- name: The name of the owner.
-- framework: The framework by which the description is judged.
-- effective_on: The day by which the description is judged.
-- document: constitution, handbook or expectations.
-- is_described: 1 if the description says what it holds; null if it does not.
select own_nhs_body.at || '/constitution' as at,
       own_nhs_body.id as owner,
       own_nhs_body.name,
       own_nhs_body.framework,
       own_nhs_body.effective_on,
       'constitution' as document,
       case when constitution.at is not null then 1 end as is_described
from own_nhs_body
left join constitution
  on constitution.organisation = own_nhs_body.id
union all
select own_nhs_body.at || '/handbook',
       own_nhs_body.id,
       own_nhs_body.name,
       own_nhs_body.framework,
       own_nhs_body.effective_on,
       'handbook',
       case when organisation.handbook_count is not null then 1 end
from own_nhs_body
join organisation
  on organisation.id = own_nhs_body.id
union all
select described_body.at || '/expectations',
       described_body.id,
       described_body.title,
       described_body.framework,
       described_body.effective_on,
       'expectations',
       case when described_body.expectations_count is not null then 1 end
from described_body
where described_body.kind in ('icp', 'ics-partnership')
