-- The advice that a system takes, with the expertise it brings.
-- expertise: treatment or public-health; null where the source does not show it.
select clinical_advice.at,
       clinical_advice.system,
       advice_expertise.expertise
from clinical_advice
left join post
  on post.id = clinical_advice.advice_from
left join advice_expertise
  on advice_expertise.source = coalesce(post.title, clinical_advice.advice_from)
