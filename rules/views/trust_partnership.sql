-- Whether each trust is a partner trust of the integrated care board that its description describes.
-- is_partner: 1 if it is, 0 if it is not, null where the description does not say whose partner it is.
select trust.id,
       trust.at,
       trust.system,
       trust.name,
       case
         when exists (
           select 1
           from organisation_partner_of as partnership
           left join organisation as board
             on board.id = partnership.board
            and board.system = partnership.system
           where partnership.organisation = trust.id
             and coalesce(board.system, partnership.board) = trust.system
         ) then 1
         when trust.partner_of_count is not null then 0
       end as is_partner
from trust
