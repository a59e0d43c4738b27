-- Descriptions that leave open some list of those who take part in a body, a collaborative, a place or a plan.
-- system: The key of the description.
select distinct partial.system
from partial
where partial.key in (
  'bodies', 'seats', 'parties', 'collaboratives', 'members', 'places', 'local-authorities', 'neighbourhoods', 'plans',
  'signed-by', 'consulted'
)
  and (
    partial.at = partial.system || ':/system'
    or instr(partial.at, ':/bodies/') > 0
    or instr(partial.at, ':/collaboratives/') > 0
    or instr(partial.at, ':/places/') > 0
    or instr(partial.at, ':/plans/') > 0
  )
