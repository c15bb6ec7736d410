import type { Condition, Rule, Value } from '../tariff.js'
import {
  type ClassContext,
  conditionOfKeys,
  fieldNamed,
  namesFor,
  rateTypeOf,
  rowsThatCount,
  unitOfUse,
  valueByRows,
  valueOfText,
} from './class-context.js'
import { type Formula, namesIn, readFormula } from './formula.js'
import { valueOfFormula } from './formula-value.js'
import { numberText, type OwrsField } from './owrs-file.js'
import { tierSetsOf } from './tiers-of-charge.js'

/** What of the bill a line belongs to, and under which conditions it is there. */
interface Place {
  /** Code of the lines: the name that the bill's formula says. */
  readonly code: string
  /** The field whose formula is being read. */
  readonly field: OwrsField
  readonly when: readonly Condition[]
  readonly negative: boolean
  /** Fields on the way here: none may come twice. */
  readonly path: readonly string[]
}

/** Rules of the charges that a class's bill is the sum of, in the order of its formula. */
export function rulesOfBill(bill: OwrsField, context: ClassContext): Rule[] {
  const rules: Rule[] = []
  context.used.add(bill.name)
  addField(bill, { code: bill.name, field: bill, when: [], negative: false, path: [] }, rules, context)
  return rules
}

function addField(field: OwrsField, place: Place, rules: Rule[], context: ClassContext): void {
  if (place.path.includes(field.name)) {
    const path = [...place.path, field.name].join(' → ')
    return context.report('FORMULA_CIRCULAR', field.name, `${field.name} is worked out from itself: ${path}`, field.line)
  }
  context.used.add(field.name)
  const own: Place = { ...place, field, path: [...place.path, field.name] }
  const isPlainTable = field.rows.every((row) => row.leaf.items.length === 1 && numberText(row.leaf.items[0] ?? '') !== undefined)
  if (isPlainTable) {
    const value = valueByRows(field, context, (row) => numberText(row.leaf.items[0] ?? '') ?? '0')
    return addAmount(value, own, rules, context)
  }
  const counted = rowsThatCount(field, context)
  for (const entry of counted.rows) {
    const when = counted.by.length === 0 ? own.when : [...own.when, conditionOfRow(field, entry.keys, counted.by, context)]
    const [text, ...more] = entry.row.leaf.items
    if (text === undefined || more.length > 0) {
      context.report('FIELD_NOT_UNDERSTOOD', field.name, `${field.name} is a list, but no tiers rest on it`, entry.row.leaf.line)
      continue
    }
    addText(text, entry.row.leaf.line, { ...own, when }, rules, context)
  }
}

/**
 * The condition under which a row of a table of formulas counts. It asks for the number of the row, so that a customer whom no row
 * fits is refused and not billed without the charge.
 */
function conditionOfRow(field: OwrsField, keys: readonly string[], by: readonly string[], context: ClassContext): Condition {
  const name = `row of ${field.name}`
  const rows = rowsThatCount(field, context).rows
  if (!context.quantities.has(name)) {
    const numbered = {
      ...field,
      rows: rows.map((entry, index) => ({ keys: entry.row.keys, leaf: { ...entry.row.leaf, items: [String(index + 1)] } })),
    }
    context.quantities.set(
      name,
      valueByRows(numbered, context, (row) => row.leaf.items[0] ?? '0'),
    )
  }
  const index = rows.findIndex((entry) => entry.keys.join('|') === keys.join('|'))
  return index === -1 ? conditionOfKeys(by, keys) : { [name]: { at_least: String(index + 1), up_to: String(index + 1) } }
}

function addText(text: string, line: number, place: Place, rules: Rule[], context: ClassContext): void {
  const type = rateTypeOf(text, place.field.name)
  if (type !== undefined) return addTiers(type, place, rules, context)
  const number = numberText(text)
  if (number !== undefined) return addAmount(number, place, rules, context)
  const reading = readFormula(text)
  if (!reading.ok) {
    valueOfText(text, place.field, context, line)
    return
  }
  addFormula(reading.formula, place, rules, context)
}

