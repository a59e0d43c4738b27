-- How far the public can follow what each body does.
-- body: The body.
-- is_open: 1 if it meets in public, or publishes papers, minutes or decisions; 0 if neither; null if that is not said.
with reporting_body as (
  select distinct
         body_publication.body
  from body_publication
  where body_publication.document in ('papers', 'minutes', 'decisions')
)
select body.id as body,
       case
         when body.meets_in_public = 1
           or reporting_body.body is not null then 1
         when body.meets_in_public = 0
           and body.publishes_count is not null then 0
       end as is_open
from body
left join reporting_body
  on reporting_body.body = body.id
