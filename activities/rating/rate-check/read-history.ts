import { addDays } from '../../../domain/kernel/local-date.js'
import type { PastPeriod } from '../../../domain/rating/facts.js'
import type { RateRefusal } from './contract.js'
import { readUsage } from './read-usage.js'

export type HistoryReading =
  | { readonly ok: true; readonly history: readonly PastPeriod[] }
  | { readonly ok: false; readonly refusals: readonly RateRefusal[] }

/** Reads earlier bills of the account: totals as a usage file has them, with the highest kW where it is known. */
export function readHistory(text: string | undefined): HistoryReading {
  if (text === undefined) return { ok: true, history: [] }
  const reading = readUsage(text)
  if (!reading.ok) return reading
  const { usage } = reading
  if (usage.kind === 'intervals') {
    const message =
      'the account history has the columns start, end, the unit and kw; intervals before the period belong in the usage file'
    return { ok: false, refusals: [{ code: 'ACCOUNT_HISTORY', field: 'account history', message }] }
  }
  return {
    ok: true,
    history: usage.totals.map((total) => ({
      period: { from: total.start, to: addDays(total.end, -1) },
      quantity: total.quantity.toFixed(),
      unit: total.unit,
      demand: total.demand?.toFixed(),
    })),
  }
}
