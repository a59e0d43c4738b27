-- What ties each trust to the NHS body of its system.
-- organisation: The trust.
-- tie: seat, partner, route, contract or oversight.
select trust_partnership.id as organisation,
       'partner' as tie
from trust_partnership
where trust_partnership.is_partner
union
select seat_home.organisation,
       'seat'
from seat_home
join main_board
  on main_board.id = seat_home.body
where seat_home.organisation is not null
union
select dispute_access.party,
       'route'
from dispute_access
union
select trust_side.party,
       'contract'
from agreement_party as trust_side
join agreement_party as board_side
  on board_side.agreement = trust_side.agreement
join party_home
  on party_home.id = board_side.party
join own_nhs_body
  on own_nhs_body.id = party_home.home
union
select flow.to_party,
       'contract'
from flow
join party_home
  on party_home.id = flow.from_party
join own_nhs_body
  on own_nhs_body.id = party_home.home
union
select lead.organisation,
       'oversight'
from oversight_lead as lead
join party_home
  on party_home.id = lead.overseer
join own_nhs_body
  on own_nhs_body.id = party_home.home
