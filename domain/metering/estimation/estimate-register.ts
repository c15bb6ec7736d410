import { type Decimal, decimal } from '../../kernel/decimal.js'
import type { ServicePeriod } from '../../kernel/service-period.js'
import { round } from '../../kernel/rounding.js'
import type { KnownUse } from './estimate.js'
import type { RegisterEstimationChoice } from './estimation-rules.js'
import { scalarEstimation } from './scalar-estimation.js'
import { scalarOfLastYear } from './scalar-of-last-year.js'
import { scalarProfile } from './scalar-profile.js'
import { scalarProration } from './scalar-proration.js'

/** What is known of a register around the days whose use is estimated. */
export interface RegisterGround {
  /** Uses between measured reads, the oldest first, those after the days among them. */
  readonly measured: readonly KnownUse[]
  /** What the channel that counts the same has on the days, where it is whole. */
  readonly intervals?: Decimal
}

export interface EstimatedUse {
  readonly rule: RegisterEstimationChoice['rule']
  readonly use: Decimal
}

/** The use of the days by the first of the rules that has what it rests on; undefined where none has. Never below zero. */
export function estimateUse(
  period: ServicePeriod,
  ground: RegisterGround,
  rules: readonly RegisterEstimationChoice[],
): EstimatedUse | undefined {
  for (const rule of rules) {
    const use = useBy(rule, period, ground)
    if (use !== undefined && !use.isNegative()) return { rule: rule.rule, use }
  }
  return undefined
}

function useBy(
  rule: RegisterEstimationChoice,
  period: ServicePeriod,
  { measured, intervals }: RegisterGround,
): Decimal | undefined {
  const earlier = measured.filter((known) => known.to < period.from)
  switch (rule.rule) {
    case 'scalar_from_intervals':
      return intervals
    case 'scalar_proration':
      return scalarProration(period, measured)
    case 'scalar_of_last_year':
      return scalarOfLastYear(period, earlier)
    case 'scalar_estimation':
      return scalarEstimation(period, earlier, rule.measurements)
    case 'scalar_profile': {
      const factors = new Map(rule.months.map((factor, index) => [index + 1, decimal(factor)]))
      return scalarProfile(period, earlier.slice(-rule.measurements), factors)
    }
  }
}

/** What the dial showed after the use: a whole number, as it is read, gone round where it passed its end. */
export function dialAfter(last: string, use: Decimal, register: { readonly dials: number; readonly multiplier: string }): string {
  const value = round(decimal(last).plus(use.div(register.multiplier)), { mode: 'floor', digits: 0 })
  return (value.lt(last) ? decimal(last) : value.mod(decimal(10).pow(register.dials))).toFixed()
}
