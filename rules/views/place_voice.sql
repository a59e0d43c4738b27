-- Which parts of health and care are heard in a place.
-- voice: The part of health and care.
-- sure: 1 if it is heard; 0 if it may be, as a member does not say what it is or what it provides.
with heard as (
  select place_party.place,
         voice_sign.voice,
         1 as sure
  from place_party
  join organisation
    on organisation.id = place_party.party
  join voice_sign
    on voice_sign.sign = 'kind'
   and voice_sign.token = organisation.kind
  union all
  select place_party.place,
         voice_sign.voice,
         1
  from place_party
  join organisation_type
    on organisation_type.organisation = place_party.party
  join voice_sign
    on voice_sign.sign = 'type'
   and voice_sign.token = organisation_type.type
  union all
  select place_party.place,
         voice_sign.voice,
         1
  from place_party
  join voice_sign
    on voice_sign.sign = 'sector'
   and voice_sign.token = place_party.sector
  union all
  select place.id,
         'people',
         1
  from place
  where place.lived_experience is not null
  union all
  select place_party.place,
         voice_sign.voice,
         0
  from place_party
  join organisation
    on organisation.id = place_party.party
   and organisation.types_count is null
   and organisation.kind in ('nhs-trust', 'foundation-trust', 'independent-provider', 'social-enterprise', 'other')
  join voice_sign
    on voice_sign.sign = 'type'
  union all
  select place_party.place,
         voice_sign.voice,
         0
  from place_party
  join voice_sign
    on voice_sign.sign = 'type'
  where place_party.party is null
    and place_party.sector = 'nhs-trusts'
  union all
  select place_party.place,
         voice_sign.voice,
         0
  from place_party
  left join thing
    on thing.id = place_party.party
  join voice_sign
    on true
  where place_party.party is not null
    and thing.id is null
)
select heard.place,
       heard.voice,
       max(heard.sure) as sure
from heard
group by heard.place, heard.voice
