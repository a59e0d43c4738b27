-- Each place, with what its delegations, the parties to its board and its contracts say of how it is governed.
-- called: The name, or else the id as written.
-- options: How many options of governance it names; null when the description does not say.
-- delegations_said: 1 if the description lists all its delegations, and describes the place's board and who delegates.
-- delegations: How many delegations go to the place, its board or its posts.
-- from_commissioner: How many go from a commissioner to the place or its board.
-- from_council: How many go from a council to the place or its board.
-- contributors: How many bodies of the NHS or of local government delegate something to the place or its board.
-- to_public_post: How many go to a post of the place whose employer is a body of the NHS or of local government.
-- to_other_post: How many go to a post of the place whose employer is something else.
-- to_post: How many go to a post of the place.
-- decides: 1 if its board takes decisions or binds its members, 0 if it does neither; null when not said.
-- parties: How many bodies of the NHS or of local government are parties to its board; null when not said.
-- contracts_said: 1 if the description lists all its agreements.
-- contracts: How many contracts for a lead provider name one that takes part in the place and is a person in law.
-- contracts_open: 1 if a contract for a lead provider may be the place's, as it names no lead or the place no members.
-- id: The place.
-- at: Where the place stands.
-- system: The key of the description.
with delegated as (
  select place_delegation.place,
         count(distinct place_delegation.at) as delegations,
         count(distinct case when place_delegation.receiver = 'place' and giver.commissions then place_delegation.at end)
           as from_commissioner,
         count(distinct case when place_delegation.receiver = 'place' and giver.local_government then place_delegation.at end)
           as from_council,
         count(distinct case when place_delegation.receiver = 'place' then giver.organisation end) as contributors,
         count(case when place_delegation.receiver = 'post' then 1 end) as to_post,
         count(case when giving.id is null then 1 end) as unknown_givers,
         count(case when place_delegation.receiver = 'post' and employer.id is not null then 1 end) as to_public_post,
         count(
           case when place_delegation.receiver = 'post' and post.employer is not null and employer.id is null then 1 end
         ) as to_other_post
  from place_delegation
  left join thing as giving
    on giving.id = place_delegation.from_party
  left join public_party as giver
    on giver.id = place_delegation.from_party
  left join post
    on post.id = place_delegation.post
  left join public_party as employer
    on employer.id = post.employer
  group by place_delegation.place
),
board as (
  select partnership_board.partnership as place,
         max(body.takes_decisions or body.binding) as decides,
         case when count(body_party.party) = count(thing.id) then max(body.parties_count) end as said,
         count(distinct public_party.organisation) as parties
  from partnership_board
  join body
    on body.id = partnership_board.body
  left join body_party
    on body_party.body = body.id
  left join thing
    on thing.id = body_party.party
  left join public_party
    on public_party.id = body_party.party
  group by partnership_board.partnership
),
contract as (
  select place_party.place,
         count(distinct agreement.id) as contracts
  from agreement
  join place
    on place.system = agreement.system
  join place_party
    on place_party.place = place.id
   and place_party.party = agreement.lead
  join party
    on party.id = agreement.lead
   and party.legal_person
  where agreement.kind in ('lead-provider-contract', 'integrated-care-provider-contract', 'iho-contract')
  group by place_party.place
)
select place.id,
       place.at,
       place.system,
       place.called,
       place.governance_count as options,
       exists (
         select 1
         from section
         where section.system = place.system
           and section.section = 'delegations'
           and section.entries is not null
       )
         and (place.board is null or place.board in (select body.id from body))
         and coalesce(delegated.unknown_givers, 0) = 0 as delegations_said,
       coalesce(delegated.delegations, 0) as delegations,
       coalesce(delegated.from_commissioner, 0) as from_commissioner,
       coalesce(delegated.from_council, 0) as from_council,
       coalesce(delegated.contributors, 0) as contributors,
       coalesce(delegated.to_post, 0) as to_post,
       coalesce(delegated.to_public_post, 0) as to_public_post,
       coalesce(delegated.to_other_post, 0) as to_other_post,
       board.decides,
       case when board.said is not null then board.parties end as parties,
       exists (
         select 1
         from section
         where section.system = place.system
           and section.section = 'agreements'
           and section.entries is not null
       ) as contracts_said,
       coalesce(contract.contracts, 0) as contracts,
       exists (
         select 1
         from agreement
         where agreement.system = place.system
           and agreement.kind in ('lead-provider-contract', 'integrated-care-provider-contract', 'iho-contract')
           and (agreement.lead is null or place.members_count is null)
       ) as contracts_open
from named_place as place
left join delegated
  on delegated.place = place.id
left join board
  on board.place = place.id
left join contract
  on contract.place = place.id
