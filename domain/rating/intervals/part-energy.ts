import { type Decimal, decimal, ZERO } from '../../kernel/decimal.js'
import { dayNumber } from '../../kernel/local-date.js'
import type { ServicePeriod } from '../../kernel/service-period.js'
import type { CompiledTimeOfUse } from '../compiled-rule.js'
import { useOfRegisters } from '../metered-quantities.js'
import { inTariffUnit } from '../metered-unit.js'
import { isSplitByReads, splitOverParts, splitStep } from '../quantity-split.js'
import { addStep, appendTrace, missing, newTrace, type Scope, type Trace } from '../scope.js'
import type { Part } from '../segments.js'
import type { CompiledSchedule } from './compiled-schedule.js'
import { channelOf, type Direction, energyByPeriod, intervalsMissing, receivedByPeriod } from './energy.js'
import type { PeriodEnergy } from './energy-bank.js'
import { windowsOn, windowText } from './events.js'
import { noteKept } from './kept-energy.js'
import { onlyPeriodOn } from './only-period.js'
import { sharedByPeriod } from './shared-generation.js'

/** The energy of one part by period of the day, in the order of the rule's periods. */
export function energyOfPart(rule: CompiledTimeOfUse, part: Part, parts: readonly Part[]): PeriodEnergy[] {
  const schedule = rule.conventions.schedules.get(rule.source.schedule ?? '')
  if (rule.periods.every((period) => period.quantity !== undefined)) return registerEnergy(rule, part, parts)
  if (schedule === undefined) return []
  const of = rule.source.of ?? 'delivered'
  const shares = newTrace()
  const shared = sharesOf(rule, part, schedule, shares)
  if (of !== 'net') {
    const none: Directed = { energies: rule.periods.map(() => ZERO), metered: newTrace() }
    const own = of === 'shared' ? none : directed(rule, part, schedule, of)
    const energies = own.energies.map((quantity, index) => quantity.plus(shared[index] ?? ZERO))
    return energies.map((quantity, index) => {
      const trace = newTrace()
      if (of === 'received') noteKept(part.scope, part.period, trace)
      if (own.energies[index]?.isZero() === false) appendTrace(trace, own.metered)
      appendTrace(trace, shares)
      periodStep(trace, rule.periods[index]?.name ?? '', quantity, energies, of, part.period)
      eventSteps(trace, rule.periods[index]?.name ?? '', schedule, part)
      return { name: rule.periods[index]?.name ?? '', quantity, trace }
    })
  }
  const delivered = directed(rule, part, schedule, 'delivered')
  const own = directed(rule, part, schedule, 'received')
  const received = own.energies.map((quantity, index) => quantity.plus(shared[index] ?? ZERO))
  return rule.periods.map(({ name }, index) => {
    const trace = newTrace()
    const taken = delivered.energies[index] ?? ZERO
    const given = received[index] ?? ZERO
    const net = taken.minus(given)
    if (!taken.isZero()) appendTrace(trace, delivered.metered)
    if (own.energies[index]?.isZero() === false) appendTrace(trace, own.metered)
    periodStep(trace, name, taken, delivered.energies, 'delivered', part.period)
    eventSteps(trace, name, schedule, part)
    noteKept(part.scope, part.period, trace)
    appendTrace(trace, shares)
    if (!given.isZero()) {
      periodStep(trace, name, given, received, 'received', part.period)
      addStep(trace, 'net_energy', { period: name, delivered: taken.toFixed(), received: given.toFixed(), net: net.toFixed() })
    }
    return { name, quantity: net, trace }
  })
}

/** What generators elsewhere gave for this agreement, by the rule's periods; nothing where the rule does not count it. */
function sharesOf(rule: CompiledTimeOfUse, part: Part, schedule: CompiledSchedule, trace: Trace): readonly Decimal[] {
  if (rule.source.of !== 'shared' && rule.source.with_shares !== true) return []
  const byPeriod = sharedByPeriod(part.scope, schedule, part.period, trace)
  return byPeriod === null ? [] : rule.periods.map(({ name }) => byPeriod[schedule.periods.indexOf(name)] ?? ZERO)
}

function periodStep(
  trace: Trace,
  period: string,
  quantity: Decimal,
  all: readonly Decimal[],
  direction: Direction | 'shared',
  days: ServicePeriod,
): void {
  const of = all.reduce<Decimal>((sum, each) => sum.plus(each), ZERO)
  addStep(trace, 'period_energy', {
    period,
    quantity: quantity.toFixed(),
    of: of.toFixed(),
    direction,
    from: days.from,
    to: days.to,
  })
}

