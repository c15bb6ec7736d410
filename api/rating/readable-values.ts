import { isDecimalText } from '../../domain/kernel/decimal.js'
import { compileRounding, roundingText } from '../../domain/rating/tariff-rounding.js'
import type {
  AgreementSelection,
  Condition,
  DatedValue,
  DecimalText,
  Literal,
  Operation,
  Past,
  Range,
  RoundingChoice,
  Test,
  Value,
  ValueTree,
  WinterAverage,
} from '../../domain/rating/tariff.js'

import { MONTH_NAMES } from '../../domain/kernel/month-names.js'
import { intervalQuantityText } from './readable-quantities.js'

// A tariff's values and conditions in words, for people who check a rate book without reading JSON.

export function monthName(month: number): string {
  return MONTH_NAMES[month - 1] ?? String(month)
}

/** `10-31` → `31 October`. */
export function dayOfYearText(monthAndDay: string): string {
  return `${Number(monthAndDay.slice(3))} ${monthName(Number(monthAndDay.slice(0, 2)))}`
}

/** `meter_size` → `meter size`; a unit at the end of a name is set apart: `cart size (gal)`. */
export function nameText(name: string): string {
  const unit = UNIT_SUFFIX.exec(name)?.[1]
  const words = (unit === undefined ? name : name.slice(0, -unit.length - 1)).replaceAll(/[_-]/g, ' ')
  return unit === undefined ? words : `${words} (${UNITS[unit] ?? unit})`
}

const UNIT_SUFFIX = /_(gal|sqft|kwh|kw|ccf)$/
const UNITS: Readonly<Record<string, string>> = { gal: 'gallons', sqft: 'square feet', kwh: 'kWh', kw: 'kW' }

/** `a, b and c`; `a, b or c`; entries that have commas of their own are set apart by semicolons. */
export function listText(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length <= 1) return words[0] ?? ''
  const hasCommas = words.some((word) => word.includes(','))
  return `${words.slice(0, -1).join(hasCommas ? '; ' : ', ')}${hasCommas ? ';' : ''} ${last} ${words[words.length - 1]}`
}

export function isNumber(value: unknown): value is DecimalText {
  return typeof value === 'number' || (typeof value === 'string' && isDecimalText(value))
}

/** `3 decimals half up`, `1 decimal up`. */
export function roundingWords(rounding: RoundingChoice): string {
  return roundingText(compileRounding(rounding)).replace(/^1 decimals/, '1 decimal')
}

/** `, rounded to 3 decimals half up`; nothing where the tariff says nothing. */
export function roundedText(rounding: RoundingChoice | undefined): string {
  if (rounding === undefined) return ''
  return rounding === 'none' ? ', not rounded' : `, rounded to ${roundingWords(rounding)}`
}

/** A value as part of a sentence. */
export function valueText(value: Value): string {
  if (isNumber(value)) return String(value)
  if (typeof value === 'string') return nameText(value)
  if (typeof value === 'number') return String(value)
  if ('by' in value) {
    const leaves = leavesOf(value).map((leaf) => `${leaf.text} for ${leaf.label}`)
    return leaves.join('; ')
  }
  if ('rows' in value)
    return leavesOf(value)
      .map((leaf) => (leaf.label === '' ? leaf.text : `${leaf.text} where ${leaf.label}`))
      .join('; ')
  return operationText(value) + roundedText(value.rounding)
}