function addFormula(formula: Formula, place: Place, rules: Rule[], context: ClassContext): void {
  const { bound, covered } = boundOf(formula)
  if (bound !== undefined && place.path.length === 1 && !place.negative) {
    addFormula(covered, place, rules, context)
    return addBound(bound.kind, valueOfFormula(bound.amount, namesFor(place.field, context)), place, rules)
  }
  if (formula.kind === 'binary' && (formula.operator === '+' || formula.operator === '-')) {
    addFormula(formula.left, place, rules, context)
    const negative = formula.operator === '-' ? !place.negative : place.negative
    return addFormula(formula.right, { ...place, negative }, rules, context)
  }
  if (formula.kind === 'negative') return addFormula(formula.of, { ...place, negative: !place.negative }, rules, context)
  if (formula.kind === 'name') {
    const field = fieldNamed(formula.name, place.field.name, context)
    // Names that the bill itself says are the codes of its lines; names further in belong to those.
    const code = place.path.length === 1 ? formula.name : place.code
    if (field !== undefined) return addField(field, { ...place, code }, rules, context)
  }
  const price = priceOfUse(formula, place, context)
  if (price !== undefined) return addUsage(price, place, rules)
  const factor = factorOfBill(formula, place)
  if (factor !== undefined) return addFactor(factor, place, rules, context)
  const group = restsOnUse(formula, place.field.name, context, new Set()) ? 'energy' : undefined
  addAmount(valueOfFormula(formula, namesFor(place.field, context)), place, rules, context, group)
}

interface FactorOfBill {
  readonly sum: Formula
  readonly factor: Formula
}

/** (service_charge + commodity_charge) * (1 - discount): the charges of a bill, all of them times something. */
function factorOfBill(formula: Formula, place: Place): FactorOfBill | undefined {
  if (place.path.length !== 1 || formula.kind !== 'binary' || formula.operator !== '*') return undefined
  const { left, right } = formula
  const isSum = (part: Formula): boolean => part.kind === 'binary' && part.operator === '+'
  if (isSum(left) === isSum(right)) return undefined
  return isSum(left) ? { sum: left, factor: right } : { sum: right, factor: left }
}

/** The charges as they are, and what the factor makes more or less of their sum as a line of its own. */
function addFactor({ sum, factor }: FactorOfBill, place: Place, rules: Rule[], context: ClassContext): void {
  addFormula(sum, place, rules, context)
  const names = namesFor(place.field, context)
  const change: Value = { difference: [valueOfFormula(factor, names), '1'] }
  const [only, ...more] = namesIn(factor)
  const code = only === undefined || more.length > 0 ? 'adjustment' : only
  const value: Value = { product: [valueOfFormula(sum, names), change] }
  addAmount(value, { ...place, code }, rules, context, 'other')
}

interface Bound {
  readonly kind: 'minimum' | 'maximum'
  readonly amount: Formula
}

/** max(minimum_charge, service_charge + commodity_charge): a sum of charges and the least (or most) it may come to. */
function boundOf(formula: Formula): { readonly bound: Bound | undefined; readonly covered: Formula } {
  const none = { bound: undefined, covered: formula }
  if (formula.kind !== 'call' || formula.parts.length !== 2) return none
  const kind = formula.name === 'max' ? 'minimum' : formula.name === 'min' ? 'maximum' : undefined
  const [first, second] = formula.parts as [Formula, Formula]
  const isSum = (part: Formula): boolean => part.kind === 'binary' && part.operator === '+'
  if (kind === undefined || isSum(first) === isSum(second)) return none
  return isSum(first) ? { bound: { kind, amount: second }, covered: first } : { bound: { kind, amount: first }, covered: second }
}

/** The price of a formula that is use × something; undefined where it is anything else. */
function priceOfUse(formula: Formula, place: Place, context: ClassContext): Value | undefined {
  const factors: Formula[] = []
  const divisors: Formula[] = []
  collect(formula, factors, divisors)
  const isUse = (part: Formula): boolean =>
    part.kind === 'name' &&
    fieldNamed(part.name, place.field.name, context) === undefined &&
    unitOfUse(part.name, context) === context.unit
  const others = factors.filter((part) => !isUse(part))
  if (factors.length - others.length !== 1) return undefined
  if ([...others, ...divisors].some((part) => restsOnUse(part, place.field.name, context, new Set()))) return undefined
  const names = namesFor(place.field, context)
  const values = others.map((part) => valueOfFormula(part, names))
  const price: Value = values.length === 0 ? '1' : values.length === 1 ? (values[0] ?? '1') : { product: values }
  return divisors.reduce<Value>((dividend, part) => ({ quotient: [dividend, valueOfFormula(part, names)] }), price)
}

