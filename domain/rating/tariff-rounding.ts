import { type Decimal, decimal } from '../kernel/decimal.js'
import { type Rounding, type RoundingMode, round } from '../kernel/rounding.js'
import type { RoundingChoice } from './tariff.js'

/** A rounding ready to apply; null leaves the value exact. */
export type Rounder = { readonly digits: number; readonly mode: RoundingMode; readonly step: Decimal | null } | null

export function compileRounding(choice: RoundingChoice): Rounder {
  if (choice === 'none') return null
  return { digits: choice.digits ?? 0, mode: choice.mode, step: choice.to === undefined ? null : decimal(choice.to) }
}

const SETTLE: Rounding = { digits: 20, mode: 'half_even' }

/**
 * Removes what 34 digits of division leave behind (0.4999…9 for a half): shares of days are quotients, and a value
 * that is a tie in truth must be one when it is rounded. True values of bills differ from a tie by far more than 1e-20.
 */
export function settle(value: Decimal): Decimal {
  return value.decimalPlaces() > SETTLE.digits ? round(value, SETTLE) : value
}

/** The rounded value; the value with all its digits where nothing is to be rounded, so that a later step can still settle. */
export function roundTo(value: Decimal, rounder: Rounder): Decimal {
  if (rounder === null) return value
  const settled = settle(value)
  if (rounder.step === null) return round(settled, rounder)
  return round(settle(settled.div(rounder.step)), { digits: 0, mode: rounder.mode }).times(rounder.step)
}

/** For sentences: `3 decimals half up`, `multiples of 0.5 up`. */
export function roundingText(rounder: Rounder): string {
  if (rounder === null) return 'not rounded'
  const mode = rounder.mode.replace('_', ' ')
  if (rounder.step !== null) return `multiples of ${rounder.step.toFixed()} ${mode}`
  if (rounder.digits === 0) return `whole units ${mode}`
  return rounder.digits === 1 ? `1 decimal ${mode}` : `${rounder.digits} decimals ${mode}`
}
