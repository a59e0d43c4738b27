-- Functions, with what is needed to judge and to name them.
-- called: The name of the function, or its id as written.
-- framework: The framework by which it is judged.
-- effective_on: The day by which it is judged.
-- title: What its kind is called in a sentence.
-- name: The name that the description gives it.
-- kind: What kind of function it is.
select function.*,
       coalesce(function.name, thing.key) as called,
       description.framework,
       description.effective_on,
       function_kind.title
from function
join thing
  on thing.id = function.id
 and thing.class = 'function'
join description
  on description.system = function.system
join function_kind
  on function_kind.kind = function.kind
