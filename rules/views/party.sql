-- Everything that can own, answer, hold or receive, and whether it is a person in law.
-- id: The id, as references hold it.
-- key: The id as the file writes it.
-- class: What it is: organisation, body, place, collaborative, post, system or well-known.
-- kind: The kind of organisation or body.
-- name: The name, or else the id as written.
-- at: Where it stands; null for a well-known party that is not described.
-- system: The key of its description; null for a well-known party.
-- organisation: The organisation that it is, or (for a body or post) that it belongs to.
-- legal_person: 1 if it can hold a function, money or a contract; 0 if it cannot; null where that is not known.
select thing.id,
       thing.key,
       thing.class,
       thing.kind,
       coalesce(thing.name, thing.key) as name,
       thing.at,
       thing.system,
       case thing.class
         when 'organisation' then thing.id
         when 'well-known' then thing.id
         when 'body' then body.of
         when 'post' then post.of
       end as organisation,
       case
         when thing.class in ('organisation', 'well-known') then organisation_kind.legal_person
         when thing.class = 'body' and body.legal_form = 'statutory-nhs-body' then 1
         when thing.class = 'body' and body.kind in ('icb-board', 'ics-body-board', 'governing-body') then 1
         when thing.class = 'post' then home_kind.legal_person
         else 0
       end as legal_person
from thing
left join organisation_kind
  on organisation_kind.kind = thing.kind
left join body
  on body.id = thing.id
 and thing.class = 'body'
left join post
  on post.id = thing.id
 and thing.class = 'post'
left join thing as home
  on home.id = post.of
left join organisation_kind as home_kind
  on home_kind.kind = home.kind
where thing.class in ('organisation', 'well-known', 'body', 'place', 'collaborative', 'post', 'system')
