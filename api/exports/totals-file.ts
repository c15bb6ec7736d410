import { exportedTotals, type LedgerTotal } from '../../db/exports/total-export.js'
import type { MonthScope } from '../../db/exports/export-scope.js'
import type { Queryable } from '../../db/pool.js'
import { decimal, sum } from '../../domain/kernel/decimal.js'
import type { Cell } from './csv-text.js'

export const TOTALS_COLUMNS = ['code', 'kind', 'name', 'amount']

/**
 * What the ledger says of a month's bills and payments: revenue and taxes by account, the receivable they made, and the money that
 * came in, applied to accounts or held in suspense.
 */
export async function totalRows(db: Queryable, month: MonthScope): Promise<Cell[][]> {
  const totals = await exportedTotals(db, month)
  const ofBills = totals.filter(({ source }) => source === 'bills')
  const byCode = ['revenue', 'tax_payable'].flatMap((kind) =>
    ofBills.filter((total) => total.kind === kind).map((total): Cell[] => [total.code, kind, { free: total.name }, total.amount]),
  )
  const label = month.from.slice(0, 7)
  const add = (source: LedgerTotal['source'], kind: string): string =>
    sum(totals.filter((total) => total.source === source && total.kind === kind).map((total) => decimal(total.amount))).toFixed(2)
  return [
    ...byCode,
    ['AR', 'receivable', { free: `Receivable from the bills of ${label} (sum of all lines)` }, add('bills', 'receivable')],
    ['CASH-APPLIED', 'cash', { free: `Payments of ${label} applied to accounts` }, add('payments', 'customer_credit')],
    ['CASH-SUSPENSE', 'suspense', { free: `Payments of ${label} for unknown accounts` }, add('payments', 'suspense')],
  ]
}
