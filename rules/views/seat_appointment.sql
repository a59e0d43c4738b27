-- Who appoints, approves or can remove a member, as the seat says it, or else the post whose holder sits.
-- seat: Where the seat stands.
-- field: appointed-by, approved-by or removable-by.
-- at: Where it is said.
-- party: Who it is: the id of a party, or `chair`.
with said as (
  select seat_appointer.seat,
         'appointed-by' as field,
         seat_appointer.seat || '/appointed-by' as at,
         seat_appointer.appointed_by as party
  from seat_appointer
  union all
  select seat_approver.seat,
         'approved-by',
         seat_approver.seat || '/approved-by',
         seat_approver.approved_by
  from seat_approver
  union all
  select seat_remover.seat,
         'removable-by',
         seat_remover.seat || '/removable-by',
         seat_remover.removable_by
  from seat_remover
  union all
  select seat.at,
         'appointed-by',
         post.at || '/appointed-by',
         post_appointer.appointed_by
  from seat
  join post
    on post.id = seat.post
  join post_appointer
    on post_appointer.post = post.id
  where seat.appointed_by_count is null
  union all
  select seat.at,
         'approved-by',
         post.at || '/approved-by',
         post_approver.approved_by
  from seat
  join post
    on post.id = seat.post
  join post_approver
    on post_approver.post = post.id
  where seat.approved_by_count is null
)
select said.seat,
       said.field,
       said.at,
       case
         when seat_role_synonym.means is not null then 'chair'
         else said.party
       end as party
from said
left join post
  on post.id = said.party
left join seat_role_synonym
  on seat_role_synonym.role = coalesce(post.title, said.party)
 and seat_role_synonym.means = 'chair'
