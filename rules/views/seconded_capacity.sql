-- The two lists of posts that give clinical and managerial capacity to the changes that a system has agreed.
-- at: Where the list stands, or would stand.
-- kind: clinical or managerial.
-- entries: How many posts it holds; null when the description does not give it.
-- from_members: How many of them are employed by, or seconded from, an organisation that is described.
-- unsaid: How many of them do not say from where they come, or name what is not described.
with listed as (
  select clinical_leadership.at || '/capacity' as at,
         clinical_leadership.system,
         'clinical' as kind,
         clinical_leadership.capacity_count as entries,
         clinical_capacity.post
  from clinical_leadership
  left join clinical_capacity
    on clinical_capacity.system = clinical_leadership.system
  union all
  select clinical_leadership.at || '/management-capacity',
         clinical_leadership.system,
         'managerial',
         clinical_leadership.management_capacity_count,
         management_capacity.post
  from clinical_leadership
  left join management_capacity
    on management_capacity.system = clinical_leadership.system
)
select listed.at,
       listed.system,
       listed.kind,
       listed.entries,
       count(organisation.id) as from_members,
       count(case when listed.post is not null and home.id is null then 1 end) as unsaid
from listed
left join post
  on post.id = listed.post
left join thing as home
  on home.id = coalesce(post.seconded_from, post.employer)
left join organisation
  on organisation.id = home.id
group by listed.at
