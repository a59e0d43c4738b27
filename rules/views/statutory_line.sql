-- The lines on which NHS bodies and councils answer, and what each leads to.
-- at: Where the line stands.
-- organisation: The NHS body or council that answers.
-- name: Its name.
-- to_name: What it answers to, by name or as written.
-- to_kind: The kind of organisation, or the token of the group of people, that it answers to.
-- is_known: 1 if it is known what the line leads to.
-- is_changed: 1 if it leads to the system or something of the system's own; or, from a council, to the NHS.
with end_of_line as (
  select party.id,
         party.name,
         coalesce(home.kind, party.kind) as kind,
         party.class = 'system'
           or coalesce(party.organisation = party.system, 0)
           or coalesce(party.kind in ('partnership-board', 'stp', 'icb', 'ics-body'), 0) as is_system,
         coalesce(organisation_kind.nhs_body, 0) as is_nhs
  from party
  left join thing as home
    on home.id = party.organisation
  left join organisation_kind
    on organisation_kind.kind = home.kind
)
select line.at,
       line.organisation,
       organisation.name,
       coalesce(end_of_line.name, line.answers_to) as to_name,
       coalesce(end_of_line.kind, people_group."group") as to_kind,
       end_of_line.id is not null or people_group."group" is not null as is_known,
       coalesce(end_of_line.is_system or (organisation.is_council and end_of_line.is_nhs), 0) as is_changed
from organisation_answers_to as line
join nhs_body_or_council as organisation
  on organisation.id = line.organisation
left join end_of_line
  on end_of_line.id = line.answers_to
left join people_group
  on people_group."group" = line.answers_to
