-- Everyone whom a plan's lists must name, and whether they do.
-- at: The list.
-- list: signed-by, consulted, given-to or opinions.
-- plan_name: The plan's name, or else its id as written.
-- name: Who must be named.
-- clause: The clause that says so.
-- is_named: 1 if they are named, 0 if they are not, null where that is not known, or not whether they must be.
with wanted as materialized (
  select plan.id as plan,
         plan.at || '/' || plan_party.list as at,
         plan.system,
         coalesce(plan.name, thing.key) as plan_name,
         plan_party.list,
         plan_party.role,
         plan_party.clause,
         case plan_party.list
           when 'signed-by' then plan.signed_by_count
           when 'consulted' then plan.consulted_count
           when 'given-to' then plan.given_to_count
           else plan.opinions_count
         end as names_given
  from plan
  join thing
    on thing.id = plan.id
  join description
    on description.system = plan.system
  join plan_fulfilling as fulfilling
    on fulfilling.plan = plan.id
  join plan_party
    on plan_party.framework = description.framework
   and plan_party.kind = fulfilling.kind
)
select wanted.plan,
       wanted.at,
       wanted.list,
       wanted.plan_name,
       holder.name,
       wanted.clause,
       case
         when exists (
           select 1
           from plan_named
           where plan_named.plan = wanted.plan
             and plan_named.list = wanted.list
             and plan_named.named in (holder.party, coalesce(role.token, holder.party))
         ) then 1
         when wanted.names_given is not null and holder.holds then 0
       end as is_named
from wanted
join plan_role as role
  on role.role = wanted.role
 and role.each
join role_holder as holder
  on holder.system = wanted.system
 and holder.role = wanted.role
union all
select wanted.plan,
       wanted.at,
       wanted.list,
       wanted.plan_name,
       role.title,
       wanted.clause,
       case
         when max(plan_named.named is not null) then 1
         when wanted.names_given is not null then 0
       end
from wanted
join plan_role as role
  on role.role = wanted.role
 and not role.each
left join plan_named
  on plan_named.plan = wanted.plan
 and plan_named.list = wanted.list
 and role.token in (plan_named.named, plan_named.kind)
group by wanted.at, wanted.role, wanted.clause
