-- The main board of each system: the partnership board, ICS board or board of the NHS body, by framework.
-- kind: What kind of body it is.
select body.*
from body
join description
  on description.system = body.system
join main_board_kind
  on main_board_kind.framework = description.framework
 and main_board_kind.kind = body.kind
where coalesce(main_board_kind.until >= description.effective_on, 1)
