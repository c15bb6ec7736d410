import { type Decimal, decimal, sum, ZERO } from '../../kernel/decimal.js'
import { intersection, type ServicePeriod } from '../../kernel/service-period.js'
import type { RatingProblem } from '../facts.js'
import type { Generation, GenerationShare } from '../generation-share.js'
import type { RegisterUse } from '../../metering/consumption.js'
import { registerStep } from '../register-step.js'
import { inTariffUnit } from '../metered-unit.js'
import { addStep, missing, newTrace, problem, type Scope, type Trace } from '../scope.js'
import type { CompiledSchedule } from './compiled-schedule.js'
import { energyByPeriod, energyOn } from './energy.js'
import { inProportion } from './in-proportion.js'
import { onlyPeriodOn } from './only-period.js'

/**
 * What generators elsewhere gave for the agreement on some days, by period of a schedule, in the tariff's unit: of each the percentage of
 * the days on which its share holds. null, with MISSING_DETERMINANT noted, where the generation of one of them is not known: a credit is
 * never made of a part of it.
 */
export function sharedByPeriod(scope: Scope, schedule: CompiledSchedule, days: ServicePeriod, trace: Trace): Decimal[] | null {
  return creditsOf(scope, days, trace, schedule.periods.length, (generation, shared) =>
    generatedByPeriod(scope, generation, schedule, shared),
  )
}

/** As `sharedByPeriod`, for all hours together. */
export function sharedOn(scope: Scope, days: ServicePeriod, trace: Trace): Decimal | null {
  const all = creditsOf(scope, days, trace, 1, (generation, shared) => generatedOn(scope, generation, shared))
  return all === null ? null : (all[0] ?? ZERO)
}

type Generated =
  | { readonly energies: readonly Decimal[]; readonly registers?: readonly RegisterUse[] | undefined }
  | { readonly unknown: string }

function creditsOf(
  scope: Scope,
  days: ServicePeriod,
  trace: Trace,
  size: number,
  generated: (generation: Generation, shared: ServicePeriod) => Generated,
): Decimal[] | null {
  const { shares } = scope.facts
  if (shares === undefined) {
    missing(scope, 'shares of generation')
    return null
  }
  const credits = Array.from({ length: size }, () => ZERO)
  let isComplete = true
  for (const share of shares) {
    const shared = intersection(share.days, days)
    if (shared === undefined) continue
    const found = generated(share.generation, shared)
    if ('unknown' in found) {
      isComplete = false
      notKnown(scope, share.generation, found.unknown)
      continue
    }
    const parts = partsOf(scope, share, shared, found.energies)
    if (parts === undefined) {
      isComplete = false
      continue
    }
    parts.forEach((energy, index) => {
      credits[index] = (credits[index] ?? ZERO).plus(energy)
    })
    for (const register of found.registers ?? []) registerStep(trace, register, 'register')
    noteShare(share, sum(found.energies), sum(parts), shared, trace)
  }
  return isComplete ? credits : null
}

/** What of the energies of some of its days belongs to the share; undefined, with the reason noted, where the whole is not known. */
function partsOf(
  scope: Scope,
  share: GenerationShare,
  days: ServicePeriod,
  energies: readonly Decimal[],
): readonly Decimal[] | undefined {
  if ('percent' in share) return energies.map((energy) => energy.times(decimal(share.percent)).div(100))
  const isWhole = days.from === share.days.from && days.to === share.days.to
  const whole: Generated = isWhole ? { energies } : generatedOn(scope, share.generation, share.days)
  if ('energies' in whole)
    return inProportion(inTariffUnit(scope, decimal(share.quantity), 'kWh', newTrace()), energies, sum(whole.energies))
  notKnown(scope, share.generation, whole.unknown)
  return undefined
}

function noteShare(share: GenerationShare, generated: Decimal, quantity: Decimal, days: ServicePeriod, trace: Trace): void {
  addStep(trace, 'generation_share', {
    generator: share.generation.generator,
    generated: generated.toFixed(),
    ...('percent' in share ? { percent: share.percent } : {}),
    quantity: quantity.toFixed(),
    from: days.from,
    to: days.to,
  })
}

function notKnown(scope: Scope, { generator }: Generation, why: string): void {
  problem(scope, 'MISSING_DETERMINANT', `generation of ${generator}`, `the generation of ${generator} is not known: ${why}`)
}

function generatedByPeriod(scope: Scope, generation: Generation, schedule: CompiledSchedule, days: ServicePeriod): Generated {
  if (generation.intervals !== undefined)
    return inIntervals(scope, generation, (at) => energyByPeriod(at, generation.direction, schedule, days))
  const only = onlyPeriodOn(schedule, days)
  if (only === undefined)
    return { unknown: `it has no intervals, and the schedule ${schedule.name} has several periods on these days` }
  const total = generatedOn(scope, generation, days)
  if ('unknown' in total) return total
  const energies = schedule.periods.map((_, index) => (index === only ? (total.energies[0] ?? ZERO) : ZERO))
  return { energies, registers: total.registers }
}

function generatedOn(scope: Scope, generation: Generation, days: ServicePeriod): Generated {
  if (generation.intervals !== undefined) {
    return inIntervals(scope, generation, (at) => {
      const energy = energyOn(at, generation.direction, days, newTrace())
      return energy === null ? null : [energy]
    })
  }
  const read = generation.readsOn?.(days)
  if (read === undefined)
    return { unknown: generation.problem?.message ?? `no reads of its meter stand at ${days.from} and ${days.to}` }
  return { energies: [inTariffUnit(scope, read.quantity, read.unit, newTrace())], registers: read.registers }
}

/** The series of the generator asked as if it were the agreement's own; what is wrong with it is the generator's. */
function inIntervals(scope: Scope, generation: Generation, energiesAt: (scope: Scope) => readonly Decimal[] | null): Generated {
  const problems: RatingProblem[] = []
  const { givenAway: _ownShares, intervals: _ownSeries, intervalsProblem: _ownProblem, ...facts } = scope.facts
  const at: Scope = {
    ...scope,
    facts: { ...facts, ...(generation.intervals === undefined ? {} : { intervals: generation.intervals }) },
    conventions: { ...scope.conventions, nettingMinutes: undefined },
    problems,
    cache: new Map(),
  }
  const energies = energiesAt(at)
  if (energies === null || problems.length > 0) return { unknown: problems[0]?.message ?? 'its meter counts nothing' }
  return { energies: energies.map((energy) => inTariffUnit(scope, energy, 'kWh', newTrace())) }
}
