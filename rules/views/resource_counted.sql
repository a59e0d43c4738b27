-- What each body uses of capital and revenue, and what it receives, with the share of it that counts for the system.
-- share: The share; null where a partner of several boards has none that the description gives.
with own_share as (
  select apportionment.system,
         apportionment.organisation,
         sum(
           case
             when coalesce(board.system, apportionment.counts_for) = apportionment.system then apportionment.share
             else 0
           end
         ) as share
  from apportionment
  left join organisation as board
    on board.id = apportionment.counts_for
  group by apportionment.system, apportionment.organisation
)
select resource_use.system,
       resource_use.organisation,
       resource_use.capital,
       resource_use.revenue,
       resource_use.income,
       case
         when own_share.share is not null then own_share.share
         when organisation.partner_of_count > 1 then null
         else 1
       end as share
from resource_use
left join organisation
  on organisation.id = resource_use.organisation
left join own_share
  on own_share.system = resource_use.system
 and own_share.organisation = resource_use.organisation
