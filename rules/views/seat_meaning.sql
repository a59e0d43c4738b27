-- What each member's seat counts as: the roles that it fills, the sectors that it brings, and whether its holder is the
-- ordinary member who knows services for mental illness.
-- seat: Where the seat stands.
-- body: The body.
-- means: A role (chair, nursing-director ...), a sector, ordinary-member, or mental-illness-services.
-- seats: How many such seats there are.
with sitting as materialized (
  select seat.rowid as number,
         seat.at,
         seat.role,
         seat.body,
         seat.category,
         seat.sector,
         coalesce(seat.count, 1) as seats,
         coalesce(body.of, '') as home,
         body.kind as body_kind,
         post.title,
         post.of as post_of,
         coalesce(
           seat.organisation,
           case when post.of not in (seat.body, coalesce(body.of, '')) then post.of end
         ) as origin
  from seat
  join body
    on body.id = seat.body
  left join post
    on post.id = seat.post
  where coalesce(seat.category, '') <> 'participant'
    and seat.role not in ('participant', 'observer')
),
named as materialized (
  select sitting.number,
         seat_role_synonym.means
  from sitting
  join seat_role_synonym
    on seat_role_synonym.role = sitting.role
  union all
  select sitting.number,
         seat_role_synonym.means
  from seat_also
  join sitting
    on sitting.at = seat_also.seat
  join seat_role_synonym
    on seat_role_synonym.role = seat_also.role
  union all
  select sitting.number,
         seat_role_synonym.means
  from sitting
  join seat_role_synonym
    on seat_role_synonym.role = sitting.title
  where sitting.post_of in (sitting.body, sitting.home)
),
presiding as materialized (
  select distinct named.number
  from named
  where named.means in ('chair', 'non-executive')
),
filled as materialized (
  select named.number,
         named.means
  from named
  union all
  select sitting.number,
         sitting.category
  from sitting
  left join presiding
    on presiding.number = sitting.number
  where sitting.category in ('chair', 'non-executive')
    and presiding.number is null
),
leading as materialized (
  select distinct filled.number
  from filled
  where filled.means in ('chair', 'chief-executive')
),
envoy as materialized (
  select sitting.number,
         sitting.at,
         sitting.sector,
         organisation.kind,
         sitting.origin
  from sitting
  left join organisation
    on organisation.id = sitting.origin
  where coalesce(sitting.category, 'partner') = 'partner'
     or (
       sitting.origin <> sitting.home
       and (
         sitting.category = 'executive'
         or (
           sitting.category = 'non-executive'
           and sitting.body_kind not in ('icb-board', 'ics-board', 'ics-body-board')
         )
       )
     )
),
brought as materialized (
  select envoy.number,
         envoy.sector
  from envoy
  where envoy.sector is not null
  union all
  select envoy.number,
         kind_sector.sector
  from envoy
  join kind_sector
    on kind_sector.kind = envoy.kind
  union all
  select envoy.number,
         organisation_type.type
  from envoy
  join organisation_type
    on organisation_type.organisation = envoy.origin
  union all
  select envoy.number,
         coalesce(kind_sector.sector, seat_nominator.nominated_by)
  from seat_nominator
  join envoy
    on envoy.at = seat_nominator.seat
  left join organisation
    on organisation.id = seat_nominator.nominated_by
  left join kind_sector
    on kind_sector.kind = organisation.kind
),
meaning as materialized (
  select filled.number,
         filled.means
  from filled
  union
  select brought.number,
         brought.sector
  from brought
  union
  select brought.number,
         sector_implication.implies
  from brought
  join sector_implication
    on sector_implication.sector = brought.sector
  union
  select sitting.number,
         'ordinary-member'
  from sitting
  left join leading
    on leading.number = sitting.number
  where leading.number is null
  union
  select sitting.number,
         seat_expertise.expertise
  from seat_expertise
  join sitting
    on sitting.at = seat_expertise.seat
  left join leading
    on leading.number = sitting.number
  where leading.number is null
    and seat_expertise.expertise = 'mental-illness-services'
  union
  select sitting.number,
         'member-non-executive'
  from sitting
  join organisation
    on organisation.id = sitting.origin
   and organisation.kind in ('ccg', 'nhs-trust', 'foundation-trust')
  where sitting.category = 'non-executive'
)
select sitting.at as seat,
       sitting.body,
       meaning.means,
       sitting.seats
from meaning
join sitting
  on sitting.number = meaning.number
where meaning.means <> 'chair'
   or coalesce(sitting.category, 'chair') not in ('executive', 'partner')
   -- such a chair is what a rule looks for
   or sitting.body_kind in ('audit-committee', 'remuneration-committee')
