import { loadTrialBalance, type TrialBalanceRow } from '../../db/ledger/trial-balance-store.js'
import type { Queryable } from '../../db/pool.js'
import { loadUtilityFacts } from '../../db/utility/utility-facts.js'
import { decimal, sum } from '../../domain/kernel/decimal.js'
import { amountText } from '../../domain/kernel/money.js'
import { daysOfPeriod } from '../../domain/ledger/accounting-period.js'
import type { GlKind } from '../../domain/ledger/chart-of-accounts.js'
import { found, InvalidRequest } from '../errors.js'
import type { TrialBalanceJson } from './contract.js'

/** The trial balance of a month, or of everything up to a day. */
export async function readTrialBalance(db: Queryable, asked: { period?: string; asOf?: string }): Promise<TrialBalanceJson> {
  if (asked.period !== undefined && asked.asOf !== undefined) {
    throw new InvalidRequest([{ field: 'asOf', message: 'give a period or a day, not both' }])
  }
  const utility = found(await loadUtilityFacts(db))
  const days = asked.period === undefined ? undefined : daysOfPeriod(asked.period)
  const [from, to] = [days?.from ?? null, days?.to ?? asked.asOf ?? utility.today]
  const rows = await loadTrialBalance(db, { from, to })
  const total = (column: 'opening' | 'debit' | 'credit' | 'closing'): string =>
    amountText(sum(rows.map((row) => decimal(row[column]))), utility.currency)
  const totals = { opening: total('opening'), debit: total('debit'), credit: total('credit'), closing: total('closing') }
  return {
    currency: utility.currency,
    period: asked.period ?? null,
    from,
    to,
    rows: rows.map((row: TrialBalanceRow) => ({ ...row, kind: row.kind as GlKind })),
    totals,
    isBalanced: decimal(totals.opening).isZero() && decimal(totals.closing).isZero() && totals.debit === totals.credit,
  }
}
