-- Parties that are, or belong to, a body of the NHS or of local government.
-- id: The party: an organisation, or a body or post of one.
-- organisation: The organisation.
-- nhs_body: 1 if that is a body of the NHS.
-- commissions: 1 if it commissions health services.
select party.id,
       party.organisation,
       organisation.name,
       organisation_kind.nhs_body,
       organisation_kind.local_government,
       organisation_kind.commissions
from party
join organisation
  on organisation.id = party.organisation
join organisation_kind
  on organisation_kind.kind = organisation.kind
where organisation_kind.nhs_body
   or organisation_kind.local_government