function operationText(operation: Operation): string {
  if ('sum' in operation) return operation.sum.map(partText).join(' + ')
  if ('difference' in operation) return operation.difference.map(partText).join(' − ')
  if ('product' in operation) return operation.product.map(partText).join(' × ')
  if ('quotient' in operation) return operation.quotient.map(partText).join(' ÷ ')
  if ('greatest' in operation) return `the greatest of ${listText(operation.greatest.map(valueText))}`
  if ('least' in operation) return `the least of ${listText(operation.least.map(valueText))}`
  if ('percent' in operation) return `${partText(operation.percent)} % of ${partText(operation.of)}`
  if ('excess_of' in operation) return `the part of ${valueText(operation.excess_of)} above ${valueText(operation.above)}`
  if ('use_of' in operation) {
    return `the ${nameText(operation.use_of)} use of the same days${selectionText(operation)}${NONE_TEXT[operation.if_none]}`
  }
  if ('registers' in operation) {
    const direction = operation.direction === 'received' ? ', energy received from the customer' : ''
    return operation.registers === 'all'
      ? `the use of all registers${direction}`
      : `the use of the registers ${listText(operation.registers)}${direction}`
  }
  if ('winter_average_of' in operation) return winterText(operation)
  if ('past' in operation) return pastText(operation)
  return intervalQuantityText(operation)
}

/** Brackets around what is itself made of several, so that the order of the calculation is plain. */
function partText(value: Value): string {
  const text = valueText(value)
  return / [+−×÷] |, /.test(text) ? `(${text})` : text
}

const NONE_TEXT: Record<'refuse' | 'nothing' | 'zero', string> = {
  refuse: ' (without it the bill is held)',
  nothing: ' (left out where there is none)',
  zero: ' (zero where there is none)',
}

function selectionText(selection: AgreementSelection): string {
  const parts: string[] = []
  if (selection.scope === 'account') parts.push('all premises of the account')
  if (selection.scope === 'account_at_premise') parts.push('all agreements of the account at the premise')
  if (selection.only_tariffs !== undefined) parts.push(`only tariff ${listText(selection.only_tariffs, 'or')}`)
  if (selection.except_tariffs !== undefined) parts.push(`except tariff ${listText(selection.except_tariffs)}`)
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

function winterText(average: WinterAverage): string {
  const months = listText(average.months.map(monthName))
  const lowest = average.lowest === undefined ? '' : `the lowest ${average.lowest} of `
  const otherwise = average.otherwise === 'refuse' ? 'without it the bill is held' : `without it ${valueText(average.otherwise)}`
  const earlier =
    average.earlier_winters === undefined || average.earlier_winters === 0
      ? ''
      : `; up to ${average.earlier_winters} earlier ${average.earlier_winters === 1 ? 'winter' : 'winters'} may stand in`
  const kind = average.period_needed === 'normal' ? 'a normal period' : 'a period'
  const from = dayOfYearText(average.applies_from)
  const needs = `in force from ${from}, needs ${kind} in ${average.months_needed} of these months`
  return `the mean ${nameText(average.winter_average_of)} use of ${lowest}${months}${selectionText(average)} (${needs}; ${otherwise}${earlier})`
}

function pastText(past: Past): string {
  const window =
    past.periods !== undefined
      ? `the ${past.periods} billed periods before`
      : past.months !== undefined
        ? `the ${past.months} months before`
        : 'the billed periods before'
  const months = past.calendar_months === undefined ? '' : ` in ${listText(past.calendar_months.map(monthName))}`
  const shares =
    past.percent_by_month === undefined
      ? ''
      : `, counted at ${listText(Object.entries(past.percent_by_month).map(([month, share]) => `${share} % for ${monthName(Number(month))}`))}`
  const normal = past.only_normal_periods === true ? ', normal periods only' : ''
  const own = past.include_this_period === true ? ', this period included' : ''
  const take = past.take === 'latest' ? 'the latest' : `the ${past.take}`
  return `${take} ${past.past} of ${window}${months}${shares}${normal}${own}${NONE_TEXT[past.if_none]}`
}

/** A condition as what must hold: `customer class is residential and dwelling units at least 3`. */
export function conditionText(condition: Condition): string {
  const parts = Object.entries(condition).map(([name, test]) => {
    if (name === 'any_of') return `either ${(test as readonly Condition[]).map(conditionText).join(', or ')}`
    return testText(nameText(name), test as Test)
  })
  return parts.length === 0 ? 'always' : parts.join(' and ')
}

function testText(name: string, test: Test): string {
  if (test === true) return name
  if (test === false) return `not ${name}`
  if (Array.isArray(test)) return `${name} is ${listText((test as readonly Literal[]).map(literalText), 'or')}`
  if (typeof test !== 'object') return `${name} is ${literalText(test as Literal)}`
  if ('not' in test) {
    const not = test.not as Literal | readonly Literal[]
    return `${name} is not ${Array.isArray(not) ? listText(not.map(literalText), 'or') : literalText(not as Literal)}`
  }
  const range = test as Range
  const bounds = [
    range.above === undefined ? undefined : `above ${range.above}`,
    range.at_least === undefined ? undefined : `at least ${range.at_least}`,
    range.below === undefined ? undefined : `below ${range.below}`,
    range.up_to === undefined ? undefined : `up to ${range.up_to}`,
  ].filter((bound) => bound !== undefined)
  return `${name} ${listText(bounds)}`
}

function literalText(literal: Literal): string {
  if (literal === true) return 'yes'
  if (literal === false) return 'no'
  return nameText(String(literal))
}

/** One price or limit with what it holds for; label `` where it holds for all. */
export interface Leaf {
  readonly label: string
  readonly text: string
}

/** The entries of a table value; one entry for anything else. */
export function leavesOf(value: Value): Leaf[] {
  if (typeof value === 'object' && 'by' in value) {
    const names = typeof value.by === 'string' ? [value.by] : [...value.by]
    const leaves = treeLeaves(value.values, names)
    return value.otherwise === undefined ? leaves : [...leaves, { label: 'any other', text: valueText(value.otherwise) }]
  }
  if (typeof value === 'object' && 'rows' in value) {
    const leaves = value.rows.map((row) => ({
      label: row.when === undefined ? '' : conditionText(row.when),
      text: valueText(row.value),
    }))
    return value.otherwise === undefined ? leaves : [...leaves, { label: 'otherwise', text: valueText(value.otherwise) }]
  }
  return [{ label: '', text: valueText(value) }]
}

function treeLeaves(tree: ValueTree, names: readonly string[], before: readonly string[] = []): Leaf[] {
  const name = names[before.length] ?? ''
  return Object.entries(tree)
    .sort(byKey)
    .flatMap(([key, entry]) => {
      const label = [...before, keyText(name, key)]
      return typeof entry === 'object' ? treeLeaves(entry, names, label) : [{ label: label.join(', '), text: String(entry) }]
    })
}

/** Numbers and fractions by size (5/8 before 1 before 1.5); everything else as it was written. */
function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  const [left, right] = [sizeOf(one), sizeOf(other)]
  return left === undefined || right === undefined ? 0 : left - right
}