function collect(formula: Formula, factors: Formula[], divisors: Formula[]): void {
  if (formula.kind === 'binary' && formula.operator === '*') {
    collect(formula.left, factors, divisors)
    collect(formula.right, factors, divisors)
  } else if (formula.kind === 'binary' && formula.operator === '/') {
    collect(formula.left, factors, divisors)
    divisors.push(formula.right)
  } else factors.push(formula)
}

/** Whether a formula, or a field it names, reckons with use or is tiered: then it is no price per unit. */
function restsOnUse(formula: Formula, within: string, context: ClassContext, seen: Set<string>): boolean {
  return namesIn(formula).some((name) => {
    const field = fieldNamed(name, within, context)
    if (field === undefined) return unitOfUse(name, context) !== undefined
    if (seen.has(field.name)) return false
    seen.add(field.name)
    return field.rows.some((row) =>
      row.leaf.items.some((text) => {
        if (rateTypeOf(text, field.name) !== undefined) return true
        const reading = readFormula(text)
        return reading.ok && restsOnUse(reading.formula, field.name, context, seen)
      }),
    )
  })
}

function addTiers(type: 'Tiered' | 'Budget', place: Place, rules: Rule[], context: ClassContext): void {
  for (const set of tierSetsOf(place.field, type, context)) {
    const when = set.when === undefined ? place.when : [...place.when, set.when]
    const [only] = set.tiers
    const id = nextId(place, rules)
    if (set.tiers.length === 1 && only !== undefined) {
      rules.push({ ...headOf(id, place, when), kind: 'usage', line: place.code, price: signed(only.price, place) })
      continue
    }
    rules.push({
      ...headOf(id, place, when),
      kind: 'usage',
      tiers: set.tiers.map((tier, index) => ({
        line: place.code,
        label: `${labelOf(place.code)}, tier ${index + 1}`,
        ...(tier.upTo === undefined ? {} : { up_to: tier.upTo }),
        price: signed(tier.price, place),
      })),
    })
  }
}

function addUsage(price: Value, place: Place, rules: Rule[]): void {
  rules.push({ ...headOf(nextId(place, rules), place, place.when), kind: 'usage', line: place.code, price: signed(price, place) })
}

function addAmount(value: Value, place: Place, rules: Rule[], context: ClassContext, group?: 'energy' | 'other'): void {
  const id = nextId(place, rules)
  const own = group ?? (place.code === 'commodity_charge' ? 'energy' : undefined)
  if (own !== undefined) context.groups.set(id, own)
  rules.push({
    ...headOf(id, place, place.when),
    kind: 'fixed',
    per: 'bill',
    line: place.code,
    price: signed(value, place),
  })
}

function addBound(kind: 'minimum' | 'maximum', amount: Value, place: Place, rules: Rule[]): void {
  const head = headOf(nextId({ ...place, code: kind }, rules), place, place.when)
  const line = place.code === 'bill' ? kind : place.code
  rules.push({
    ...head,
    kind,
    line,
    amount,
    per: 'bill',
    of: ['all'],
    amount_rounding: 'none',
    ...(kind === 'minimum' ? { method: 'floor' } : {}),
  })
}

function headOf(id: string, place: Place, when: readonly Condition[]): { rule: string; label: string; when?: Condition } {
  const head = { rule: id, label: labelOf(place.code) }
  if (when.length === 0) return head
  const merged = Object.assign({}, ...when) as Condition
  return { ...head, when: merged }
}

/** `service_charge` as a bill prints it. */
function labelOf(code: string): string {
  const words = code.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function nextId(place: Place, rules: readonly Rule[]): string {
  const taken = rules.filter((rule) => rule.rule === place.code || rule.rule.startsWith(`${place.code} `)).length
  return taken === 0 ? place.code : `${place.code} ${taken + 1}`
}

function signed(value: Value, place: Place): Value {
  if (!place.negative) return value
  const number = typeof value === 'string' ? numberText(value) : undefined
  if (number !== undefined) return number.startsWith('-') ? number.slice(1) : `-${number}`
  return { difference: ['0', value] }
}
