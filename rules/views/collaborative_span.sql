-- Each provider collaborative, with what its scale amounts to.
-- name: The name, or else the id as written.
-- places: How many places it spans; null when the description does not say.
-- multi_system: 1 if it works across systems, by its scale or by the systems it names; 0 if not; null when not said.
with span as (
  select collaborative.id,
         collaborative.at,
         collaborative.system,
         collaborative.called,
         collaborative.scale_count,
         collaborative.systems_count,
         (
           select count(distinct collaborative_scale.place)
           from collaborative_scale
           where collaborative_scale.collaborative = collaborative.id
             and collaborative_scale.place <> 'multi-system'
         ) as places,
         exists (
           select 1
           from collaborative_scale
           where collaborative_scale.collaborative = collaborative.id
             and collaborative_scale.place = 'multi-system'
         ) or (
           select count(distinct collaborative_system.works_in)
           from collaborative_system
           where collaborative_system.collaborative = collaborative.id
         ) > 1 as multi_system
  from named_collaborative as collaborative
)
select span.id,
       span.at,
       span.system,
       span.called as name,
       case when span.scale_count is not null or span.places > 1 then span.places end as places,
       case
         when span.multi_system then 1
         when coalesce(span.scale_count, span.systems_count) is not null then 0
       end as multi_system
from span
