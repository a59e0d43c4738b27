-- Who nominates the members that the sectors put forward: one row for each nominator of a seat that is for a sector.
-- at: Where the nominator stands.
-- seat: Where the seat stands.
-- sector: The sector that the seat is for, by its own `sector` or `role`.
-- nominator: The name of the nominator, or else the token.
-- kind: The kind of organisation that nominates, or the sector that is named.
-- is_partner: 1 if it may nominate as a partner of the board: a trust, if it is said to be one; anybody else, always.
with sector_seat as (
  select distinct member.at,
         member.home,
         coalesce(sector_implication.implies, member.sector, seat_role_synonym.means) as sector
  from member
  left join sector_implication
    on sector_implication.sector = member.sector
  left join seat_role_synonym
    on seat_role_synonym.role = member.role
  where member.is_board
)
select seat_nominator.at,
       sector_seat.at as seat,
       sector_seat.sector,
       coalesce(party.name, seat_nominator.nominated_by) as nominator,
       coalesce(party.kind, sector_implication.implies, seat_nominator.nominated_by) as kind,
       case
         when coalesce(organisation.kind, '') not in ('nhs-trust', 'foundation-trust') then 1
         when exists (
           select 1
           from organisation_partner_of
           where organisation_partner_of.organisation = organisation.id
             and organisation_partner_of.board = sector_seat.home
         ) then 1
         when organisation.partner_of_count is not null then 0
       end as is_partner
from sector_seat
join seat_nominator
  on seat_nominator.seat = sector_seat.at
left join party
  on party.id = seat_nominator.nominated_by
left join organisation
  on organisation.id = seat_nominator.nominated_by
left join sector_implication
  on sector_implication.sector = seat_nominator.nominated_by
