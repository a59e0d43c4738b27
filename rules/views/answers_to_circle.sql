-- The circles in which things answer to one another, each with its members. Circles that share a member are one.
-- circle: The member whose id comes first; it stands for the circle.
-- member: A member; the first one too.
with recursive given as materialized (
  select answers_to_line.thing,
         answers_to_line.answers_to,
         dense_rank() over (
           partition by answers_to_line.system
           order by answers_to_line.thing
         ) * 2654435761 % 4294967296 as rank
  from answers_to_line
),
answerer as materialized (
  select distinct given.thing,
         given.rank
  from given
),
line as materialized (
  select given.thing,
         given.rank,
         answerer.thing as answers_to,
         answerer.rank as next_rank
  from given
  join answerer
    on answerer.thing = given.answers_to
),
-- A circle is walked from the member of the least rank, by way of greater ones. So none is walked twice; and as ranks
-- follow no order of the file, a walk along a chain of lines soon meets a lesser one and ends.
walk as (
  select line.thing as start,
         line.rank as start_rank,
         line.answers_to as thing
  from line
  where (line.next_rank, line.answers_to) >= (line.rank, line.thing)
  union
  select walk.start,
         walk.start_rank,
         line.answers_to
  from walk
  join line
    on line.thing = walk.thing
  where walk.thing <> walk.start
    and (line.next_rank, line.answers_to) >= (walk.start_rank, walk.start)
),
-- Where a walk has come back to its start, the way back along it.
way_back as (
  select walk.start,
         walk.thing
  from walk
  where walk.thing = walk.start
  union
  select way_back.start,
         line.thing
  from way_back
  join line
    on line.answers_to = way_back.thing
  join walk
    on walk.start = way_back.start
   and walk.thing = line.thing
),
-- The walk from the least of all takes in the whole of a circle; others may take in a part of it.
walked as (
  select min(way_back.thing) over (partition by way_back.start) as circle,
         way_back.thing as member
  from way_back
)
select min(walked.circle) as circle,
       walked.member
from walked
group by walked.member
