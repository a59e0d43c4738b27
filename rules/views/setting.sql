-- How bodies and organisations are set up: one row for each of a few fields that a framework may settle.
-- owner: The id of the body or organisation.
-- at: Where the value stands.
-- kind: The kind of body or organisation.
-- name: The name, or else the id as written.
-- framework: The framework by which the description is judged.
-- field: The field.
-- value: What it says; yes or no for a field that is true or false.
select described_body.id as owner,
       described_body.at || '/legal-form' as at,
       described_body.kind,
       described_body.title as name,
       described_body.framework,
       'legal-form' as field,
       described_body.legal_form as value
from described_body
union all
select described_body.id,
       described_body.at || '/decision-rule',
       described_body.kind,
       described_body.title,
       described_body.framework,
       'decision-rule',
       described_body.decision_rule
from described_body
union all
select described_body.id,
       described_body.at || '/binding',
       described_body.kind,
       described_body.title,
       described_body.framework,
       'binding',
       case described_body.binding when 1 then 'yes' when 0 then 'no' end
from described_body
union all
select described_body.id,
       described_body.at || '/unitary',
       described_body.kind,
       described_body.title,
       described_body.framework,
       'unitary',
       case described_body.unitary when 1 then 'yes' when 0 then 'no' end
from described_body
union all
select described_body.id,
       described_body.at || '/equal-partners',
       described_body.kind,
       described_body.title,
       described_body.framework,
       'equal-partners',
       case described_body.equal_partners when 1 then 'yes' when 0 then 'no' end
from described_body
union all
select described_organisation.id,
       described_organisation.at || '/gp-membership',
       described_organisation.kind,
       described_organisation.name,
       described_organisation.framework,
       'gp-membership',
       case described_organisation.gp_membership when 1 then 'yes' when 0 then 'no' end
from described_organisation
union all
select described_organisation.id,
       described_organisation.at || '/established-by',
       described_organisation.kind,
       described_organisation.name,
       described_organisation.framework,
       'established-by',
       described_organisation.established_by
from described_organisation
