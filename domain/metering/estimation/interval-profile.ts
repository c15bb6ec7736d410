import { type Decimal, sum } from '../../kernel/decimal.js'
import type { Rounding } from '../../kernel/rounding.js'
import { sharesOf } from './shares.js'

/** A use spread over intervals in the shape of a profile; the last one takes what rounding leaves over. */
export function intervalProfile(use: Decimal, profile: readonly Decimal[], rounding: Rounding): Decimal[] | undefined {
  const whole = sum(profile)
  if (profile.length === 0 || whole.lte(0)) return undefined
  return sharesOf(use, profile, rounding)
}
