-- Seats whose members bring a clinical or care professional voice: those that say so, those of a clinical sector or role,
-- and those of clinical posts, except where the seat says that it is not clinical.
select seat_home.at,
       seat_home.system,
       seat_home.body
from seat_home
where seat_home.clinical
union
select seat_home.at,
       seat_home.system,
       seat_home.body
from seat_home
where seat_home.clinical is null
  and seat_home.sector in ('clinical', 'pcn', 'primary-care', 'primary-medical')
union
select seat_home.at,
       seat_home.system,
       seat_home.body
from seat_home
join clinical_title
  on clinical_title.title in (seat_home.role, seat_home.post_title)
where seat_home.clinical is null
