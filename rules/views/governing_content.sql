-- What documents hold, item by item; an item without a row is not said to be in the document.
-- owner: The body or organisation whose document it is.
-- item: What it holds; no two documents share a token.
-- holds: 1 if it holds it as it must, 0 if it holds something else, null if that is not known.
select constitution.organisation as owner,
       'name' as item,
       1 as holds
from constitution
where constitution.name is not null
union all
select constitution.organisation, 'area', 1
from constitution
where constitution.area is not null
union all
select constitution.organisation, 'variation', constitution.variation_approved_by = 'nhs-england'
from constitution
where constitution.variation_approved_by is not null
union all
select constitution.organisation, 'decision-procedure', constitution.decision_procedure
from constitution
where constitution.decision_procedure is not null
union all
select constitution.organisation, 'transparency', constitution.transparency
from constitution
where constitution.transparency is not null
union all
select constitution.organisation, 'conflicts-of-interest', constitution.conflicts_of_interest
from constitution
where constitution.conflicts_of_interest is not null
union all
select constitution.organisation, 'public-involvement', constitution.public_involvement
from constitution
where constitution.public_involvement is not null
union all
select distinct constitution.organisation, coalesce(sector_implication.implies, constitution_nomination.sector), 1
from constitution
join constitution_nomination
  on constitution_nomination.constitution = constitution.at
left join sector_implication
  on sector_implication.sector = constitution_nomination.sector
union all
select constitution.organisation,
       'proposal',
       case
         when exists (
           select 1
           from constitution_proposer
           join party
             on party.id = constitution_proposer.proposer
           where constitution_proposer.constitution = constitution.at
             and party.kind <> 'ccg'
         ) then 0
         when constitution.consulted = 0 then 0
         when constitution.proposed_by_count > 0 then constitution.consulted
       end
from constitution
union all
select organisation.id, handbook_item.item, 1
from organisation
join handbook_item
  on handbook_item.organisation = organisation.id
union all
select body.of, 'standing-orders', 1
from body
join body_publication
  on body_publication.body = body.id
 and body_publication.document = 'standing-orders'
where body.kind = 'icb-board'
union all
select body_expectation.body, body_expectation.expectation, 1
from body_expectation
