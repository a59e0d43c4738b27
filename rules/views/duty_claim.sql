-- Each duty that each organisation owes, or may owe, in descriptions with a section of duties.
-- at: The list of the duty; the section where the duty has no list.
-- clause: The clause that lays the duty on it.
-- is_listed: 1 if it is listed as owing the duty, 0 if it owes it and the duty's list leaves it out, null where that is
-- not known: a duty without a list is not said to be nobody's.
-- name: The name of the organisation.
-- duty: The duty.
with listed as (
  select distinct duty.system, duty.duty
  from duty
)
select case
         when listed.duty is not null then section.at || '/' || duty_owed.duty
         else section.at
       end as at,
       organisation.name,
       duty_owed.duty,
       duty_owed.clause,
       case
         when claimed.bearer is not null then 1
         when duty_owed.owed is null then null
         when listed.duty is not null then 0
       end as is_listed
from resident_organisation as organisation
join description
  on description.system = organisation.system
join section
  on section.system = organisation.system
 and section.section = 'duties'
join legal_bearer
  on legal_bearer.party = organisation.id
join duty_owed
  on duty_owed.kind = legal_bearer.kind
 and duty_owed.framework = description.framework
 and duty_owed.owed is not 0
left join listed
  on listed.system = organisation.system
 and listed.duty = duty_owed.duty
left join duty_claimed as claimed
  on claimed.system = organisation.system
 and claimed.duty = duty_owed.duty
 and claimed.bearer = organisation.id
order by organisation.name, duty_owed.duty
