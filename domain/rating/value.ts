import { decimal, isDecimalText } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import type { JsonPath } from '../kernel/schema-check.js'
import { BUILT_IN_QUANTITIES } from './known-attributes.js'
import { numberNamed } from './named-values.js'
import { type CompiledValue, problem } from './scope.js'
import type { DatedValue, Value } from './tariff.js'
import { attributeKind, dayNamesOf, unknownNameMessage, type ValueCompiler } from './value-compiler.js'
import { compileLookup } from './value-lookup.js'
import { compileOperation } from './value-operation.js'

export function compileDatedValue(
  value: DatedValue,
  path: JsonPath,
  compiler: ValueCompiler,
  from = compiler.from,
): CompiledValue {
  if (!Array.isArray(value)) return compileValue(value as Value, path, compiler)
  const entries = (value as readonly { from: LocalDate; value: Value }[]).map((entry, index) => ({
    from: entry.from,
    compiled: compileValue(entry.value, [...path, index, 'value'], compiler),
  }))
  entries.forEach((entry, index) => {
    const before = entries[index - 1]
    if (before !== undefined && entry.from <= before.from) {
      compiler.report(
        [...path, index, 'from'],
        'DATES_NOT_ASCENDING',
        `${entry.from} must be later than ${before.from} of the entry before it`,
      )
    }
  })
  const first = entries[0]
  if (first !== undefined && first.from > from) {
    const message = `there is no price from ${from} until ${first.from}: begin the list earlier, or give the rule a "from"`
    compiler.report([...path, 0, 'from'], 'PRICE_GAP', message)
  }
  const dates = entries.slice(1).map((entry) => entry.from)
  return {
    evaluate: (scope, moment, trace) => {
      let chosen = entries[0]
      for (const entry of entries) if (entry.from <= moment.price) chosen = entry
      if (chosen === undefined || chosen.from > moment.price) {
        return problem(scope, 'NO_PRICE_IN_FORCE', moment.price, `no price is in force on ${moment.price}`)
      }
      return chosen.compiled.evaluate(scope, moment, trace)
    },
    dates: [...dates, ...entries.flatMap((entry) => entry.compiled.dates)],
    dayNames: [...new Set(entries.flatMap((entry) => entry.compiled.dayNames))],
    changes: dates.length > 0 || entries.some((entry) => entry.compiled.changes),
    text: JSON.stringify(value),
  }
}

export function compileValue(value: Value, path: JsonPath, compiler: ValueCompiler): CompiledValue {
  if (typeof value === 'number' || (typeof value === 'string' && isDecimalText(value))) {
    const constant = decimal(value)
    return { evaluate: () => constant, dates: [], dayNames: [], changes: false, text: constant.toFixed(), constant }
  }
  if (typeof value === 'string') return compileName(value, path, compiler)
  if ('by' in value || 'rows' in value) return compileLookup(value, path, compiler)
  return compileOperation(value, path, compiler)
}

function compileName(name: string, path: JsonPath, compiler: ValueCompiler): CompiledValue {
  const declared = compiler.quantities.get(name)
  const kind = attributeKind(name, compiler)
  if (declared === undefined && !Object.hasOwn(BUILT_IN_QUANTITIES, name) && kind === undefined) {
    compiler.report(path, 'UNKNOWN_NAME', unknownNameMessage(name, compiler))
  } else if (declared === undefined && kind !== undefined && kind !== 'number' && !Object.hasOwn(BUILT_IN_QUANTITIES, name)) {
    compiler.report(
      path,
      'NOT_A_NUMBER',
      `${name} is a ${kind} attribute and cannot be used as a number; use it in a table or in "when"`,
    )
  }
  return {
    evaluate: (scope, moment, trace) => numberNamed(scope, name, moment, trace),
    dates: declared?.dates ?? [],
    dayNames: declared?.dayNames ?? dayNamesOf(name, compiler),
    changes: declared?.changes ?? false,
    text: declared === undefined ? name : `${name}=${declared.text}`,
  }
}
