-- The organisation that each organisation, board, committee or post acts for. A region acts for NHS England.
-- id: The organisation, body, post or well-known party.
-- organisation: The organisation it acts for.
-- kind: The kind of that organisation; a region counts as national.
with recursive line as (
  select body.id,
         body.of as home
  from body
  where body.of is not null
  union
  select post.id,
         post.of
  from post
  where post.of is not null
  union
  select line.id,
         coalesce(body.of, post.of)
  from line
  left join body
    on body.id = line.home
  left join post
    on post.id = line.home
  where coalesce(body.of, post.of) is not null
)
select line.id,
       line.home as organisation,
       case home.kind
         when 'region' then 'national'
         else home.kind
       end as kind
from line
join thing as home
  on home.id = line.home
 and home.class in ('organisation', 'well-known')
union all
select thing.id,
       thing.id,
       case thing.kind
         when 'region' then 'national'
         else thing.kind
       end
from thing
where thing.class in ('organisation', 'well-known')
