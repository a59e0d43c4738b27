-- Parties that are, or belong to, a body of the NHS or of local government.
-- id: The party: an organisation, or a body or post of one.
-- organisation: The organisation.
-- nhs_body: 1 if that is a body of the NHS.
-- local_government: 1 if it is a council or another authority of local government.
-- commissions: 1 if it commissions health services.
with public_body as (
  select organisation.id,
         organisation_kind.nhs_body,
         organisation_kind.local_government,
         organisation_kind.commissions
  from organisation_kind
  join organisation
    on organisation.kind = organisation_kind.kind
  where organisation_kind.nhs_body
     or organisation_kind.local_government
)
select public_body.id,
       public_body.id as organisation,
       public_body.nhs_body,
       public_body.local_government,
       public_body.commissions
from public_body
union all
select body.id,
       public_body.id,
       public_body.nhs_body,
       public_body.local_government,
       public_body.commissions
from body
join public_body
  on public_body.id = body.of
union all
select post.id,
       public_body.id,
       public_body.nhs_body,
       public_body.local_government,
       public_body.commissions
from post
join public_body
  on public_body.id = post.of
