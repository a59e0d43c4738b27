-- Whom each delegation reaches, and on what footing. A joint committee is reached as its parties, one row for each. Where
-- the description does not say what a body or post is, there is one row for each footing it may have.
-- delegation: Where the delegation stands.
-- through: itself, own (of the one who delegates), joint-committee or committee-in-common.
-- party: The recipient, or the party of the joint committee.
-- kind: What the party is: a kind of organisation or body, place, collaborative, own and so on; null where not said.
with leg as (
  select delegation.at,
         delegation.to_party,
         giving.organisation as giver,
         giving.kind as giver_kind,
         receiver.class,
         receiver.kind,
         receiving.organisation as receiver,
         receiving.kind as receiver_kind,
         body.legal_form,
         coalesce(
           receiving.organisation = giving.organisation
             or (receiver.kind = 'region' and giving.kind = 'national')
             or employer.organisation = giving.organisation
             or exists (
               select 1
               from seat
               join main_board
                 on main_board.id = seat.body
               where seat.system = delegation.system
                 and seat.post = delegation.to_party
                 and main_board.of = giving.organisation
             ),
           0
         ) as is_own,
         coalesce(receiving.organisation, employer.organisation) as home
  from delegation
  join thing as receiver
    on receiver.id = delegation.to_party
  left join acting_organisation as giving
    on giving.id = delegation.from_party
  left join acting_organisation as receiving
    on receiving.id = delegation.to_party
  left join body
    on body.id = delegation.to_party
  left join post
    on post.id = delegation.to_party
  left join acting_organisation as employer
    on employer.id = post.employer
),
routed as (
  select leg.*,
         case
           when leg.class in ('place', 'collaborative', 'system') then 'itself'
           when leg.class in ('organisation', 'well-known', 'post') and leg.is_own then 'own'
           when leg.class in ('organisation', 'well-known') then 'itself'
           when leg.class = 'post' and leg.home is not null then 'itself'
           when leg.class = 'post' then 'unsaid'
           when leg.kind in ('icp', 'ics-partnership', 'ics-board', 'partnership-board') then 'itself'
           when leg.kind = 'joint-committee' or leg.legal_form = 'joint-committee' then 'joint-committee'
           when leg.is_own and leg.kind in ('forum', 'clinical-forum', 'system-quality-group', 'cluster')
             then case leg.legal_form when 'none' then 'itself' when 'committee' then 'own' else 'unsaid' end
           when leg.is_own then 'own'
           when leg.kind = 'committee-in-common' then 'committee-in-common'
           when leg.kind = 'provider-leadership-board' and leg.legal_form = 'none' then 'committee-in-common'
           when leg.kind in ('icb-board', 'ics-body-board', 'governing-body', 'hwb', 'forum', 'clinical-forum', 'system-quality-group', 'cluster')
             then 'itself'
           when leg.home is not null or leg.legal_form = 'none' then 'itself'
           else 'unsaid'
         end as through
  from leg
)
select routed.at as delegation,
       routed.through,
       routed.to_party as party,
       case
         when routed.through <> 'itself' then routed.through
         when routed.class in ('organisation', 'well-known') then routed.receiver_kind
         when routed.kind in ('icb-board', 'ics-body-board', 'governing-body') then routed.receiver_kind
         else coalesce(routed.kind, routed.class)
       end as kind
from routed
where routed.through in ('itself', 'own', 'committee-in-common')
union all
select routed.at,
       footing.value,
       routed.to_party,
       null
from routed
join json_each('["own", "joint-committee", "committee-in-common"]') as footing
where routed.through = 'unsaid'
union all
select routed.at,
       'joint-committee',
       coalesce(body_party.party, routed.to_party),
       coalesce(acting_organisation.kind, thing.kind, thing.class)
from routed
left join body_party
  on body_party.body = routed.to_party
left join acting_organisation
  on acting_organisation.id = body_party.party
left join thing
  on thing.id = body_party.party
where routed.through = 'joint-committee'
