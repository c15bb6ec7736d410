import { type Decimal, decimal, ZERO } from '../kernel/decimal.js'
import { invariant } from '../kernel/invariant.js'
import type { JsonPath } from '../kernel/schema-check.js'
import { addStep, appendTrace, type CompiledValue, problem, type Scope, type Trace } from './scope.js'
import type { Operation, Value } from './tariff.js'
import { compileRounding, type Rounder, roundingText, roundTo, settle } from './tariff-rounding.js'
import { useOfRegisters } from './metered-quantities.js'
import { compilePast } from './value-past.js'
import { compileIntervalOperation } from './value-intervals.js'
import { compileUseOf } from './value-use-of.js'
import type { ValueCompiler } from './value-compiler.js'
import { compileWinterAverage } from './value-winter-average.js'

type Combine = (operands: readonly (Decimal | null)[], scope: Scope) => Decimal | null

/** An operation on values; a result that is nothing stays nothing. Rounding, where stated, is applied to the result. */
export function compileOperation(operation: Operation, path: JsonPath, compiler: ValueCompiler): CompiledValue {
  const rounder = operation.rounding === undefined ? null : compileRounding(operation.rounding)
  const text = JSON.stringify(operation)
  const leaf = compileLeaf(operation, path, compiler, rounder, text)
  if (leaf !== undefined) return leaf
  const { name, operands, combine } = arithmeticOf(operation)
  const compiled = operands.map((operand) => compiler.compile(operand.value, [...path, ...operand.path]))
  return {
    evaluate: (scope, moment, trace) => {
      const values = compiled.map((operand) => operand.evaluate(scope, moment, trace))
      const exact = combine(values, scope)
      if (exact === null) return null
      const result = roundTo(exact, rounder)
      const figures: Record<string, string> = {
        operation: name,
        operands: values.map((value) => (value === null ? 'nothing' : settle(value).toFixed())).join('; '),
        result: settle(result).toFixed(),
      }
      if (rounder !== null) figures.rounding = roundingText(rounder)
      if (operation.label !== undefined) figures.label = operation.label
      addStep(trace, 'operation', figures)
      return result
    },
    dates: compiled.flatMap((operand) => operand.dates),
    dayNames: [...new Set(compiled.flatMap((operand) => operand.dayNames))],
    changes: compiled.some((operand) => operand.changes),
    text,
  }
}

interface Arithmetic {
  readonly name: string
  readonly operands: readonly { readonly value: Value; readonly path: JsonPath }[]
  readonly combine: Combine
}

function listed(values: readonly Value[], key: string): Arithmetic['operands'] {
  return values.map((value, index) => ({ value, path: [key, index] }))
}

function arithmeticOf(operation: Operation): Arithmetic {
  if ('sum' in operation) return { name: 'sum', operands: listed(operation.sum, 'sum'), combine: sumOf }
  if ('difference' in operation) {
    return {
      name: 'difference',
      operands: listed(operation.difference, 'difference'),
      combine: all((values) => values.slice(1).reduce((left, right) => left.minus(right), first(values))),
    }
  }
  if ('product' in operation) {
    return {
      name: 'product',
      operands: listed(operation.product, 'product'),
      combine: all((values) => values.slice(1).reduce((left, right) => left.times(right), first(values))),
    }
  }
  if ('quotient' in operation) return { name: 'quotient', operands: listed(operation.quotient, 'quotient'), combine: quotientOf }
  if ('greatest' in operation) {
    return {
      name: 'greatest',
      operands: listed(operation.greatest, 'greatest'),
      combine: chosen((left, right) => left.gt(right)),
    }
  }
  if ('least' in operation) {
    return { name: 'least', operands: listed(operation.least, 'least'), combine: chosen((left, right) => left.lt(right)) }
  }
  if ('percent' in operation) {
    const operands = [
      { value: operation.percent, path: ['percent'] },
      { value: operation.of, path: ['of'] },
    ]
    return {
      name: 'percent',
      operands,
      combine: all((values) =>
        first(values)
          .times(values[1] ?? ZERO)
          .div(100),
      ),
    }
  }
  invariant('excess_of' in operation, 'an operation was not handled', { operation })
  const operands = [
    { value: operation.excess_of, path: ['excess_of'] },
    { value: operation.above, path: ['above'] },
  ]
  return {
    name: 'excess',
    operands,
    combine: all((values) => {
      const excess = first(values).minus(values[1] ?? ZERO)
      return excess.isNegative() ? ZERO : excess
    }),
  }
}

