-- The lists by which provider collaboratives and trusts show how they collaborate, given or not.
-- at: Where the list stands, or would stand.
-- list: The list: characteristics of a collaborative, collaboration or system-objectives of a trust.
-- name: Whose list it is.
-- entries: How many entries it has; null when the description does not give it.
select collaborative.at || '/characteristics' as at,
       collaborative.system,
       'characteristics' as list,
       collaborative.called as name,
       collaborative.characteristics_count as entries
from named_collaborative as collaborative
union all
select trust.at || '/collaboration',
       trust.system,
       'collaboration',
       trust.name,
       trust.collaboration_count
from trust
union all
select trust.at || '/system-objectives',
       trust.system,
       'system-objectives',
       trust.name,
       trust.system_objectives_count
from trust
