-- The bodies that each description lists as owing each duty, under the duty itself or among the duties of a licence.
-- bearer: The body, or the organisation whose board is listed.
-- duty: The duty.
select duty.system,
       duty.duty,
       legal_bearer.bearer
from duty
join legal_bearer
  on legal_bearer.party = duty.owed_by
union
select licence_duty.system,
       licence_duty.duty,
       licence_duty.organisation
from organisation_licence_duty as licence_duty