function sizeOf(key: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(?:\/(\d+))?$/.exec(key)
  return match === null ? undefined : Number(match[1]) / Number(match[2] ?? 1)
}

/** What the key of a table means, with its name where the key alone would not say it. */
function keyText(name: string, key: string): string {
  if (key === 'true') return nameText(name)
  if (key === 'false') return `not ${nameText(name)}`
  if (sizeOf(key) === undefined) return nameText(key)
  const unit = UNIT_SUFFIX.exec(name)?.[1]
  if (unit === undefined) return `${nameText(name)} ${key}`
  return `${nameText(name.slice(0, -unit.length - 1))} ${key} ${UNITS[unit] ?? unit}`
}

/** A dated value as steps in time, oldest first; `from` is absent where it always holds. */
export function datedSteps(value: DatedValue): { readonly from?: string; readonly value: Value }[] {
  if (Array.isArray(value))
    return [...(value as readonly { from: string; value: Value }[])].sort((one, other) => (one.from < other.from ? -1 : 1))
  return [{ value: value as Value }]
}

/** Plain values as `22.17`, dated ones as `21.32, from 2026-09-01 22.17`. */
export function datedText(value: DatedValue): string {
  return datedSteps(value)
    .map((step, index) =>
      step.from === undefined || index === 0 ? valueText(step.value) : `from ${step.from} ${valueText(step.value)}`,
    )
    .join(', ')
}
