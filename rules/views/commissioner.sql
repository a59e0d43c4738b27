-- The bodies that commission health services in a system: CCGs, integrated care boards, ICS NHS bodies.
select live_organisation.*
from live_organisation
where live_organisation.kind in ('ccg', 'icb', 'ics-body')
