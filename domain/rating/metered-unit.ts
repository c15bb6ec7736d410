import { type Decimal, ONE } from '../kernel/decimal.js'
import { addStep, problem, type Scope, type Trace } from './scope.js'
import { roundingText, roundTo } from './tariff-rounding.js'

/** A quantity in the tariff's unit, by its conversion where it is counted in another; factors are those of the period's last day. */
export function inTariffUnit(scope: Scope, quantity: Decimal, unit: string, trace: Trace): Decimal {
  if (unit === scope.unit) return quantity
  const conversion = scope.conversions.get(unit)
  if (conversion === undefined) {
    return problem(
      scope,
      'UNIT_CONVERSION_MISSING',
      unit,
      `the tariff counts in ${scope.unit} and does not say how ${unit} is converted`,
    )
  }
  const { to } = scope.facts.period
  const moment = { price: to, season: to, meter: to }
  let from = unit
  return conversion.reduce<Decimal>((before, step, index) => {
    const factor = step.factor.evaluate(scope, moment, trace) ?? ONE
    const after = roundTo(before.times(factor), step.rounder)
    const label = index === conversion.length - 1 ? scope.unit : (step.label ?? unit)
    addStep(trace, 'unit_conversion', {
      quantity: before.toFixed(),
      from,
      factor: factor.toFixed(),
      result: after.toFixed(),
      to: label,
      rounding: roundingText(step.rounder),
    })
    from = label
    return after
  }, quantity)
}
