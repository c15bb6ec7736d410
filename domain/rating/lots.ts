import { type Decimal, decimal, ZERO } from '../kernel/decimal.js'
import { addMonths, type LocalDate } from '../kernel/local-date.js'

/** Something that was put by on a day: kWh or money. The oldest is used first. */
export interface Lot {
  readonly earned: LocalDate
  readonly quantity: Decimal
}

/** Lots of their text, `2018-03-31:12.5;2018-04-30:3`. */
export function lotsOf(text: string): Lot[] {
  return text
    .split(';')
    .filter((entry) => /^\d{4}-\d{2}-\d{2}:-?\d+(\.\d+)?$/.test(entry))
    .map((entry) => ({ earned: entry.slice(0, 10), quantity: decimal(entry.slice(11)) }))
}

export function textOfLots(lots: readonly Lot[]): string {
  return lots.map((lot) => `${lot.earned}:${lot.quantity.toFixed()}`).join(';')
}

export function sumOfLots(lots: readonly Lot[]): Decimal {
  return lots.reduce<Decimal>((sum, lot) => sum.plus(lot.quantity), ZERO)
}

/** The lots without so much, taken from the oldest. */
export function useLots(lots: readonly Lot[], used: Decimal): Lot[] {
  let left = used
  return lots.flatMap((lot) => {
    const taken = left.lt(lot.quantity) ? left : lot.quantity
    left = left.minus(taken)
    const rest = lot.quantity.minus(taken)
    return rest.isZero() ? [] : [{ ...lot, quantity: rest }]
  })
}

/** The lots that are not older than so many months on a day; all of them where they never expire. */
export function expire(lots: readonly Lot[], months: number | undefined, on: LocalDate): Lot[] {
  return months === undefined ? [...lots] : lots.filter((lot) => addMonths(lot.earned, months) >= on)
}
