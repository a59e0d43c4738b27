-- How bodies and organisations are set up: one row for each value that a framework accepts of a field that it settles.
-- at: Where the field stands, or would stand.
-- name: The name of the body or organisation, or else its id as written.
-- field: The field.
-- value: What it says; yes or no for a field that is true or false.
-- accepted: A value that will do.
-- wants: What must be so, as a report says it of the thing.
-- clause: The clauses that settle it.
select described_body.at || '/' || required_setting.field as at,
       described_body.title as name,
       required_setting.field,
       case required_setting.field
         when 'legal-form' then described_body.legal_form
         when 'decision-rule' then described_body.decision_rule
         when 'binding' then case described_body.binding when 1 then 'yes' when 0 then 'no' end
         when 'unitary' then case described_body.unitary when 1 then 'yes' when 0 then 'no' end
         when 'equal-partners' then case described_body.equal_partners when 1 then 'yes' when 0 then 'no' end
       end as value,
       required_setting.accepted,
       required_setting.wants,
       required_setting.clause
from described_body
join required_setting
  on required_setting.framework = described_body.framework
 and required_setting.kind = described_body.kind
union all
select described_organisation.at || '/' || required_setting.field,
       described_organisation.name,
       required_setting.field,
       case required_setting.field
         when 'gp-membership' then case described_organisation.gp_membership when 1 then 'yes' when 0 then 'no' end
         when 'established-by' then described_organisation.established_by
       end,
       required_setting.accepted,
       required_setting.wants,
       required_setting.clause
from described_organisation
join required_setting
  on required_setting.framework = described_organisation.framework
 and required_setting.kind = described_organisation.kind
