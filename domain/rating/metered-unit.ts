import type { Decimal } from '../kernel/decimal.js'
import { addStep, problem, type Scope, type Trace } from './scope.js'

/** A quantity in the tariff's unit, by its conversion where it is counted in another. */
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
  const converted = conversion.convert(quantity)
  addStep(trace, 'unit_conversion', {
    quantity: quantity.toFixed(),
    from: unit,
    factor: conversion.factor.toFixed(),
    result: converted.toFixed(),
    to: scope.unit,
    rounding: conversion.text,
  })
  return converted
}
