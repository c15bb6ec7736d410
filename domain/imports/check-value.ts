import { isLocalDate } from '../kernel/local-date.js'
import type { Column } from './contract.js'
import type { FindingCode } from './finding-codes.js'

/** What is wrong with one value: the code and the sentence. */
export interface ValueProblem {
  readonly code: FindingCode
  readonly sentence: string
}

/** Days that a utility's data can have; typing errors in the year lie outside. */
export const EARLIEST_DATE = '1850-01-01'
export const LATEST_DATE = '2200-12-31'

const TEXT_LENGTH_MAX = 500
const MEMO_LENGTH_MAX = 4_000
/** Digits before the point: 12 for amounts (`numeric(14, 2)`), 15 for other numbers. */
const AMOUNT = /^(?!-0\.00$)-?(?:0|[1-9]\d{0,11})\.\d{2}$/
/** Zeros in front are allowed: a dial shows them. */
const DECIMAL = /^(?!-0+(?:\.0+)?$)-?\d+(?:\.\d+)?$/
const INTEGER = /^(?:0|[1-9]\d*)$/
const ID = /^[A-Za-z]\d{1,30}$/
const PHONE = /^\+[1-9]\d*(?:-\d+)*$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f\u0080-\u009f\u2028\u2029]/
const LINE_BREAK_OR_TAB = /[\t\n]/

const quoted = (value: string): string => JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value)

/** A check of one column's values: undefined where the value (never empty) is as the contract says. */
export type ValueCheck = (value: string) => ValueProblem | undefined

/** The check of a column, made once per file. */
export function valueCheckOf(column: Column): ValueCheck {
  switch (column.type) {
    case 'id':
      return (value) =>
        ID.test(value) ? undefined : { code: 'ID_FORM', sentence: `${quoted(value)} is not a letter followed by digits.` }
    case 'date':
      return dateCheck()
    case 'amount':
      return (value) => (AMOUNT.test(value) ? withinLimits(value, column) : amountProblem(value))
    case 'decimal':
      return (value) =>
        DECIMAL.test(value)
          ? withinLimits(value, column)
          : { code: 'DECIMAL_FORM', sentence: `${quoted(value)} is not a plain decimal number.` }
    case 'integer':
      return (value) =>
        INTEGER.test(value)
          ? withinLimits(value, column)
          : { code: 'INTEGER_FORM', sentence: `${quoted(value)} is not a whole number.` }
    case 'bool':
      return (value) =>
        value === 'true' || value === 'false'
          ? undefined
          : { code: 'BOOL_FORM', sentence: `${quoted(value)} is neither true nor false.` }
    case 'code':
      return codeCheck(column)
    case 'phone':
      return (value) =>
        PHONE.test(value) && value.length <= 30
          ? undefined
          : { code: 'PHONE_FORM', sentence: `${quoted(value)} is not a telephone number with its country.` }
    case 'text':
      return (value) => textProblem(value, TEXT_LENGTH_MAX, LINE_BREAK_OR_TAB.test(value))
    case 'memo':
      return (value) => textProblem(value, MEMO_LENGTH_MAX, false)
  }
}

function codeCheck(column: Column): ValueCheck {
  if (column.values !== undefined) {
    const allowed = new Set(column.values)
    const list = column.values.join(', ')
    return (value) =>
      allowed.has(value) ? undefined : { code: 'CODE_NOT_ALLOWED', sentence: `${quoted(value)} is not one of ${list}.` }
  }
  return (value) =>
    column.pattern?.test(value) === true
      ? undefined
      : { code: 'CODE_FORM', sentence: `${quoted(value)} does not have the form that ${column.name} has.` }
}

/**
 * Dates repeat by the thousand: each is looked at once. Known ones are kept as numbers, for a piece of a text would hold on to the
 * whole text it was cut from.
 */
function dateCheck(): ValueCheck {
  const known = new Set<number>()
  return (value) => {
    const digits = digitsOfDate(value)
    if (digits !== undefined && known.has(digits)) return undefined
    const problem = dateProblem(value)
    if (problem === undefined && digits !== undefined) known.add(digits)
    return problem
  }
}

/** `2026-09-04` as 20260904; undefined where the text does not have that form. */
function digitsOfDate(value: string): number | undefined {
  if (value.length !== 10) return undefined
  let digits = 0
  for (let index = 0; index < 10; index += 1) {
    const code = value.charCodeAt(index)
    if (index === 4 || index === 7) {
      if (code !== 0x2d) return undefined
    } else if (code < 0x30 || code > 0x39) return undefined
    else digits = digits * 10 + (code - 0x30)
  }
  return digits
}

