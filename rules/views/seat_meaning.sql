-- What each member's seat counts as: the roles that it fills, the sectors that it brings, and whether its holder is the ordinary
-- member who knows services for mental illness.
-- seat: Where the seat stands.
-- body: The body.
-- means: A role (chair, nursing-director ...), a sector, ordinary-member, or mental-illness-services.
-- seats: How many such seats there are.
with word as (
  select member.at as seat,
         member.role as word
  from member
  union all
  select seat_also.seat,
         seat_also.role
  from seat_also
  union all
  select member.at,
         post.title
  from member
  join post
    on post.id = member.post
   and post.of in (member.body, coalesce(member.home, ''))
),
filled as (
  select word.seat,
         seat_role_synonym.means
  from word
  join seat_role_synonym
    on seat_role_synonym.role = word.word
  union
  select member.at,
         member.category
  from member
  where member.category in ('chair', 'non-executive')
    and not exists (
      select 1
      from seat_role_synonym
      where seat_role_synonym.role = member.role
        and seat_role_synonym.means in ('chair', 'non-executive')
    )
),
envoy as (
  select member.*
  from member
  where coalesce(member.category, 'partner') = 'partner'
     or (
       member.origin <> coalesce(member.home, '')
       and (member.category = 'executive' or (member.category = 'non-executive' and not member.is_board))
     )
),
brought as (
  select envoy.at as seat,
         envoy.sector as sector
  from envoy
  where envoy.sector is not null
  union
  select envoy.at,
         kind_sector.sector
  from envoy
  join organisation
    on organisation.id = envoy.origin
  join kind_sector
    on kind_sector.kind = organisation.kind
  union
  select envoy.at,
         organisation_type.type
  from envoy
  join organisation_type
    on organisation_type.organisation = envoy.origin
  union
  select envoy.at,
         coalesce(kind_sector.sector, seat_nominator.nominated_by)
  from envoy
  join seat_nominator
    on seat_nominator.seat = envoy.at
  left join organisation
    on organisation.id = seat_nominator.nominated_by
  left join kind_sector
    on kind_sector.kind = organisation.kind
),
meaning as (
  select filled.seat,
         filled.means
  from filled
  union
  select brought.seat,
         brought.sector
  from brought
  union
  select brought.seat,
         sector_implication.implies
  from brought
  join sector_implication
    on sector_implication.sector = brought.sector
  union
  select filled.seat,
         sector_implication.implies
  from filled
  join sector_implication
    on sector_implication.sector = filled.means
  union
  select seat_expertise.seat,
         seat_expertise.expertise
  from seat_expertise
  where seat_expertise.expertise = 'mental-illness-services'
    and not exists (
    select 1
    from filled
    where filled.seat = seat_expertise.seat
      and filled.means in ('chair', 'chief-executive')
  )
  union
  select member.at,
         'ordinary-member'
  from member
  where not exists (
    select 1
    from filled
    where filled.seat = member.at
      and filled.means in ('chair', 'chief-executive')
  )
  union
  select member.at,
         'member-non-executive'
  from member
  join organisation
    on organisation.id = member.origin
   and organisation.kind in ('ccg', 'nhs-trust', 'foundation-trust')
  where member.category = 'non-executive'
)
select meaning.seat,
       member.body,
       meaning.means,
       member.seats
from meaning
join member
  on member.at = meaning.seat
where meaning.means <> 'chair'
   or coalesce(member.category, 'chair') not in ('executive', 'partner')