function first(values: readonly Decimal[]): Decimal {
  return values[0] ?? ZERO
}

/** Nothing where any operand is nothing. */
function all(combine: (values: readonly Decimal[]) => Decimal): Combine {
  return (operands) => {
    const values = operands.filter((operand) => operand !== null)
    return values.length < operands.length ? null : combine(values)
  }
}

const sumOf: Combine = (operands) =>
  operands.reduce<Decimal>((total, operand) => (operand === null ? total : total.plus(operand)), ZERO)

const quotientOf: Combine = (operands, scope) => {
  const [dividend, divisor] = operands
  if (dividend === null || dividend === undefined || divisor === null || divisor === undefined) return null
  if (divisor.isZero()) return problem(scope, 'DIVISION_BY_ZERO', 'quotient', `${dividend.toFixed()} cannot be divided by zero`)
  return dividend.div(divisor)
}

/** The greatest or least of the operands that are something. */
function chosen(better: (left: Decimal, right: Decimal) => boolean): Combine {
  return (operands) =>
    operands.reduce<Decimal | null>((best, operand) => {
      if (operand === null) return best
      return best === null || better(operand, best) ? operand : best
    }, null)
}

function compileLeaf(
  operation: Operation,
  path: JsonPath,
  compiler: ValueCompiler,
  rounder: Rounder,
  text: string,
): CompiledValue | undefined {
  checkWindow(operation, path, compiler)
  const still = { dates: [], dayNames: [], changes: false, text }
  const interval = compileIntervalOperation(operation, path, compiler)
  if (interval !== undefined) return { ...still, evaluate: rounded(interval, rounder) }
  if ('use_of' in operation) return { ...still, evaluate: rounded(compileUseOf(operation), rounder) }
  if ('past' in operation) return { ...still, evaluate: rounded(compilePast(operation), rounder) }
  if ('registers' in operation) {
    const name =
      operation.registers === 'all'
        ? `use (${operation.direction ?? 'delivered'})`
        : `use of register ${operation.registers.join(', ')}`
    return {
      ...still,
      evaluate: rounded((scope, trace) => {
        const evaluated = useOfRegisters(scope, operation, name)
        appendTrace(trace, evaluated.trace)
        return evaluated.value
      }, rounder),
    }
  }
  if (!('winter_average_of' in operation)) return undefined
  const otherwise = operation.otherwise === 'refuse' ? null : compiler.compile(operation.otherwise, [...path, 'otherwise'])
  const average = compileWinterAverage(operation, rounder)
  return {
    evaluate: (scope, moment, trace) => {
      const value = average(scope, trace)
      if (value !== undefined) return value
      if (otherwise === null) {
        return problem(
          scope,
          'NO_WINTER_AVERAGE',
          'winter_average',
          'there is no winter average and the tariff names nothing instead',
        )
      }
      addStep(trace, 'winter_default', {})
      return otherwise.evaluate(scope, moment, trace)
    },
    dates: otherwise?.dates ?? [],
    dayNames: otherwise?.dayNames ?? [],
    changes: otherwise?.changes ?? false,
    text,
  }
}

/** A look back must say how far; a winter cannot need more months than it has. */
function checkWindow(operation: Operation, path: JsonPath, compiler: ValueCompiler): void {
  if ('past' in operation && operation.periods === undefined && operation.months === undefined) {
    compiler.report(path, 'RATCHET_WITHOUT_WINDOW', '"periods" or "months" must be stated: how far back earlier bills count')
  }
  if (!('winter_average_of' in operation)) return
  const most = operation.lowest ?? operation.months.length
  if (operation.months_needed > operation.months.length || most > operation.months.length) {
    const at = operation.months_needed > operation.months.length ? 'months_needed' : 'lowest'
    compiler.report([...path, at], 'WINTER_MONTHS', `the winter has only ${operation.months.length} months`)
  }
}

function rounded(evaluate: (scope: Scope, trace: Trace) => Decimal | null, rounder: Rounder): CompiledValue['evaluate'] {
  return (scope, _moment, trace) => {
    const value = evaluate(scope, trace)
    return value === null ? null : roundTo(decimal(value), rounder)
  }
}
