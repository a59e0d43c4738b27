-- Whether each trust is a partner trust of the integrated care board that its description describes.
-- is_partner: 1 if it is, 0 if it is not, null where the description does not say whose partner it is.
select trust.id,
       trust.at,
       trust.system,
       trust.name,
       case
         when trust.partner_of_count is null then null
         else exists (
           select 1
           from organisation_partner_of as partnership
           left join organisation as board
             on board.id = partnership.board
           where partnership.organisation = trust.id
             and coalesce(board.system, partnership.board) = trust.system
         )
       end as is_partner
from trust
