-- The part of health and care that an organisation speaks for.
-- voice: The part of health and care.
-- sure: 1 if it speaks for it; 0 if it may, as it does not say what it provides.
select organisation.id as organisation,
       voice_sign.voice,
       1 as sure
from voice_sign
join organisation
  on organisation.kind = voice_sign.token
where voice_sign.sign = 'kind'
union all
select organisation_type.organisation,
       voice_sign.voice,
       1
from voice_sign
join organisation_type
  on organisation_type.type = voice_sign.token
where voice_sign.sign = 'type'
union all
select organisation.id,
       voice_sign.voice,
       0
from organisation
join voice_sign
  on voice_sign.sign = 'type'
where organisation.types_count is null
  and organisation.kind in ('nhs-trust', 'foundation-trust', 'independent-provider', 'social-enterprise', 'other')
