-- The posts and offices that a member holds in health and care organisations of the same system, the board's own aside.
-- seat: Where the seat stands.
-- tied_at: Where the post, office or other seat stands.
-- organisation: The organisation.
-- name: Its name.
with sitting as materialized (
  select member.at,
         member.system,
         member.home,
         member.origin,
         member.employer,
         member.person
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
  select sitting.at as seat,
         sitting.system,
         sitting.home,
         seat_interest.at as tied_at,
         seat_interest.held_in as organisation
  from seat_interest
  join sitting
    on sitting.at = seat_interest.seat
  where seat_interest.kind in ('employment', 'office', 'directorship')
  union all
  select sitting.at,
         sitting.system,
         sitting.home,
         sitting.at || '/organisation',
         sitting.origin
  from sitting
  union all
  select sitting.at,
         sitting.system,
         sitting.home,
         sitting.at || '/employer',
         sitting.employer
  from sitting
  union all
  select sitting.at,
         sitting.system,
         sitting.home,
         held.at,
         held.of
  from sitting
  join held
    on held.system = sitting.system
   and held.holder = sitting.person
  union all
  select sitting.at,
         sitting.system,
         sitting.home,
         other.at,
         other.origin
  from sitting
  join sitting as other
    on other.system = sitting.system
   and other.person = sitting.person
   and other.at <> sitting.at
),
foreign_tie as materialized (
  select tie.seat,
         tie.tied_at,
         tie.system,
         organisation.id as organisation,
         organisation.name,
         organisation.kind,
         organisation.system as organisation_system
  from tie
  join live_organisation as organisation
    on organisation.id = tie.organisation
   and organisation.id <> coalesce(tie.home, '')
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
