import type { JsonPath } from '../kernel/schema-check.js'
import { compileConventions, mergeConventions } from './conventions.js'
import type { ConversionRule } from './scope.js'
import type { Conventions, ConversionStep, TariffFile, UnitConversion } from './tariff.js'
import { compileRounding } from './tariff-rounding.js'
import type { ValueCompiler } from './value-compiler.js'
import { compileDatedValue, compileValue } from './value.js'

/**
 * How units are converted, ready to apply, by the unit converted from: one factor, or factors one after the other with a rounding after
 * each (gas: metered volume × pressure × heating value).
 */
export function compileConversions(
  file: TariffFile,
  defaults: Conventions | undefined,
  report: ValueCompiler['report'],
): Map<string, ConversionRule> {
  const conventions = compileConventions(mergeConventions([defaults, file.conventions]))
  const compiler: ValueCompiler = {
    quantities: new Map(),
    seasons: conventions.seasons,
    schedules: conventions.schedules,
    attributes: new Map(Object.entries(file.attributes ?? {})),
    from: file.versions[0]?.from ?? '1900-01-01',
    report,
    leaving: [],
    compile: (value, at) => compileValue(value, at, compiler),
  }
  return new Map((file.unit_conversions ?? []).map((conversion, index) => [conversion.from, ruleOf(conversion, index, compiler)]))
}

function ruleOf(conversion: UnitConversion, index: number, compiler: ValueCompiler): ConversionRule {
  const path: JsonPath = ['unit_conversions', index]
  if ((conversion.steps === undefined) === (conversion.multiply_by === undefined)) {
    compiler.report(path, 'PRICE_OR_TIERS', 'the conversion must have either "multiply_by" or "steps"')
  }
  if (conversion.steps === undefined && conversion.rounding === undefined) {
    compiler.report(path, 'CHOICE_NOT_STATED', '"rounding" must be stated: how the converted quantity is rounded, or "none"')
  }
  const own: ConversionStep = { multiply_by: conversion.multiply_by ?? '1', rounding: conversion.rounding ?? 'none' }
  return (conversion.steps ?? [own]).map((step, at) => {
    const place = conversion.steps === undefined ? [...path, 'multiply_by'] : [...path, 'steps', at, 'multiply_by']
    return {
      factor: compileDatedValue(step.multiply_by, place, compiler),
      rounder: compileRounding(step.rounding),
      label: step.label,
    }
  })
}
