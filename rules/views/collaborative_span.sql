-- Each provider collaborative, with what its scale amounts to.
-- name: The name, or else the id as written.
-- places: How many places it spans; null when the description does not say.
-- multi_system: 1 if it works across systems, by its scale or by the systems it names; 0 if not; null when not said.
select collaborative.id,
       collaborative.at,
       collaborative.system,
       collaborative.called as name,
       case
         when collaborative.scale_count is not null then (
           select count(distinct collaborative_scale.place)
           from collaborative_scale
           where collaborative_scale.collaborative = collaborative.id
             and collaborative_scale.place <> 'multi-system'
         )
       end as places,
       case
         when exists (
           select 1
           from collaborative_scale
           where collaborative_scale.collaborative = collaborative.id
             and collaborative_scale.place = 'multi-system'
         ) then 1
         when (
           select count(distinct collaborative_system.works_in)
           from collaborative_system
           where collaborative_system.collaborative = collaborative.id
         ) > 1 then 1
         when coalesce(collaborative.scale_count, collaborative.systems_count) is not null then 0
       end as multi_system
from named_collaborative as collaborative
