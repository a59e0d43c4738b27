-- NHS trusts and foundation trusts that exist on the day described.
select live_organisation.*
from live_organisation
where live_organisation.kind in ('nhs-trust', 'foundation-trust')
