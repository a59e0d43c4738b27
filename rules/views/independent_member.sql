-- Members of the main board who must be independent of what the board oversees: its chair and its non-executives.
-- body_title: The name of the board, or else its id as written.
-- home: What the board belongs to.
-- origin: The organisation that the member comes from: the one that is given, or else that of the post.
-- employer: Who employs the member, where the seat says so.
-- person: A token for whoever sits: the holder's, or else the post.
-- independent: What the seat says of it.
select distinct
       member.at,
       member.system,
       member.role,
       member.body_title,
       member.home,
       member.origin,
       member.employer,
       member.person,
       member.independent
from member
join seat_meaning
  on seat_meaning.seat = member.at
 and seat_meaning.means in ('chair', 'non-executive')
where member.is_board
