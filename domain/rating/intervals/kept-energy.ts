import { type Decimal, decimal, sum, ZERO } from '../../kernel/decimal.js'
import { addDays } from '../../kernel/local-date.js'
import { contains, cutAt, type ServicePeriod } from '../../kernel/service-period.js'
import type { GivenPercent, GivenQuantity } from '../generation-share.js'
import { addStep, type Scope, type Trace } from '../scope.js'
import { inProportion } from './in-proportion.js'

/** Days on which one and the same part of the energy given at a place stays with it. */
export interface KeptPart {
  readonly days: ServicePeriod
  /** 0 to 1. */
  readonly kept: Decimal
}

/** The days cut where shares of the generator there begin and end; undefined where nothing given there belongs to others. */
export function keptParts(scope: Scope, days: ServicePeriod): KeptPart[] | undefined {
  const given = (scope.facts.givenAway ?? []).filter((share): share is GivenPercent => 'percent' in share)
  if (given.length === 0) return undefined
  const cuts = given.flatMap((share) => [share.days.from, addDays(share.days.to, 1)])
  return cutAt(days, cuts).map((part) => {
    const away = given
      .filter((share) => contains(share.days, part.from))
      .reduce<Decimal>((sum, share) => sum.plus(decimal(share.percent)), ZERO)
    return { days: part, kept: decimal(100).minus(away).div(100) }
  })
}

/**
 * What is left, by period of the day, of energy given at a place on some days, of which so many kWh of the whole period went to others: of
 * every hour the same part. `ofPeriod`: what was given on all days of the period; null where that is not known, which it notes.
 */
export function lessGiven(
  scope: Scope,
  days: ServicePeriod,
  energies: readonly Decimal[],
  ofPeriod: () => Decimal | null,
): Decimal[] | null {
  const given = (scope.facts.givenAway ?? []).filter((share): share is GivenQuantity => 'quantity' in share)
  if (given.length === 0) return [...energies]
  const { period } = scope.facts
  const whole = days.from === period.from && days.to === period.to ? sum(energies) : ofPeriod()
  if (whole === null) return null
  const away = inProportion(sum(given.map((share) => decimal(share.quantity))), energies, whole)
  return energies.map((energy, index) => energy.minus(away[index] ?? ZERO))
}

/** Says what of the energy given on the days others are credited with. */
export function noteKept(scope: Scope, days: ServicePeriod, trace: Trace): void {
  for (const part of keptParts(scope, days) ?? []) {
    const percent = decimal(1).minus(part.kept).times(100)
    if (!percent.isZero()) addStep(trace, 'kept_energy', { percent: percent.toFixed(), from: part.days.from, to: part.days.to })
  }
  for (const share of scope.facts.givenAway ?? []) {
    if ('quantity' in share)
      addStep(trace, 'kept_energy', { quantity: share.quantity, to_others: share.to, from: days.from, to: days.to })
  }
}
