-- What holds a system together besides its bodies: its agreements by kind, and its leader.
-- kind: The kind of agreement, or `leader`.
select agreement.system,
       agreement.kind
from agreement
union all
select system.system,
       'leader'
from system
where system.lead is not null
union all
select post.system,
       'leader'
from post
where post.title = 'system-lead'
union all
select post.system,
       'leader'
from post
join thing
  on thing.id = post.of
 and thing.kind in ('ics-board', 'ics-body', 'ics-body-board')
join seat_role_synonym
  on seat_role_synonym.role = post.title
 and seat_role_synonym.means = 'chief-executive'