/** The announced hours that a period of the day has because of an event. */
function eventSteps(trace: Trace, name: string, schedule: CompiledSchedule, part: Part): void {
  for (const { event, period } of schedule.events) {
    if (schedule.periods[period] !== name) continue
    const hours = windowsOn(part.scope.facts.events?.[event] ?? [], part.period)
    addStep(trace, 'event_hours', { event, hours: hours.map(windowText).join('; ') })
  }
}

interface Directed {
  /** In the order of the rule's periods. */
  readonly energies: readonly Decimal[]
  /** The reads or the statement of a total; nothing where intervals were counted. */
  readonly metered: Trace
}

/** Energy by the rule's periods: of intervals, or of a stated total where one period alone counts on all the days. */
function directed(rule: CompiledTimeOfUse, part: Part, schedule: CompiledSchedule, direction: Direction): Directed {
  const { scope, period } = part
  const metered = newTrace()
  const byPeriod =
    scope.facts.intervals === undefined
      ? stated(scope, schedule, direction, part, metered)
      : counted(scope, schedule, direction, period)
  if (byPeriod === null) return { energies: rule.periods.map(() => ZERO), metered }
  const trace = newTrace()
  const energies = rule.periods.map(({ name }) =>
    inTariffUnit(scope, byPeriod[schedule.periods.indexOf(name)] ?? ZERO, 'kWh', trace),
  )
  return { energies, metered }
}

function counted(scope: Scope, schedule: CompiledSchedule, direction: Direction, days: ServicePeriod): Decimal[] | null {
  return direction === 'received' ? receivedByPeriod(scope, schedule, days) : energyByPeriod(scope, 'delivered', schedule, days)
}

/** Energy of a total, stated or of registers, where one period alone counts on all the days. */
function stated(scope: Scope, schedule: CompiledSchedule, direction: Direction, part: Part, trace: Trace): Decimal[] | null {
  const said = scope.facts.stated?.find((use) => use.role === 'consumption' && use.direction === direction)
  if (said !== undefined && decimal(said.quantity).isZero()) return schedule.periods.map(() => ZERO)
  const only = onlyPeriodOn(schedule, part.period)
  if (only === undefined) {
    intervalsMissing(scope, channelOf(direction))
    return null
  }
  const energy =
    scope.facts.stated === undefined ? ofRegisters(scope, direction, part, trace) : ofStatement(scope, direction, part)
  return energy === null ? null : schedule.periods.map((_, index) => (index === only ? energy : ZERO))
}

function ofStatement(scope: Scope, direction: Direction, part: Part): Decimal | null {
  const use = scope.facts.stated?.find((entry) => entry.role === 'consumption' && entry.direction === direction)
  if (use === undefined) {
    if (direction === 'delivered') missing(scope, 'use')
    return null
  }
  const metered = isWhole(part) ? use.quantity : scope.facts.useOn?.(part.period)
  if (metered === undefined) return noReadAtChange(scope)
  return inTariffUnit(scope, metered, use.unit, newTrace())
}

/** Registers of a meter that counts both directions by themselves; one that counts no given energy was given none. */
function ofRegisters(scope: Scope, direction: Direction, part: Part, trace: Trace): Decimal | null {
  const counts = scope.facts.registers.some(
    ({ installed }) => installed.role === 'consumption' && installed.direction === direction,
  )
  if (!counts) {
    if (direction === 'delivered') intervalsMissing(scope, 'kwh')
    return null
  }
  const whole = useOfRegisters(scope, { registers: 'all', direction }, channelOf(direction))
  appendTrace(trace, whole.trace)
  if (isWhole(part)) return whole.value
  const metered = direction === 'delivered' ? scope.facts.useOn?.(part.period) : undefined
  if (metered === undefined) return noReadAtChange(scope)
  return inTariffUnit(scope, metered, scope.facts.registers[0]?.installed.unit ?? '', newTrace())
}

function isWhole(part: Part): boolean {
  return part.days === daysBetweenIncluded(part.scope.facts.period)
}

function noReadAtChange(scope: Scope): null {
  missing(scope, 'use of the days before and after a change')
  return null
}

function daysBetweenIncluded(period: ServicePeriod): number {
  return dayNumber(period.to) - dayNumber(period.from) + 1
}

/** Registers of a meter that counts by period itself; divided by days or reads as other use is. */
function registerEnergy(rule: CompiledTimeOfUse, part: Part, parts: readonly Part[]): PeriodEnergy[] {
  return rule.periods.map(({ name, priced, quantity: value }) => {
    const trace = newTrace()
    const whole = value?.evaluate(part.scope, part.moment, trace) ?? ZERO
    if (parts.length === 1) return { name, quantity: whole, trace }
    const quantity = splitOverParts(whole, parts, priced)[parts.indexOf(part)] ?? ZERO
    splitStep({ part, rule: priced, whole, own: quantity, trace }, isSplitByReads(parts, priced))
    return { name, quantity, trace }
  })
}
