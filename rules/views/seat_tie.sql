-- The posts and offices that members who must be independent hold in health and care organisations of the same system.
-- seat: Where the seat of the member stands.
-- tied_at: Where the post, office or other seat stands.
-- organisation: The organisation.
-- name: Its name.
with sitting as materialized (
  select independent_member.*
  from independent_member
),
tie as (
  select sitting.at as seat,
         sitting.system,
         sitting.home,
         seat_interest.at as tied_at,
         seat_interest.held_in as organisation
  from sitting
  join seat_interest
    on seat_interest.seat = sitting.at
   and seat_interest.kind in ('employment', 'office', 'directorship')
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
         post.at,
         post.of
  from sitting
  join post
    on post.system = sitting.system
   and post.holder = sitting.person
  union all
  select sitting.at,
         sitting.system,
         sitting.home,
         other.at,
         other.origin
  from sitting
  join member as other
    on other.system = sitting.system
   and other.person = sitting.person
   and other.at <> sitting.at
)
select tie.seat,
       tie.tied_at,
       organisation.id as organisation,
       organisation.name
from tie
join live_organisation as organisation
  on organisation.id = tie.organisation
 and organisation.id <> coalesce(tie.home, '')
 and organisation.system = tie.system
 and organisation.kind not in ('national', 'region', 'icb', 'ics-body')
join organisation_kind
  on organisation_kind.kind = organisation.kind
 and (organisation_kind.nhs_body = 1 or organisation_kind.provides_care = 1)
