-- Who is named in each list of each plan. Whoever has signed a plan was consulted about it too.
-- list: signed-by, consulted, given-to or opinions.
-- named: The party, as references hold it, or the group or kind that is named instead.
-- kind: The kind, or else the class, of the party.
with named as (
  select plan_signatory.plan, 'signed-by' as list, plan_signatory.signed_by as named
  from plan_signatory
  union
  select plan_consulted.plan, 'consulted', plan_consulted.consulted
  from plan_consulted
  union
  select plan_signatory.plan, 'consulted', plan_signatory.signed_by
  from plan_signatory
  union
  select plan_given_to.plan, 'given-to', plan_given_to.given_to
  from plan_given_to
  union
  select plan_opinion.plan, 'opinions', plan_opinion.given_by
  from plan_opinion
)
select named.plan,
       named.list,
       named.named,
       coalesce(thing.kind, thing.class) as kind
from named
left join thing
  on thing.id = named.named
