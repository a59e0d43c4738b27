-- The NHS bodies with accounts of their own, each of which has an accountable officer.
select live_organisation.*
from live_organisation
where live_organisation.kind in ('ccg', 'icb', 'ics-body', 'nhs-trust', 'foundation-trust')
