-- Places and provider collaboratives, side by side.
-- class: place or collaborative.
-- name: The name, or else the id as written.
select named_place.id,
       named_place.at,
       named_place.system,
       'place' as class,
       named_place.called as name,
       named_place.members_count,
       named_place.clinical_lead,
       named_place.lived_experience
from named_place
union all
select named_collaborative.id,
       named_collaborative.at,
       named_collaborative.system,
       'collaborative',
       named_collaborative.called,
       named_collaborative.members_count,
       named_collaborative.clinical_lead,
       named_collaborative.lived_experience
from named_collaborative
