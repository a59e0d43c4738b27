-- The posts and offices that a member holds in health and care organisations of the same system, the board's own aside.
-- seat: Where the seat stands.
-- tied_at: Where the post, office or other seat stands.
-- organisation: The organisation.
-- name: Its name.
with sitting as materialized (
  select member.*
  from member
),
held as materialized (
  select post.at,
         post.system,
         post.of,
         post.holder
  from post
  where post.holder is not null
),
tie as materialized (
  select seat_interest.seat,
         seat_interest.at as tied_at,
         seat_interest.held_in as organisation
  from seat_interest
  where seat_interest.kind in ('employment', 'office', 'directorship')
  union
  select member.at,
         member.at || '/organisation',
         member.origin
  from sitting as member
  union
  select member.at,
         member.at || '/employer',
         member.employer
  from sitting as member
  union
  select member.at,
         held.at,
         held.of
  from sitting as member
  join held
    on held.system = member.system
   and held.holder = member.person
  union
  select member.at,
         other.at,
         other.origin
  from sitting as member
  join sitting as other
    on other.system = member.system
   and other.person = member.person
   and other.at <> member.at
),
home_tie as materialized (
  select tie.seat,
         tie.tied_at,
         tie.organisation,
         member.system,
         member.home
  from tie
  join sitting as member
    on member.at = tie.seat
),
foreign_tie as materialized (
  select home_tie.seat,
         home_tie.tied_at,
         home_tie.system,
         live_organisation.id as organisation,
         live_organisation.name,
         live_organisation.kind,
         live_organisation.system as organisation_system
  from home_tie
  join live_organisation
    on live_organisation.id = home_tie.organisation
   and live_organisation.id <> coalesce(home_tie.home, '')
)
select foreign_tie.seat,
       foreign_tie.tied_at,
       foreign_tie.organisation,
       foreign_tie.name
from foreign_tie
join organisation_kind
  on organisation_kind.kind = foreign_tie.kind
 and (organisation_kind.nhs_body = 1 or organisation_kind.provides_care = 1)
where foreign_tie.organisation_system = foreign_tie.system
  and foreign_tie.kind not in ('national', 'region', 'icb', 'ics-body')
