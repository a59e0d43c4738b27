-- The scale of segments by which each description is judged: that of the day described, or of its year of oversight
-- if that has ended.
-- system: The key of the description.
-- kind: The kind of organisation that is placed in a segment.
-- lowest: The first segment.
-- highest: The last segment.
-- each: 1 if each such organisation is placed in a segment.
-- clause: The clause that says so.
with day_of_scale as (
  select description.system,
         description.framework,
         min(
           description.effective_on,
           coalesce((substr(oversight.year, 1, 4) + 1) || '-03-31', description.effective_on)
         ) as day
  from description
  left join oversight
    on oversight.system = description.system
)
select day_of_scale.system,
       segment_scale.kind,
       segment_scale.lowest,
       segment_scale.highest,
       segment_scale.each,
       segment_scale.clause
from day_of_scale
join segment_scale
  on segment_scale.framework = day_of_scale.framework
 and day_of_scale.day between segment_scale.in_force_from and segment_scale.in_force_to
