-- Where organisations take part: in a body, a collaborative, a place or a plan.
-- organisation: The organisation, as the description that is asked about has it.
with heard as materialized (
  select seat.organisation
  from seat
  where seat.organisation is not null
  union
  select post.of
  from seat
  join post
    on post.id = seat.post
  where post.of is not null
  union
  select seat_nominator.nominated_by
  from seat_nominator
  union
  select body.of
  from body
  where body.of is not null
  union
  select body_party.party
  from body_party
  union
  select membership.organisation
  from membership
  union
  select collaborative_lead.organisation
  from collaborative_lead
  union
  select place_member.organisation
  from place_member
  union
  select place_local_authority.organisation
  from place_local_authority
  union
  select place_neighbourhood.organisation
  from place_neighbourhood
  union
  select organisation.id
  from organisation
  where organisation.place is not null
  union
  select plan.owner
  from plan
  where plan.owner is not null
  union
  select plan_signatory.signed_by
  from plan_signatory
  union
  select plan_consulted.consulted
  from plan_consulted
)
select heard.organisation
from heard
