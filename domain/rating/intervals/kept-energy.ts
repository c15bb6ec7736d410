import { type Decimal, decimal, ZERO } from '../../kernel/decimal.js'
import { addDays } from '../../kernel/local-date.js'
import { contains, cutAt, type ServicePeriod } from '../../kernel/service-period.js'
import { addStep, type Scope, type Trace } from '../scope.js'

/** Days on which one and the same part of the energy given at a place stays with it. */
export interface KeptPart {
  readonly days: ServicePeriod
  /** 0 to 1. */
  readonly kept: Decimal
}

/** The days cut where shares of the generator there begin and end; undefined where nothing given there belongs to others. */
export function keptParts(scope: Scope, days: ServicePeriod): KeptPart[] | undefined {
  const given = scope.facts.givenAway ?? []
  if (given.length === 0) return undefined
  const cuts = given.flatMap((share) => [share.days.from, addDays(share.days.to, 1)])
  return cutAt(days, cuts).map((part) => {
    const away = given
      .filter((share) => contains(share.days, part.from))
      .reduce<Decimal>((sum, share) => sum.plus(decimal(share.percent)), ZERO)
    return { days: part, kept: decimal(100).minus(away).div(100) }
  })
}

/** Says what of the energy given on the days others are credited with. */
export function noteKept(scope: Scope, days: ServicePeriod, trace: Trace): void {
  for (const part of keptParts(scope, days) ?? []) {
    const percent = decimal(1).minus(part.kept).times(100)
    if (!percent.isZero()) addStep(trace, 'kept_energy', { percent: percent.toFixed(), from: part.days.from, to: part.days.to })
  }
}
