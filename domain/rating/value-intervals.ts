import { type Decimal, decimal, ONE, ZERO } from '../kernel/decimal.js'
import type { JsonPath } from '../kernel/schema-check.js'
import { completeChannel, energyByPeriod, receivedByPeriod } from './intervals/energy.js'
import { sumOf } from './intervals/channel-sums.js'
import { energyDuring } from './intervals/event-energy.js'
import { rangeOf } from './intervals/interval-series.js'
import { sharedOn } from './intervals/shared-generation.js'
import { earlierPeak, leavePeaks } from './intervals/earlier-peaks.js'
import { peakOn, type PeakQuestion } from './intervals/peak.js'
import { reducedDemand } from './metered-quantities.js'
import { addStep, missing, type Scope, type Trace } from './scope.js'
import type { EventUse, Operation, Peak, PeriodUse, PowerFactor } from './tariff.js'
import type { ValueCompiler } from './value-compiler.js'

type Evaluate = (scope: Scope, trace: Trace) => Decimal | null

/** Operations on what was counted interval by interval; undefined for any other. */
export function compileIntervalOperation(operation: Operation, path: JsonPath, compiler: ValueCompiler): Evaluate | undefined {
  if ('peak' in operation) return compilePeak(operation, path, compiler)
  if ('power_factor' in operation) return powerFactor(operation)
  if ('shared_generation' in operation) return (scope, trace) => sharedOn(scope, scope.facts.period, trace) ?? ZERO
  if ('use_in' in operation) return compilePeriodUse(operation, path, compiler)
  if ('during' in operation) return compileDuring(operation, path, compiler)
  return undefined
}

function namesOf(names: string | readonly string[] | undefined): readonly string[] {
  return names === undefined ? [] : typeof names === 'string' ? [names] : names
}

function checkPeriods(schedule: string, names: readonly string[], path: JsonPath, compiler: ValueCompiler): void {
  const known = compiler.schedules.get(schedule)
  if (known === undefined) {
    compiler.report(path, 'UNKNOWN_NAME', `${JSON.stringify(schedule)} is no schedule of the conventions`)
    return
  }
  for (const name of names) {
    if (!known.periods.includes(name))
      compiler.report(path, 'UNKNOWN_NAME', `the schedule ${schedule} has no period ${JSON.stringify(name)}`)
  }
}

function compilePeak(operation: Peak, path: JsonPath, compiler: ValueCompiler): Evaluate {
  const names = namesOf(operation.in)
  if (operation.schedule !== undefined) checkPeriods(operation.schedule, names, [...path, 'in'], compiler)
  if ((operation.schedule === undefined) !== (operation.in === undefined)) {
    compiler.report(path, 'CHOICE_NOT_STATED', '"schedule" and "in" must be stated together: which hours count')
  }
  const { earlier } = operation
  if (earlier !== undefined) compiler.leaving.push((scope) => leavePeaks(scope, questionOf(operation, names, scope), earlier))
  return (scope, trace) => {
    const question = questionOf(operation, names, scope)
    if (earlier !== undefined) return earlierPeak(scope, question, earlier, trace)
    const stated = statedDemand(scope, operation, trace)
    if (stated !== undefined) return stated
    return peakOn(scope, question, scope.facts.period, trace) ?? ZERO
  }
}

function questionOf(operation: Peak, names: readonly string[], scope: Scope): PeakQuestion {
  const schedule = operation.schedule === undefined ? undefined : scope.conventions.schedules.get(operation.schedule)
  return {
    of: operation.peak,
    windowMinutes: operation.window_minutes,
    window: operation.window,
    ...(schedule === undefined ? {} : { in: { schedule, periods: names.map((name) => schedule.periods.indexOf(name)) } }),
  }
}

/** Demand that a register showed or somebody stated answers only for all hours of the period. */
function statedDemand(scope: Scope, operation: Peak, trace: Trace): Decimal | undefined {
  if (scope.facts.intervals !== undefined || operation.in !== undefined || operation.peak !== 'kw') return undefined
  const stated = scope.facts.stated?.find((use) => use.role === 'demand' && use.direction === 'delivered')
  if (stated !== undefined) {
    addStep(trace, 'stated_use', { quantity: stated.quantity.toFixed(), unit: stated.unit, direction: 'delivered' })
    return stated.quantity
  }
  const registers = scope.facts.registers.filter(
    ({ installed }) => installed.role === 'demand' && installed.direction === 'delivered',
  )
  if (registers.length === 0) return undefined
  const reduced = reducedDemand(scope)
  if (reduced !== undefined) return missing(scope, reduced)
  return registers.reduce<Decimal>((best, { use }) => (use.gt(best) ? use : best), ZERO)
}

function powerFactor(_operation: PowerFactor): Evaluate {
  return (scope, trace) => {
    const active = completeChannel(scope, 'kwh', scope.facts.period)
    const reactive = completeChannel(scope, 'kvarh', scope.facts.period)
    if (active === undefined || reactive === undefined) return ONE
    const range = rangeOf(active.series, scope.facts.period)
    const real = sumOf(active.values, range)
    const wattless = sumOf(reactive.values, range)
    const apparent = real.times(real).plus(wattless.times(wattless)).sqrt()
    const value = apparent.isZero() ? ONE : decimal(real.div(apparent))
    addStep(trace, 'power_factor', { active: real.toFixed(), reactive: wattless.toFixed(), value: value.toFixed() })
    return value
  }
}

function compilePeriodUse(operation: PeriodUse, path: JsonPath, compiler: ValueCompiler): Evaluate {
  const names = namesOf(operation.use_in)
  checkPeriods(operation.schedule, names, [...path, 'use_in'], compiler)
  const direction = operation.direction ?? 'delivered'
  return (scope, trace) => {
    const schedule = scope.conventions.schedules.get(operation.schedule)
    if (schedule === undefined) return ZERO
    const { period } = scope.facts
    const all =
      direction === 'received' ? receivedByPeriod(scope, schedule, period) : energyByPeriod(scope, direction, schedule, period)
    if (all === null) return ZERO
    const total = all.reduce<Decimal>((sum, each) => sum.plus(each), ZERO)
    const own = names.reduce<Decimal>((sum, name) => sum.plus(all[schedule.periods.indexOf(name)] ?? ZERO), ZERO)
    addStep(trace, 'period_energy', {
      period: names.join(', '),
      quantity: own.toFixed(),
      of: total.toFixed(),
      direction,
      from: period.from,
      to: period.to,
    })
    return own
  }
}

function compileDuring(operation: EventUse, path: JsonPath, compiler: ValueCompiler): Evaluate {
  if (operation.take === 'below_baseline' && operation.baseline === undefined) {
    compiler.report(
      path,
      'CHOICE_NOT_STATED',
      '"baseline" must be stated: of how many days, and of how many highest of them, the usual use is the mean',
    )
  }
  return (scope, trace) => {
    const windows = scope.facts.events?.[operation.during]
    if (windows === undefined) return missing(scope, `events ${operation.during}`)
    return energyDuring(scope, operation, windows, trace)
  }
}
