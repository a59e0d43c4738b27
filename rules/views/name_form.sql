-- The forms of the name of each organisation by which the organisation register may have it: as it is, and with the words that
-- official names of its kind have.
-- organisation: The organisation.
-- form: The form.
select coded_organisation.id as organisation,
       coded_organisation.plain as form
from coded_organisation
union
select coded_organisation.id,
       name_pattern.before || trim(coded_organisation.bare) || name_pattern.after
from coded_organisation
join name_pattern
  on name_pattern.kind = coded_organisation.kind
