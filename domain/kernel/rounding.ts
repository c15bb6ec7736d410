import { Decimal as DecimalJs } from 'decimal.js'
import type { Decimal } from './decimal.js'

/**
 * The rounding modes a tariff may name. Ties are the only difference between the `half_*` modes.
 * `half_up` sends a tie away from zero, also for negative amounts.
 */
export const ROUNDING_MODES = ['half_up', 'half_even', 'half_down', 'up', 'down', 'ceiling', 'floor'] as const
export type RoundingMode = (typeof ROUNDING_MODES)[number]

/** A rounding as a rule states it: digits after the decimal point and the mode. */
export interface Rounding {
  readonly digits: number
  readonly mode: RoundingMode
}

const MODE_OF: Record<RoundingMode, DecimalJs.Rounding> = {
  half_up: DecimalJs.ROUND_HALF_UP,
  half_even: DecimalJs.ROUND_HALF_EVEN,
  half_down: DecimalJs.ROUND_HALF_DOWN,
  up: DecimalJs.ROUND_UP,
  down: DecimalJs.ROUND_DOWN,
  ceiling: DecimalJs.ROUND_CEIL,
  floor: DecimalJs.ROUND_FLOOR,
}

/** The one place where an exact value becomes a rounded one. */
export function round(value: Decimal, rounding: Rounding): Decimal {
  return value.toDecimalPlaces(rounding.digits, MODE_OF[rounding.mode])
}
