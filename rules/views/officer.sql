-- Whose accountable (or accounting) officer each post is. It can be said at the organisation or at the post; a post
-- that is given both ways counts once.
-- party: Whose officer it is: an organisation as a rule, but also whatever else is given one.
-- post: The post.
-- said_at: Where that is said; at the organisation if it is said there.
-- system: The key of the description that says so.
select organisation.id as party,
       organisation.accountable_officer as post,
       organisation.at || '/accountable-officer' as said_at,
       organisation.system
from organisation
where organisation.accountable_officer is not null
union all
select post_home.home,
       post.id,
       case
         when post.accountable_officer then post.at || '/accountable-officer'
         else post.at || '/title'
       end,
       post.system
from post
join post_home
  on post_home.post = post.id
where coalesce(post.accountable_officer, post.title = 'accountable-officer')
  and not exists (
    select 1
    from organisation
    where organisation.id = post_home.home
      and organisation.accountable_officer = post.id
  )