function dateProblem(value: string): ValueProblem | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value))
    return { code: 'DATE_FORM', sentence: `${quoted(value)} is not a date of the form YYYY-MM-DD.` }
  if (!isLocalDate(value)) return { code: 'DATE_NOT_REAL', sentence: `There is no day ${value}.` }
  if (value < EARLIEST_DATE || value > LATEST_DATE) {
    return { code: 'DATE_OUT_OF_RANGE', sentence: `${value} lies outside ${EARLIEST_DATE} to ${LATEST_DATE}.` }
  }
  return undefined
}

function amountProblem(value: string): ValueProblem {
  if (DECIMAL.test(value) && value.replace(/\..*$/, '').replace('-', '').length > 12) {
    return { code: 'NUMBER_OUT_OF_RANGE', sentence: `${quoted(value)} has more than twelve digits before the decimal point.` }
  }
  return { code: 'AMOUNT_FORM', sentence: `${quoted(value)} is not an amount with exactly two decimals.` }
}

const PLAIN_DIGITS_MAX = 15
const DECIMALS_MAX = 12

function withinLimits(value: string, column: Column): ValueProblem | undefined {
  if (value.length > DECIMALS_MAX && hasTooManyDigits(value)) {
    return { code: 'NUMBER_OUT_OF_RANGE', sentence: `${quoted(value)} has more digits than a number of a utility can have.` }
  }
  if (column.least === '0' && column.aboveLeast !== true && !value.startsWith('-')) {
    // The most frequent limit by far, told by the sign alone.
  } else if (column.least !== undefined) {
    const order = compareDecimals(value, column.least)
    if (order < 0 || (order === 0 && column.aboveLeast === true)) {
      const limit = column.aboveLeast === true ? `must be above ${column.least}` : `must be at least ${column.least}`
      return { code: 'NUMBER_OUT_OF_RANGE', sentence: `${column.name} ${limit}, not ${value}.` }
    }
  }
  if (column.most !== undefined && compareDecimals(value, column.most) > 0) {
    return { code: 'NUMBER_OUT_OF_RANGE', sentence: `${column.name} must be at most ${column.most}, not ${value}.` }
  }
  return undefined
}

function hasTooManyDigits(value: string): boolean {
  const [whole = '', decimals = ''] = value.replace('-', '').split('.')
  return whole.length > PLAIN_DIGITS_MAX || decimals.length > DECIMALS_MAX
}

/** -1, 0 or 1 as `left` is below, equal to or above `right`; both plain decimal texts. */
export function compareDecimals(left: string, right: string): number {
  const leftNegative = left.startsWith('-')
  if (leftNegative !== right.startsWith('-')) return leftNegative ? -1 : 1
  const order = compareMagnitudes(left.replace('-', ''), right.replace('-', ''))
  return leftNegative ? -order : order
}

function compareMagnitudes(left: string, right: string): number {
  const [leftPadded = '', leftDecimals = ''] = left.split('.')
  const [rightPadded = '', rightDecimals = ''] = right.split('.')
  const leftWhole = leftPadded.replace(/^0+/, '')
  const rightWhole = rightPadded.replace(/^0+/, '')
  if (leftWhole.length !== rightWhole.length) return leftWhole.length < rightWhole.length ? -1 : 1
  const digits = Math.max(leftDecimals.length, rightDecimals.length)
  const leftText = leftWhole + leftDecimals.padEnd(digits, '0')
  const rightText = rightWhole + rightDecimals.padEnd(digits, '0')
  if (leftText === rightText) return 0
  return leftText < rightText ? -1 : 1
}

function textProblem(value: string, lengthMax: number, hasBreak: boolean): ValueProblem | undefined {
  if (value.length > lengthMax)
    return { code: 'TEXT_TOO_LONG', sentence: `The text has ${value.length} characters; ${lengthMax} are allowed.` }
  if (hasBreak || CONTROL.test(value))
    return { code: 'CONTROL_CHARACTER', sentence: 'The value has a control character, a tab or a line break in it.' }
  return undefined
}

/** True for a text that a spreadsheet would take for a formula; a leading minus or plus is ordinary in notes and telephones. */
export function looksLikeFormula(value: string): boolean {
  return value.startsWith('=') || value.startsWith('@')
}
