-- The level at which each party stands when it oversees or intervenes.
-- id: The party.
-- key: Its id as the file writes it.
-- name: Its name, or else the id as written.
-- kind: The kind of organisation that it is, or that a body or post belongs to; else its own kind.
-- level: system, region, nation, government, regulator, or other.
select party.id,
       party.key,
       party.name,
       coalesce(home.kind, party.kind) as kind,
       coalesce(own_level.level, home_level.level, 'other') as level
from party
left join thing as home
  on home.id = party.organisation
left join oversight_level as own_level
  on own_level.kind = coalesce(party.kind, party.class)
left join oversight_level as home_level
  on home_level.kind = home.kind
