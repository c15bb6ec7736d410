import type { Decimal } from '../../kernel/decimal.js'
import type { LocalDate } from '../../kernel/local-date.js'

/**
 * How quantities that are missing are estimated. Each rule answers figures, or undefined where it lacks what it rests on; what was
 * measured is never changed. How a figure came about is kept beside it by its rule's name.
 */

/** Intervals of one day or of several, null where nothing was measured. */
export type IntervalValues = readonly (Decimal | null)[]

/** The use of some days, first and last included. */
export interface KnownUse {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly use: Decimal
}

export interface ProxyDay {
  readonly day: LocalDate
  /** Mean temperature of the day, in any one unit. */
  readonly temperature: Decimal
  readonly values: readonly Decimal[]
  /** Days of one kind are alike: workdays, Saturdays, Sundays and holidays. */
  readonly kind: string
}
