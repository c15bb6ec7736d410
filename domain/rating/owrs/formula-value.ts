import type { RoundingMode } from '../../kernel/rounding.js'
import type { Condition, Literal, Operation, Range, RoundingTo, Value } from '../tariff.js'
import type { Formula, Operator } from './formula.js'

/** What the names of a formula stand for, and where what cannot be translated is reported. */
export interface FormulaNames {
  /** The value of a name that is used as a number. */
  readonly valueOf: (name: string) => Value
  /**
   * What a name that is compared with text stands for: an attribute of the customer (with the spelling that its tables
   * use), or text the file itself states.
   */
  readonly textOf: (name: string, compared: string) => TextOperand
  /** A name for a value that conditions must be able to ask for. */
  readonly declare: (meaning: string, value: Value) => string
  readonly report: (message: string) => void
}

export type TextOperand = { readonly attribute: string; readonly key: string } | { readonly isSame: boolean }

const NOTHING: Value = '0'
const COMPARISONS = new Set<Operator>(['==', '!=', '<', '<=', '>', '>=', '%in%'])
const LOGICAL = new Set<Operator>(['&', '&&', '|', '||'])
const FLIPPED: Readonly<Partial<Record<Operator, Operator>>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
}

/** A formula as a value of the tariff language; a comparison used as a number is 1 or 0. */
export function valueOfFormula(formula: Formula, names: FormulaNames): Value {
  switch (formula.kind) {
    case 'number':
      return formula.text
    case 'text':
      names.report(`${JSON.stringify(formula.text)} is text and cannot be reckoned with`)
      return NOTHING
    case 'name':
      if (formula.name === 'TRUE') return '1'
      if (formula.name === 'FALSE') return '0'
      return names.valueOf(formula.name)
    case 'negative':
      if (formula.of.kind === 'number') return `-${formula.of.text}`
      return { difference: ['0', valueOfFormula(formula.of, names)] }
    case 'not':
      return flag(formula, names)
    case 'binary':
      return COMPARISONS.has(formula.operator) || LOGICAL.has(formula.operator)
        ? flag(formula, names)
        : arithmetic(formula, names)
    case 'call':
      return called(formula, names)
  }
}

function flag(formula: Formula, names: FormulaNames): Value {
  return { rows: [{ when: conditionOf(formula, names), value: '1' }], otherwise: '0' }
}

function arithmetic(formula: Formula & { kind: 'binary' }, names: FormulaNames): Value {
  if (formula.operator === '^') return power(formula, names)
  const left = valueOfFormula(formula.left, names)
  const right = valueOfFormula(formula.right, names)
  const whole: RoundingTo = { digits: 0, mode: 'floor' }
  switch (formula.operator) {
    case '+':
      return { sum: [left, right] }
    case '-':
      return { difference: [left, right] }
    case '*':
      return { product: [left, right] }
    case '/':
      return { quotient: [left, right] }
    case '%/%':
      return { quotient: [left, right], rounding: whole }
    case '%%':
      return { difference: [left, { product: [right, { quotient: [left, right], rounding: whole }] }] }
    default:
      names.report(`the operator ${formula.operator} is not understood`)
      return NOTHING
  }
}

const MAX_EXPONENT = 8

function power(formula: Formula & { kind: 'binary' }, names: FormulaNames): Value {
  const exponent = formula.right.kind === 'number' ? Number(formula.right.text) : Number.NaN
  if (!Number.isInteger(exponent) || exponent > MAX_EXPONENT) {
    names.report(`a power must have a whole exponent from 0 to ${MAX_EXPONENT}`)
    return NOTHING
  }
  const base = valueOfFormula(formula.left, names)
  return { product: ['1', ...Array.from({ length: exponent }, () => base)] }
}

function called(formula: Formula & { kind: 'call' }, names: FormulaNames): Value {
  const parts = (): Value[] => formula.parts.map((part) => valueOfFormula(part, names))
  const counted = (least: number, most: number): boolean => {
    if (formula.parts.length >= least && formula.parts.length <= most) return true
    names.report(`${formula.name} has ${formula.parts.length} parts`)
    return false
  }
  switch (formula.name) {
    case 'min':
    case 'pmin':
      return counted(1, 50) ? { least: parts() } : NOTHING
    case 'max':
    case 'pmax':
      return counted(1, 50) ? { greatest: parts() } : NOTHING
    case 'sum':
      return counted(1, 50) ? { sum: parts() } : NOTHING
    case 'abs': {
      if (!counted(1, 1)) return NOTHING
      const [value] = parts() as [Value]
      return { greatest: [value, { difference: ['0', value] }] }
    }
    case 'ceiling':
    case 'floor':
    case 'trunc':
      return counted(1, 1) ? rounded(formula, formula.name === 'trunc' ? 'down' : formula.name, 0, names) : NOTHING
    case 'round':
      return counted(1, 2) ? roundedByDigits(formula, names) : NOTHING
    case 'ifelse':
    case 'if_else':
      return counted(3, 3) ? chosen(formula, names) : NOTHING
    default:
      names.report(`the function ${formula.name} is not understood`)
      return NOTHING
  }
}

/** R rounds a tie to the even digit. */
function roundedByDigits(formula: Formula & { kind: 'call' }, names: FormulaNames): Value {
  const [, digits] = formula.parts
  const count = digits === undefined ? 0 : digits.kind === 'number' ? Number(digits.text) : Number.NaN
  if (!Number.isInteger(count) || count > 12) {
    names.report('round needs a whole number of digits from 0 to 12')
    return NOTHING
  }
  return rounded(formula, 'half_even', count, names)
}

