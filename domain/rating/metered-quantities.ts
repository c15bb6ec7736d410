import { type Decimal, ONE, ZERO } from '../kernel/decimal.js'
import type { RegisterUse } from '../metering/consumption.js'
import { registerStep } from './register-step.js'
import { energyOn } from './intervals/energy.js'
import { keptParts, lessGiven, noteKept } from './intervals/kept-energy.js'
import { peakOn } from './intervals/peak.js'
import { inTariffUnit } from './metered-unit.js'
import type { RegisterSelection } from './tariff.js'
import { addStep, type Evaluated, missing, newTrace, type Scope, type Trace } from './scope.js'
import { roundingText, roundTo } from './tariff-rounding.js'

/** Delivered use of all consumption registers, in the tariff's unit. */
export function meteredUse(scope: Scope): Evaluated {
  return useOfRegisters(scope, { registers: 'all' }, 'use')
}

/** Use of chosen registers (`registers` of a quantity); `name` is what is missing where there is none. */
export function useOfRegisters(scope: Scope, selection: RegisterSelection, name: string): Evaluated {
  const trace = newTrace()
  const [part] = scope.facts.missingParts ?? []
  if (part !== undefined) return { value: missing(scope, part), trace }
  const direction = selection.direction ?? 'delivered'
  const chosen = scope.facts.registers.filter(
    ({ installed }) =>
      installed.role === 'consumption' &&
      installed.direction === direction &&
      (selection.registers === 'all' || selection.registers.includes(installed.register)),
  )
  if (chosen.length === 0) return withoutRegisters(scope, selection, name)
  let total = ZERO
  for (const use of chosen) {
    registerStep(trace, use, 'register')
    total = total.plus(roundTo(inTariffUnit(scope, use.use, use.installed.unit, trace), scope.conventions.registerRounding))
  }
  if (direction === 'received') total = keptOfRegisters(scope, total, trace)
  const value = roundTo(total, scope.conventions.useRounding)
  if (chosen.length > 1 || !value.eq(total)) {
    const figures: Record<string, string> = { quantity: value.toFixed(), unit: scope.unit, registers: String(chosen.length) }
    if (!value.eq(total)) figures.rounding = roundingText(scope.conventions.useRounding)
    addStep(trace, 'use', figures)
  }
  return { value, trace }
}

/** What stays with the place of energy given that registers counted: they cannot tell days apart, so one share must hold on all of them. */
function keptOfRegisters(scope: Scope, given: Decimal, trace: Trace): Decimal {
  const { period } = scope.facts
  const parts = keptParts(scope, period)
  const [first] = parts ?? []
  if (parts?.some((part) => !part.kept.eq(first?.kept ?? ONE)) === true)
    return missing(scope, 'energy given before and after a change of shares')
  noteKept(scope, period, trace)
  return lessGiven(scope, period, [given.times(first?.kept ?? ONE)], () => null)?.[0] ?? ZERO
}

/** Use that intervals or a statement tell where there is no register; what they do not tell is missing. */
function withoutRegisters(scope: Scope, selection: RegisterSelection, name: string): Evaluated {
  const { intervals, stated, period } = scope.facts
  const direction = selection.direction ?? 'delivered'
  const trace = newTrace()
  if (selection.registers !== 'all') return { value: missing(scope, name), trace }
  const found = stated?.find((use) => use.role === 'consumption' && use.direction === direction)
  if (found !== undefined) {
    addStep(trace, 'stated_use', { quantity: found.quantity.toFixed(), unit: found.unit, direction })
    return { value: roundTo(inTariffUnit(scope, found.quantity, found.unit, trace), scope.conventions.useRounding), trace }
  }
  if (intervals === undefined) return { value: missing(scope, name), trace }
  const counted = energyOn(scope, direction, period, trace)
  return {
    value: counted === null ? ZERO : roundTo(inTariffUnit(scope, counted, 'kWh', trace), scope.conventions.useRounding),
    trace,
  }
}

/**
 * What is missing where a demand register cannot answer: a sub-meter is taken off, and its power was in what the register showed. Only
 * intervals tell what was left. Undefined where nothing is taken off.
 */
export function reducedDemand({ facts }: Scope): string | undefined {
  const taken = facts.registers.find((use) => use.deducted === true)
  return taken === undefined ? undefined : `demand without that of sub-meter ${taken.installed.meterId}, in intervals`
}

/** Metered demand of the period: the highest of the demand registers, or their sum where the tariff says so. */
export function meteredDemand(scope: Scope): Evaluated {
  const trace = newTrace()
  const registers = scope.facts.registers.filter(
    ({ installed }) => installed.role === 'demand' && installed.direction === 'delivered',
  )
  if (registers.length === 0) {
    const stated = scope.facts.stated?.find((use) => use.role === 'demand' && use.direction === 'delivered')
    if (stated !== undefined) {
      addStep(trace, 'stated_use', { quantity: stated.quantity.toFixed(), unit: stated.unit, direction: 'delivered' })
      return { value: stated.quantity, trace }
    }
    const peak = scope.facts.intervals === undefined ? null : peakOn(scope, { of: 'kw' }, scope.facts.period, trace)
    return { value: peak ?? missing(scope, 'demand'), trace }
  }
  const reduced = reducedDemand(scope)
  if (reduced !== undefined) {
    const peak = scope.facts.intervals === undefined ? null : peakOn(scope, { of: 'kw' }, scope.facts.period, trace)
    return { value: peak ?? missing(scope, reduced), trace }
  }
  if (scope.conventions.severalDemandRegisters === 'sum') {
    let total = ZERO
    for (const register of registers) {
      registerStep(trace, register, 'demand_register')
      total = total.plus(register.use)
    }
    return { value: total, trace }
  }
  let highest = registers[0] as RegisterUse
  for (const register of registers) if (register.use.gt(highest.use)) highest = register
  registerStep(trace, highest, 'demand_register')
  return { value: highest.use, trace }
}
