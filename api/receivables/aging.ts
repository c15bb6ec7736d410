import { loadAging } from '../../db/ledger/aging-store.js'
import type { Queryable } from '../../db/pool.js'
import { loadUtilityFacts } from '../../db/utility/utility-facts.js'
import { decimal, sum } from '../../domain/kernel/decimal.js'
import { amountText } from '../../domain/kernel/money.js'
import { agingBuckets } from '../../domain/receivables/aging.js'
import { found } from '../errors.js'
import type { AgingReportJson } from './contract.js'

/** Everything open by age, and how many accounts stand in each bucket. */
export async function readAging(db: Queryable): Promise<AgingReportJson> {
  const utility = found(await loadUtilityFacts(db))
  const buckets = agingBuckets(utility.today)
  const totals = new Map((await loadAging(db, buckets)).map((total) => [total.code, total]))
  return {
    currency: utility.currency,
    asOf: utility.today,
    balance: amountText(sum([...totals.values()].map(({ amount }) => decimal(amount))), utility.currency),
    buckets: buckets.map(({ code, fromDays, toDays }) => ({
      code,
      fromDays: fromDays ?? null,
      toDays: toDays ?? null,
      accounts: totals.get(code)?.accounts ?? 0,
      amount: totals.get(code)?.amount ?? '0.00',
    })),
  }
}
