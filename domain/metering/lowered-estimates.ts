import { decimal } from '../kernel/decimal.js'
import { daysBetween, type LocalDate } from '../kernel/local-date.js'
import { round } from '../kernel/rounding.js'
import type { ReadKind } from './installed-register.js'

/** A read of one register as it counts. */
export interface CountedRead {
  readonly readOn: LocalDate
  /** As seen on the dial, decimal text. */
  readonly value: string
  readonly kind: ReadKind
}

export interface LoweredEstimates {
  /** The measured read (or the install's) that the estimates followed. */
  readonly since: LocalDate
  /** The estimates with the values they get now, oldest first. */
  readonly estimates: readonly { readonly readOn: LocalDate; readonly value: string }[]
}

/**
 * Estimates that a measured read shows to have been too high: they stand above it, while the last measured read before them does not. They
 * are put on the straight line by days between the two, rounded down to the places they had. Undefined where estimates are not what makes
 * the read lower. `before`: what counts before the read's day, oldest first, back to a measured read; the install read counts as one.
 */
export function loweredEstimates(
  read: { readonly on: LocalDate; readonly value: string },
  before: readonly CountedRead[],
): LoweredEstimates | undefined {
  const measured = before.findLastIndex((earlier) => earlier.kind !== 'estimated')
  const base = before[measured]
  const estimates = before.slice(measured + 1)
  if (base === undefined || !estimates.some((estimate) => decimal(estimate.value).gt(read.value))) return undefined
  const grown = decimal(read.value).minus(base.value)
  const days = daysBetween(base.readOn, read.on)
  if (grown.isNegative() || days <= 0) return undefined
  return {
    since: base.readOn,
    estimates: estimates.map(({ readOn, value }) => ({
      readOn,
      value: round(decimal(base.value).plus(grown.times(daysBetween(base.readOn, readOn)).div(days)), {
        digits: decimal(value).decimalPlaces(),
        mode: 'down',
      }).toFixed(),
    })),
  }
}
