-- What the description says of a place that has to be settled for it. What would stand in a section that is not there,
-- or there in part, counts as settled: a missing section is a fault of its own.
-- arrangement: What is settled: size, boundary, functions, members, decisions, link-to-icb or link-to-icp.
with link as (
  select place_link.place,
         place_link.linked_to
  from place_link
  union
  select board.partnership,
         body_link.linked_to
  from partnership_board as board
  join body_link
    on body_link.body = board.body
  union
  select board.partnership,
         body_answers_to.answers_to
  from partnership_board as board
  join body_answers_to
    on body_answers_to.body = board.body
),
task as (
  select function.owner as party
  from function
  union
  select function_delivered_by.party
  from function_delivered_by
  union
  select function_part.lead
  from function_part
  union
  select delegation.to_party
  from delegation
  union
  select body_function.body
  from body_function
)
select place.id as place,
       'size' as arrangement
from place
where place.population is not null
union
select place.id,
       'boundary'
from place
where place.boundary_reason is not null
union
select place_local_authority.place,
       'boundary'
from place_local_authority
union
select area.covered_by,
       'boundary'
from area
union
select task.party,
       'functions'
from task
union
select board.partnership,
       'functions'
from task
join partnership_board as board
  on board.body = task.party
union
select place_member.place,
       'members'
from place_member
union
select place_governance.place,
       'decisions'
from place_governance
union
select board.partnership,
       'decisions'
from partnership_board as board
where board.decision_rule is not null
union
select link.place,
       'link-to-icb'
from link
join public_party
  on public_party.id = link.linked_to
 and public_party.commissions
union
select link.place,
       'link-to-icp'
from link
join body
  on body.id = link.linked_to
 and body.kind in ('icp', 'ics-partnership')
union
select link.place,
       'link-to-icb'
from link
where link.linked_to not in (select thing.id from thing)  -- it is not known what that is
union
select link.place,
       'link-to-icp'
from link
where link.linked_to not in (select thing.id from thing)
union
select place.id,
       'link-to-icb'
from place
where place.board is not null
  and place.board not in (select body.id from body)
union
select place.id,
       'link-to-icp'
from place
where place.board is not null
  and place.board not in (select body.id from body)
union
select place.id,
       'functions'
from place
where not exists (
  select 1
  from section
  where section.system = place.system
    and section.section = 'functions'
    and section.entries is not null
)
union
select place.id,
       'link-to-icp'
from place
where not exists (
  select 1
  from section
  where section.system = place.system
    and section.section = 'bodies'
    and section.entries is not null
)
