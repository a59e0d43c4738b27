-- Those who sit on bodies as members: every seat but those of participants and observers.
-- seats: How many such seats there are.
-- body_title: The name of the body, or else its id as written.
-- body_kind: The kind of the body.
-- is_board: 1 if the body is the main board of its system.
-- can_commission: 1 if the body can use commissioning functions, as a board of the NHS body can.
-- home: What the body belongs to.
-- origin: The organisation that the member comes from: the one that is given, or else that of the post.
-- person: A token for whoever sits: the holder's, or else the post.
-- known_holder: The token of the holder, where the seat or its post gives one.
-- framework: The framework by which the description is judged.
-- effective_on: The day by which the description is judged.
-- employer: Who employs the member, where the seat says so.
with sitting as materialized (
  select seat.at,
         seat.system,
         seat.body,
         seat.role,
         seat.also_count,
         seat.category,
         seat.sector,
         seat.post,
         seat.employer,
         seat.independent,
         seat.voting,
         seat.mandate,
         seat.expertise_count,
         seat.interests_count,
         coalesce(seat.count, 1) as seats,
         described_body.title as body_title,
         described_body.kind as body_kind,
         main_board.id is not null as is_board,
         main_board.id is not null
           or coalesce(described_body.commissions, described_body.kind = 'commissioning-committee') as can_commission,
         described_body.of as home,
         coalesce(
           seat.organisation,
           case when post.of not in (seat.body, coalesce(described_body.of, '')) then post.of end
         ) as origin,
         coalesce(seat.holder, post.holder, seat.post) as person,
         coalesce(seat.holder, post.holder) as known_holder,
         described_body.framework,
         described_body.effective_on
  from seat
  join described_body
    on described_body.id = seat.body
  left join main_board
    on main_board.id = seat.body
  left join post
    on post.id = seat.post
  where coalesce(seat.category, '') <> 'participant'
    and seat.role not in ('participant', 'observer')
)
select sitting.*
from sitting
