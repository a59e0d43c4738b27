-- Which parts of health and care are heard in a place.
-- voice: The part of health and care.
-- sure: 1 if it is heard; 0 if it may be, as a member does not say what it is or what it provides.
with party as materialized (
  select place_party.place,
         place_party.party,
         place_party.sector
  from place_party
),
heard as (
  select party.place,
         organisation_voice.voice,
         organisation_voice.sure
  from party
  join organisation_voice
    on organisation_voice.organisation = party.party
  union all
  select party.place,
         voice_sign.voice,
         1
  from party
  join voice_sign
    on voice_sign.token = party.sector
   and voice_sign.sign = 'sector'
  union all
  select party.place,
         voice_sign.voice,
         0
  from party
  join voice_sign
    on voice_sign.sign = 'type'
  where party.party is null
    and party.sector = 'nhs-trusts'
  union all
  select party.place,
         voice_sign.voice,
         0
  from party
  left join thing
    on thing.id = party.party
  join voice_sign
    on true
  where party.party is not null
    and thing.id is null
  union all
  select place.id,
         'people',
         1
  from place
  where place.lived_experience is not null
)
select heard.place,
       heard.voice,
       max(heard.sure) as sure
from heard
group by heard.place, heard.voice