function rounded(formula: Formula & { kind: 'call' }, mode: RoundingMode, digits: number, names: FormulaNames): Value {
  const value = valueOfFormula(formula.parts[0] as Formula, names)
  const rounding = { digits, mode }
  const already =
    typeof value === 'object' && !('by' in value) && !('rows' in value) && (value as Operation).rounding !== undefined
  if (typeof value !== 'object' || 'by' in value || 'rows' in value || already) return { sum: [value], rounding }
  return { ...value, rounding } as Operation
}

function chosen(formula: Formula & { kind: 'call' }, names: FormulaNames): Value {
  const [test, yes, no] = formula.parts as [Formula, Formula, Formula]
  return {
    rows: [{ when: conditionOf(test, names), value: valueOfFormula(yes, names) }],
    otherwise: valueOfFormula(no, names),
  }
}

/** A formula that is true or false, as a condition. */
export function conditionOf(formula: Formula, names: FormulaNames): Condition {
  if (formula.kind === 'not') {
    return { [names.declare('condition', flag(formula.of, names))]: { below: '1' } }
  }
  if (formula.kind === 'binary') {
    if (formula.operator === '&' || formula.operator === '&&') {
      return both(conditionOf(formula.left, names), conditionOf(formula.right, names), names)
    }
    if (formula.operator === '|' || formula.operator === '||') {
      return { any_of: [conditionOf(formula.left, names), conditionOf(formula.right, names)] }
    }
    if (COMPARISONS.has(formula.operator)) return comparison(formula, names)
  }
  return { [names.declare('condition', valueOfFormula(formula, names))]: { not: ['0'] } }
}

function both(left: Condition, right: Condition, names: FormulaNames): Condition {
  const collide = Object.keys(left).some((name) => Object.hasOwn(right, name))
  if (!collide) return { ...left, ...right }
  const held = names.declare('condition', { rows: [{ when: right, value: '1' }], otherwise: '0' })
  return { ...left, [held]: { at_least: '1' } }
}

function comparison(formula: Formula & { kind: 'binary' }, names: FormulaNames): Condition {
  const { operator, left, right } = formula
  if (operator === '%in%') return membership(left, right, names)
  if (left.kind === 'text' || right.kind === 'text') {
    return left.kind === 'text'
      ? sameText(operator, right, left.text, names)
      : sameText(operator, left, (right as { text: string }).text, names)
  }
  if (left.kind === 'number' && right.kind !== 'number') return numeric(FLIPPED[operator] ?? operator, right, left, names)
  return numeric(operator, left, right, names)
}

/** left operator right, for numbers: asked of a name where one stands alone, else of the difference. */
function numeric(operator: Operator, left: Formula, right: Formula, names: FormulaNames): Condition {
  const value = valueOfFormula(left, names)
  const bound = right.kind === 'number' ? right.text : '0'
  const isName = right.kind === 'number' && typeof value === 'string' && left.kind === 'name'
  const compared = right.kind === 'number' ? value : { difference: [value, valueOfFormula(right, names)] }
  const name = isName ? value : names.declare('comparison', compared)
  return operator === '!='
    ? { any_of: [{ [name]: { below: bound } }, { [name]: { above: bound } }] }
    : { [name]: rangeOf(operator, bound) }
}

function rangeOf(operator: Operator, bound: string): Range {
  switch (operator) {
    case '<':
      return { below: bound }
    case '<=':
      return { up_to: bound }
    case '>':
      return { above: bound }
    case '>=':
      return { at_least: bound }
    default:
      return { at_least: bound, up_to: bound }
  }
}

function sameText(operator: Operator, formula: Formula, text: string, names: FormulaNames): Condition {
  if (formula.kind !== 'name' || (operator !== '==' && operator !== '!=')) {
    names.report(`${JSON.stringify(text)} can only be compared with a name, by == or !=`)
    return never(names)
  }
  const operand = names.textOf(formula.name, text)
  if ('isSame' in operand) return operand.isSame === (operator === '==') ? always(names) : never(names)
  return { [operand.attribute]: operator === '==' ? operand.key : { not: operand.key } }
}

function membership(left: Formula, right: Formula, names: FormulaNames): Condition {
  const listed = right.kind === 'call' && right.name === 'c' ? right.parts : []
  const texts = listed.flatMap((part) => (part.kind === 'text' ? [part.text] : []))
  if (left.kind !== 'name' || texts.length === 0 || texts.length !== listed.length) {
    names.report('%in% needs a name and a list of texts, c("…", "…")')
    return never(names)
  }
  const operands = texts.map((text) => names.textOf(left.name, text))
  if (operands.some((operand) => 'isSame' in operand && operand.isSame)) return always(names)
  const keys: Literal[] = operands.flatMap((operand) => ('attribute' in operand ? [operand.key] : []))
  const attribute = operands.find((operand) => 'attribute' in operand)
  return attribute === undefined || !('attribute' in attribute) ? never(names) : { [attribute.attribute]: keys }
}

function always(names: FormulaNames): Condition {
  return { [names.declare('condition', '1')]: { at_least: '1' } }
}

function never(names: FormulaNames): Condition {
  return { [names.declare('condition', '0')]: { at_least: '1' } }
}
