import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'
import { placeLikeSql } from '../premises/place-like-sql.js'

/** An account as a list shows it. */
export type AccountRecord = {
  readonly id: string
  readonly customerId: string
  readonly customerName: string
  readonly customerClass: 'residential' | 'commercial' | 'industrial' | 'public_authority'
  readonly billCycle: string
  readonly delivery: 'email' | 'post' | 'both'
  readonly status: 'pending' | 'active' | 'closed'
  readonly openedOn: string
  readonly closedOn: string | null
  /** Decimal text; negative where the utility owes. */
  readonly balance: string
  /** Due before the business date, less credits; never negative. */
  readonly pastDue: string
  /** Services of agreements that have not ended. */
  readonly services: readonly string[]
  /** Where service is taken; of the first premise where there are several. */
  readonly serviceAddress: string | null
  readonly premises: number
}

const BALANCE =
  '(select coalesce(sum(o.open_amount), 0) from open_items o where o.account_id = a.account_id and o.open_amount <> 0)'
// As domain/receivables/aging.ts `balanceOf` counts it: what was due before today, less every credit.
const PAST_DUE = `(select greatest(coalesce(sum(o.open_amount), 0), 0.00) from open_items o
  where o.account_id = a.account_id and o.open_amount <> 0 and (o.open_amount < 0 or o.due_on < ${BUSINESS_DATE_SQL}))`
const LIVE_AGREEMENTS = `service_agreements g join service_points p using (service_point_id) join premises m using (premise_id)
  where g.account_id = a.account_id and g.state not in ('stopped', 'closed', 'cancelled')`

/** What accounts may be sorted and filtered by. `q`: number, name, or address of service. */
export const ACCOUNT_COLUMNS: ListColumns = {
  sortable: {
    id: 'a.account_id',
    customerName: 'c.display_name',
    customerClass: 'a.customer_class',
    billCycle: 'a.bill_cycle',
    delivery: 'a.delivery',
    status: 'a.status',
    openedOn: 'a.opened_on',
    closedOn: 'a.closed_on',
    balance: BALANCE,
    pastDue: PAST_DUE,
  },
  filterable: {
    id: { sql: 'a.account_id', type: 'text', match: 'equals' },
    customerId: { sql: 'a.customer_id', type: 'text', match: 'equals' },
    status: { sql: 'a.status', type: 'text', match: 'equals' },
    customerClass: { sql: 'a.customer_class', type: 'text', match: 'equals' },
    billCycle: { sql: 'a.bill_cycle', type: 'text', match: 'equals' },
    delivery: { sql: 'a.delivery', type: 'text', match: 'equals' },
    taxExempt: { sql: 'a.tax_exempt', type: 'boolean', match: 'equals' },
    lifeSupport: { sql: 'c.life_support', type: 'boolean', match: 'equals' },
    isPastDue: { sql: `(${PAST_DUE} > 0)`, type: 'boolean', match: 'equals' },
    hasCredit: { sql: `(${BALANCE} < 0)`, type: 'boolean', match: 'equals' },
    owes: { sql: `(${BALANCE} > 0)`, type: 'boolean', match: 'equals' },
    openedFrom: { sql: 'a.opened_on', type: 'date', match: 'from' },
    openedTo: { sql: 'a.opened_on', type: 'date', match: 'to' },
    q: {
      type: 'text',
      match: 'search',
      where: (text) => `(lower(a.account_id) like lower(${text})
        or a.customer_id in (select customer_id from customers where search_text like fold(${text})
             union select customer_id from customer_names where search_text like fold(${text}))
        or a.account_id in (select g.account_id from premises m join service_points p using (premise_id)
             join service_agreements g using (service_point_id) where ${placeLikeSql('m.search_text', text)}))`,
    },
  },
  defaultSort: { field: 'id', direction: 'asc' },
  tieBreaker: 'a.account_id',
}

const SELECT = `a.account_id as "id", a.customer_id as "customerId", c.display_name as "customerName", a.customer_class as "customerClass",
  a.bill_cycle as "billCycle", a.delivery, a.status, a.opened_on as "openedOn", a.closed_on as "closedOn",
  ${BALANCE}::numeric(16, 2) as "balance", ${PAST_DUE}::numeric(16, 2) as "pastDue",
  (select coalesce(array_agg(distinct p.service order by p.service), '{}') from ${LIVE_AGREEMENTS}) as "services",
  (select concat_ws(', ', m.line1, m.line2, m.city) from ${LIVE_AGREEMENTS} order by g.start_on, g.agreement_id limit 1) as "serviceAddress",
  (select count(distinct p.premise_id) from ${LIVE_AGREEMENTS}) as "premises"`

/** One page of the accounts that match. */
export function listAccounts(db: Queryable, window: ListWindow): Promise<ListPage<AccountRecord>> {
  const from = 'accounts a join customers c using (customer_id)'
  return readWindow<AccountRecord>(db, window, { select: SELECT, from, detail: { key: 'a.account_id', from } })
}
