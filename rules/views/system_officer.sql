-- The accountable officer at the head of a system: the ICS board's under option 1, the integrated care board's under
-- the Act of 2022.
-- party: Whose officer it is.
-- post: The post.
-- system: The key of the description.
-- said_at: Where that is said.
select officer.party,
       officer.post,
       home.system,
       officer.said_at
from officer
join thing as home
  on home.id = officer.party
join description
  on description.system = home.system
where case description.framework
        when 'integrating-care-option-1' then home.kind = 'ics-board' or home.class = 'system'
        when 'act-2022' then home.kind = 'icb'
        when 'model-icb-2025' then home.kind = 'icb'
      end
