-- The circles in which things answer to one another, each with its members. Circles that share a member are one.
-- circle: The member whose id comes first; it stands for the circle.
-- member: A member; the first one too.
with recursive answerer as materialized (
  select answers_to_line.thing,
         row_number() over (order by answers_to_line.thing) * 2654435761 % 4294967296 as number
  from answers_to_line
  group by answers_to_line.thing
),
line as materialized (
  select answerer.number,
         answered.number as answers_to
  from answers_to_line
  join answerer
    on answerer.thing = answers_to_line.thing
  join answerer as answered
    on answered.thing = answers_to_line.answers_to
),
-- A circle is walked from the member with the least number, by way of greater ones. So none is walked twice; and as
-- the numbers follow no order of the file, a walk along a chain of lines soon meets a lesser one and ends.
walk(start, number) as (
  select line.number,
         line.answers_to
  from line
  where line.answers_to >= line.number
  union
  select walk.start,
         line.answers_to
  from walk
  join line
    on line.number = walk.number
  where walk.number <> walk.start
    and line.answers_to >= walk.start
),
-- Where a walk has come back to its start, the way back along it.
way_back(start, number) as (
  select walk.start,
         walk.number
  from walk
  where walk.number = walk.start
  union
  select way_back.start,
         line.number
  from way_back
  join line
    on line.answers_to = way_back.number
  join walk
    on walk.start = way_back.start
   and walk.number = line.number
),
-- The walk from the least number of all takes in the whole of a circle; others may take in a part of it.
walked as (
  select min(answerer.thing) over (partition by way_back.start) as circle,
         answerer.thing as member
  from way_back
  join answerer
    on answerer.number = way_back.number
)
select min(walked.circle) as circle,
       walked.member
from walked
group by walked.member
