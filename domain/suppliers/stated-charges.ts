import { type Decimal, decimal, sum } from '../kernel/decimal.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import type { ServicePeriod } from '../kernel/service-period.js'

/** A charge of a supplier that counts, for some days of an agreement. */
export interface StatedCharge {
  readonly charge: string
  readonly amount: string
  /** Both included. */
  readonly from: LocalDate
  readonly to: LocalDate
}

/**
 * What a supplier charges for a period, by name: the sum of what was stated for its days. A charge that is not stated for each of them, or
 * that reaches beyond them, is not known: it is never taken for nothing, and never divided.
 */
export function chargesOf(stated: readonly StatedCharge[], period: ServicePeriod): ReadonlyMap<string, string> {
  const byName = new Map<string, StatedCharge[]>()
  for (const one of stated) byName.set(one.charge, [...(byName.get(one.charge) ?? []), one])
  return new Map(
    [...byName].flatMap(([charge, parts]): [string, string][] => {
      const amount = amountOf(parts, period)
      return amount === undefined ? [] : [[charge, amount.toFixed()]]
    }),
  )
}

function amountOf(parts: readonly StatedCharge[], period: ServicePeriod): Decimal | undefined {
  let at = period.from
  const own = parts
    .filter(({ from, to }) => from <= period.to && to >= period.from)
    .toSorted((left, right) => (left.from < right.from ? -1 : 1))
  for (const { from, to } of own) {
    if (from !== at) return undefined
    at = addDays(to, 1)
  }
  return at === addDays(period.to, 1) ? sum(own.map(({ amount }) => decimal(amount))) : undefined
}
