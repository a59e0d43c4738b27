-- Organisations with the day described, and with code and name in the form in which the organisation register has them.
-- as_of: The day described.
-- is_live: Whether it exists on that day, as far as the description says.
-- code: Its ODS code; for a council the GSS code of its area.
-- code_at: Where the code stands.
-- plain: The name as the register compares names.
-- bare: That without the words that only say what kind of organisation it is, between blanks.
with dated as materialized (
  select organisation.at,
         organisation.system,
         organisation.id,
         organisation.name,
         organisation.kind,
         organisation.status,
         organisation.opened,
         description.as_of,
         coalesce(organisation.status, 'live') <> 'closed'
           and coalesce(organisation.closed >= description.as_of, 1) as is_live,
         iif(organisation.kind = 'local-authority', organisation.gss, organisation.ods) as code,
         organisation.at || iif(organisation.kind = 'local-authority', '/gss', '/ods') as code_at,
         lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
           organisation.name, '&', 'and'), ',', ''), '.', ''), '''', ''), '’', ''), '(', ''), ')', ''),
           '-', ' '), '  ', ' '), '  ', ' ')) as lowered
  from organisation
  join description
    on description.system = organisation.system
),
named as materialized (
  select dated.*,
         iif(dated.lowered like 'the %', substr(dated.lowered, 5), dated.lowered) as plain
  from dated
)
select named.at,
       named.system,
       named.id,
       named.name,
       named.kind,
       named.status,
       named.opened,
       named.as_of,
       named.is_live,
       named.code,
       named.code_at,
       named.plain,
       case named.kind
         when 'local-authority' then
           replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
             ' ' || named.plain || ' ', ' the ', ' '), ' council of ', ' '), ' council ', ' '),
             ' london borough of ', ' '), ' royal borough of ', ' '), ' borough of ', ' '), ' metropolitan ', ' '),
             ' borough ', ' '), ' district ', ' '), ' county of ', ' '), ' county ', ' '), ' city of ', ' '),
             ' city ', ' ')
         else
           replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
             ' ' || named.plain || ' ', ' the ', ' '), ' national health service ', ' nhs '), ' nhs ', ' '),
             ' foundation ', ' '), ' trust ', ' '), ' integrated care board ', ' '), ' icb ', ' '),
             ' clinical commissioning group ', ' '), ' ccg ', ' '), ' primary care network ', ' '), ' pcn ', ' ')
       end as bare
from named
