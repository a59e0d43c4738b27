-- The bodies that are described, and the organisations that exist on the day described.
-- id: The id.
-- kind: The kind of body or organisation.
-- name: The name, or else the id as written.
-- framework: The framework by which its description is judged.
select described_body.at,
       described_body.system,
       described_body.id,
       described_body.kind,
       described_body.title as name,
       described_body.framework
from described_body
union all
select described_organisation.at,
       described_organisation.system,
       described_organisation.id,
       described_organisation.kind,
       described_organisation.name,
       described_organisation.framework
from described_organisation
