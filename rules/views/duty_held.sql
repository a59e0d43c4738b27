-- The duties of posts, each with that for which it is held.
-- at: Where the duty stands.
-- post: The post.
-- duty: The duty.
-- held_for: What it is held for: what is written with it, else what the post belongs to; null where neither is said.
select post_duty.at,
       post_duty.post,
       post_duty.duty,
       coalesce(post_duty.for, post_home.home) as held_for
from post_duty
left join post_home
  on post_home.post = post_duty.post
