-- The lines on which NHS bodies and councils answer, and what each leads to.
-- at: Where the line stands.
-- organisation: The NHS body or council that answers.
-- name: Its name.
-- to_name: What it answers to, by name or as written.
-- to_kind: The kind of organisation, or the token of the group of people, that it answers to.
-- is_known: 1 if it is known what the line leads to.
-- is_changed: 1 if it leads to the system or something of the system's own; or, from a council, to the NHS.
select line.at,
       line.organisation,
       organisation.name,
       coalesce(owner.name, line.answers_to) as to_name,
       coalesce(home.kind, owner.kind, people_group."group") as to_kind,
       owner.id is not null or people_group."group" is not null as is_known,
       coalesce(
         owner.class = 'system'
           or owner.organisation = owner.system
           or owner.kind in ('partnership-board', 'stp', 'icb', 'ics-body')
           or (organisation.is_council and home_kind.nhs_body),
         0
       ) as is_changed
from organisation_answers_to as line
join nhs_body_or_council as organisation
  on organisation.id = line.organisation
left join party as owner
  on owner.id = line.answers_to
left join thing as home
  on home.id = owner.organisation
left join organisation_kind as home_kind
  on home_kind.kind = home.kind
left join people_group
  on people_group."group" = line.answers_to
