-- Dispute routes of which it is not clear who can use them: they do not say, or they name a group of people.
-- dispute: The route.
-- system: The key of its description.
-- about: What it is about.
select dispute.id as dispute,
       dispute.system,
       dispute.about
from dispute
where dispute.open_to_count is null
   or dispute.id in (
     select dispute_open_to.dispute
     from dispute_open_to
     join people_group
       on people_group."group" = dispute_open_to.open_to
   )
