-- Who answers to whom: the lines that organisations, posts and bodies give, together.
-- at: Where the line stands.
-- system: The key of the description that gives it.
-- thing: The organisation, post or body that answers.
-- answers_to: To whom: a thing, a well-known party, or the token of a group of people.
select organisation_answers_to.at,
       organisation_answers_to.system,
       organisation_answers_to.organisation as thing,
       organisation_answers_to.answers_to
from organisation_answers_to
union all
select post_answers_to.at,
       post_answers_to.system,
       post_answers_to.post,
       post_answers_to.answers_to
from post_answers_to
union all
select body_answers_to.at,
       body_answers_to.system,
       body_answers_to.body,
       body_answers_to.answers_to
from body_answers_to
