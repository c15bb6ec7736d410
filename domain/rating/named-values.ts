import { type Decimal, decimal, isDecimalText } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import { daysOf } from '../kernel/service-period.js'
import { meterBySize, metersInPlaceOn } from '../metering/meters-in-place.js'
import { readDateClosing } from '../metering/read-day.js'
import type { AttributeValue } from './attributes.js'
import type { RatingFacts } from './facts.js'
import { meteredDemand, meteredUse } from './metered-quantities.js'
import { type Months, monthsOf } from './months.js'
import {
  addStep,
  appendTrace,
  type CompiledValue,
  type Evaluated,
  missing,
  type Moment,
  newTrace,
  problem,
  type Scope,
  type Trace,
} from './scope.js'
import { seasonOn, seasonWithMostDays } from './seasons.js'
import type { ChangeChoice } from './tariff.js'

/** Months of the period by a months convention: the version's own, or the one a rule has for itself. */
export function monthsOfPeriod(scope: Scope, convention = scope.conventions.months): Months {
  const known = scope.months.get(convention)
  if (known !== undefined) return known
  const months = monthsOf(scope.facts.period, convention, scope.facts.firstBill || scope.facts.finalBill)
  scope.months.set(convention, months)
  return months
}

/** The value of an attribute; undefined where it is not known. */
export function attributeOf(scope: Scope, name: string, moment: Moment): AttributeValue {
  const { facts } = scope
  const seasons = scope.conventions.seasons.get(name)
  if (seasons !== undefined) {
    return moment.season === null ? seasonWithMostDays(seasons, facts.period) : seasonOn(seasons, moment.season)
  }
  switch (name) {
    case 'meter_size':
      return (
        (scope.meterSize ?? meterBySize(metersInPlaceOn(facts.meters, moment.meter), scope.conventions.meter.which)?.size) ||
        undefined
      )
    case 'meter_count':
      return metersInPlaceOn(facts.meters, facts.period.to).length
    case 'metered':
      return facts.registers.length > 0 || ((facts.stated ?? facts.intervals) !== undefined && facts.meters.length > 0)
    case 'first_bill':
      return facts.firstBill
    case 'final_bill':
      return facts.finalBill
    case 'days':
      return daysOf(facts.period)
    case 'normal_period':
      return monthsOfPeriod(scope).normal
    default: {
      const value = attributeOn(facts, name, moment.price)
      return value === null || value === '' ? undefined : value
    }
  }
}

function attributeOn(facts: RatingFacts, name: string, day: LocalDate): AttributeValue {
  let value = facts.attributes[name]
  for (const change of facts.attributeChanges ?? []) if (change.name === name && change.from <= day) value = change.value
  return value
}

/** The number a name stands for: a declared quantity, `use`, `demand`, `months`, or a numeric attribute. */
export function numberNamed(scope: Scope, name: string, moment: Moment, trace: Trace): Decimal | null {
  const declared = scope.quantities.get(name)
  if (declared !== undefined) return declaredQuantity(scope, name, declared, moment, trace)
  if (name === 'use' || name === 'demand') {
    const evaluated = cached(scope, name, () => (name === 'use' ? meteredUse(scope) : meteredDemand(scope)))
    appendTrace(trace, evaluated.trace)
    return evaluated.value
  }
  if (name === 'months') {
    const months = monthsOfPeriod(scope)
    addStep(trace, 'months', months.figures)
    return months.value
  }
  const value = attributeOf(scope, name, moment)
  if (value === undefined || value === null) return missing(scope, name)
  const text = String(value)
  if (!isDecimalText(text))
    return problem(scope, 'NOT_A_NUMBER', name, `${name} is ${JSON.stringify(value)}, which is not a number`)
  addStep(trace, 'attribute', { name, value: text })
  return decimal(text)
}

function declaredQuantity(scope: Scope, name: string, declared: CompiledValue, moment: Moment, trace: Trace): Decimal | null {
  const evaluate = (): Evaluated => {
    const own = newTrace()
    const value = declared.evaluate(scope, moment, own)
    if (value !== null && own.steps.length > 0) addStep(own, 'quantity', { name, value: value.toFixed() })
    return { value, trace: own }
  }
  const mayChange = declared.changes || scope.facts.attributeChanges !== undefined
  const evaluated = mayChange ? evaluate() : cached(scope, name, evaluate)
  appendTrace(trace, evaluated.trace)
  return evaluated.value
}

function cached(scope: Scope, name: string, evaluate: () => Evaluated): Evaluated {
  const known = scope.cache.get(name)
  if (known !== undefined) return known
  const evaluated = evaluate()
  scope.cache.set(name, evaluated)
  return evaluated
}

/** The day a change choice means; null for the season of most days; undefined for `split`. */
export function dayChosen(choice: ChangeChoice, facts: RatingFacts): LocalDate | null | undefined {
  switch (choice) {
    case 'split':
      return undefined
    case 'first_day':
      return facts.period.from
    case 'last_day':
      return facts.period.to
    case 'closing_read':
      return readDateClosing(facts.period.to, facts.readDay)
    case 'accounting_date':
      return facts.accountingDate
    case 'most_days':
      return null
  }
}
