import type { LocalDate } from '../../domain/kernel/local-date.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

/** An agreement that is, or was, billed by a tariff. */
export type TariffUserRecord = {
  /** The agreement. */
  readonly id: string
  readonly accountId: string
  readonly customerName: string
  readonly customerClass: string
  readonly address: string
  readonly tariffCode: string
  readonly startOn: LocalDate
  readonly stopOn: LocalDate | null
  readonly state: string
  /** Last day that is billed and stands; null: none. */
  readonly billedTo: LocalDate | null
}

/** What the users of a tariff may be sorted and filtered by. `servedFrom` and `servedTo`: those with service on some day of a span. */
export const TARIFF_USER_COLUMNS: ListColumns = {
  sortable: { id: 'g.agreement_id', accountId: 'g.account_id', startOn: 'g.start_on', state: 'g.state' },
  filterable: {
    tariffCode: { sql: 'g.tariff_code', type: 'text', match: 'equals' },
    customerClass: { sql: 'a.customer_class', type: 'text', match: 'equals' },
    isLive: { sql: "(g.state not in ('stopped', 'closed', 'cancelled'))", type: 'boolean', match: 'equals' },
    servedFrom: { sql: "coalesce(g.stop_on, '9999-12-31')", type: 'date', match: 'from' },
    servedTo: { sql: 'g.start_on', type: 'date', match: 'to' },
  },
  defaultSort: { field: 'id', direction: 'asc' },
  tieBreaker: 'g.agreement_id',
}

const FROM = 'service_agreements g join accounts a using (account_id)'

/** One page of the agreements by tariffs, those that were cancelled left out. */
export function listTariffUsers(db: Queryable, window: ListWindow): Promise<ListPage<TariffUserRecord>> {
  return readWindow<TariffUserRecord>(db, window, {
    select: `g.agreement_id as "id", g.account_id as "accountId", c.display_name as "customerName", a.customer_class as "customerClass",
      concat_ws(', ', m.line1, m.line2) as "address", g.tariff_code as "tariffCode", g.start_on as "startOn", g.stop_on as "stopOn", g.state,
      (select max(upper(b.period)) - 1 from billed_periods b where b.agreement_id = g.agreement_id) as "billedTo"`,
    from: FROM,
    always: { sql: () => "g.state <> 'cancelled'", values: [] },
    detail: {
      key: 'g.agreement_id',
      from: `${FROM} join customers c using (customer_id) join service_points p using (service_point_id) join premises m using (premise_id)`,
    },
  })
}

export interface TariffUserCounts {
  readonly agreements: number
  readonly accounts: number
}

/** Agreements, and the accounts they are of, with service by the tariff on some day of the span; `to` null: without an end. */
export async function countTariffUsers(
  db: Queryable,
  tariff: string,
  days: { readonly from: LocalDate; readonly to: LocalDate | null },
): Promise<TariffUserCounts> {
  const found = await db.query<TariffUserCounts & Record<string, unknown>>(
    `select count(*)::integer as agreements, count(distinct account_id)::integer as accounts from service_agreements
     where tariff_code = $1 and state <> 'cancelled' and coalesce(stop_on, '9999-12-31') >= $2 and ($3::date is null or start_on <= $3)`,
    [tariff, days.from, days.to],
  )
  return found.rows[0] ?? { agreements: 0, accounts: 0 }
}
