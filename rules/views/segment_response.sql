-- What is recorded as being done for each organisation in view of its segment.
-- system: The key of the description.
-- organisation: The organisation.
-- response: The key under `oversight`: reviews, programmes or exit-criteria.
-- value: The review or the programme; null for exit criteria.
select oversight_review.system,
       oversight_review.organisation,
       'reviews' as response,
       oversight_review.review as value
from oversight_review
union all
select support_programme.system,
       support_programme.organisation,
       'programmes',
       support_programme.programme
from support_programme
union all
select exit_criterion.system,
       exit_criterion.organisation,
       'exit-criteria',
       null
from exit_criterion
