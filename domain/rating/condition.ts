import { type Decimal, decimal, isDecimalText } from '../kernel/decimal.js'
import type { JsonPath } from '../kernel/schema-check.js'
import { BUILT_IN_QUANTITIES } from './known-attributes.js'
import { attributeOf, numberNamed } from './named-values.js'
import { missing, type Moment, newTrace, type Scope } from './scope.js'
import type { AttributeKind, Condition, Literal, Range, Test } from './tariff.js'
import { attributeKind, dayNamesOf, unknownNameMessage, type ValueCompiler } from './value-compiler.js'

/** A condition ready to test. An unknown attribute is reported as missing, and the condition does not hold. */
export interface CompiledCondition {
  readonly holds: (scope: Scope, moment: Moment) => boolean
  /** Names in it whose value may change inside a period. */
  readonly dayNames: readonly string[]
}

export function compileCondition(condition: Condition, path: JsonPath, compiler: ValueCompiler): CompiledCondition {
  const tests = Object.entries(condition).map(([name, test]) => {
    if (name === 'any_of') return compileAnyOf(test as readonly Condition[], [...path, name], compiler)
    return compileTest(name, test as Test, [...path, name], compiler)
  })
  return {
    holds: (scope, moment) => tests.every((test) => test.holds(scope, moment)),
    dayNames: [...new Set(tests.flatMap((test) => test.dayNames))],
  }
}

function compileAnyOf(conditions: readonly Condition[], path: JsonPath, compiler: ValueCompiler): CompiledCondition {
  const compiled = conditions.map((condition, index) => compileCondition(condition, [...path, index], compiler))
  return {
    holds: (scope, moment) => compiled.some((condition) => condition.holds(scope, moment)),
    dayNames: compiled.flatMap((condition) => condition.dayNames),
  }
}

function compileTest(name: string, test: Test, path: JsonPath, compiler: ValueCompiler): CompiledCondition {
  const isQuantity = compiler.quantities.has(name) || Object.hasOwn(BUILT_IN_QUANTITIES, name) || name === 'months'
  const kind = isQuantity ? 'number' : attributeKind(name, compiler)
  if (kind === undefined) compiler.report(path, 'UNKNOWN_NAME', unknownNameMessage(name, compiler))
  checkLiterals(name, kind, test, path, compiler)
  const dayNames = compiler.quantities.get(name)?.dayNames ?? dayNamesOf(name, compiler)
  if (isRange(test)) return { holds: rangeTest(name, test), dayNames }
  const negated = typeof test === 'object' && !Array.isArray(test) && 'not' in test
  const literals = literalsOf(test).map((literal) => keyOf(String(literal), kind ?? 'text'))
  return {
    holds: (scope, moment) => {
      const value = isQuantity ? numberNamed(scope, name, moment, newTrace())?.toFixed() : attributeOf(scope, name, moment)
      if (value === undefined || value === null) {
        missing(scope, name)
        return false
      }
      return literals.includes(keyOf(String(value), kind ?? 'text')) !== negated
    },
    dayNames,
  }
}

function rangeTest(name: string, range: Range): CompiledCondition['holds'] {
  const bound = (text: Range['above']): Decimal | null => (text === undefined ? null : decimal(text))
  const [above, atLeast, below, upTo] = [bound(range.above), bound(range.at_least), bound(range.below), bound(range.up_to)]
  return (scope, moment) => {
    const value = numberNamed(scope, name, moment, newTrace())
    if (value === null) return false
    return (
      (above === null || value.gt(above)) &&
      (atLeast === null || value.gte(atLeast)) &&
      (below === null || value.lt(below)) &&
      (upTo === null || value.lte(upTo))
    )
  }
}

function isRange(test: Test): test is Range {
  return typeof test === 'object' && !Array.isArray(test) && !('not' in test)
}

function literalsOf(test: Test): readonly Literal[] {
  if (Array.isArray(test)) return test as readonly Literal[]
  if (typeof test === 'object' && 'not' in test) return literalsOf(test.not)
  return [test as Literal]
}

function keyOf(text: string, kind: AttributeKind): string {
  return kind === 'number' && isDecimalText(text) ? decimal(text).toFixed() : text
}

function checkLiterals(name: string, kind: AttributeKind | undefined, test: Test, path: JsonPath, compiler: ValueCompiler): void {
  if (isRange(test)) {
    if (kind !== undefined && kind !== 'number') {
      compiler.report(path, 'CONDITION', `${name} is a ${kind} attribute: it has no "above" or "up_to"`)
    }
    return
  }
  const seasons = compiler.seasons.get(name)
  for (const literal of literalsOf(test)) {
    const text = String(literal)
    if (kind === 'boolean' && text !== 'true' && text !== 'false') {
      compiler.report(path, 'CONDITION', `${name} is true or false, not ${JSON.stringify(literal)}`)
    }
    if (kind === 'number' && !isDecimalText(text)) {
      compiler.report(path, 'CONDITION', `${name} is a number, not ${JSON.stringify(literal)}`)
    }
    if (seasons !== undefined && !seasons.some((season) => season.name === text)) {
      compiler.report(path, 'CONDITION', `${name} has no season ${JSON.stringify(literal)}`)
    }
  }
}
