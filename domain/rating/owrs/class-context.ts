import type { AttributeKind, Condition, Value, ValueTree } from '../tariff.js'
import { KNOWN_ATTRIBUTES, BUILT_IN_QUANTITIES } from '../known-attributes.js'
import { volumeFactor, volumeUnit } from '../volume-units.js'
import { type Assume, canonicalKey, nearestName, numberText, type OwrsField, type OwrsProblemCode } from './owrs-file.js'
import type { OwrsRow } from './owrs-node.js'
import { matchingKey } from './attribute-keys.js'
import { readFormula } from './formula.js'
import { type FormulaNames, valueOfFormula } from './formula-value.js'

/** How a translation reads what the format leaves open; each is read only where it matters. */
export interface OwrsChoices {
  /** `first_unit`: a tier ends one unit below the next one's start. `bound`: it ends where the next one starts. */
  readonly tierStarts: 'first_unit' | 'bound'
  /** How a tier start that is worked out from a budget becomes whole units. */
  readonly budgetRounding: 'half_even' | 'half_up' | 'up' | 'down' | 'none'
  /** `refuse`: a field that no bill depends on and that is no field of the format. */
  readonly unusedFields: 'refuse' | 'leave_out'
  /** How the bill's total is rounded; its lines are not. */
  readonly rounding: 'half_up' | 'none'
}

/** The translation of one customer class while it is under way. */
export interface ClassContext {
  readonly className: string
  readonly fields: ReadonlyMap<string, OwrsField>
  readonly unit: string
  readonly choices: OwrsChoices
  /** Attributes of the customer that are known while the file is translated: they stand before fields of the same name. */
  readonly given: Readonly<Record<string, string>>
  /** Declared in the order in which they may be worked out. */
  readonly quantities: Map<string, Value>
  readonly attributes: Map<string, AttributeKind>
  /** Keys of all tables by attribute, as the tariff spells them. */
  readonly knownKeys: Map<string, Set<string>>
  readonly used: Set<string>
  /** Rules with one amount that are not for being connected: they follow from use, or from the whole bill. */
  readonly groups: Map<string, 'energy' | 'other'>
  readonly underWay: Set<string>
  readonly report: (code: OwrsProblemCode, field: string, message: string, line?: number) => void
  readonly assume: Assume
  /** The value of a tiered charge, for formulas that reckon with it. */
  readonly tieredValue: (field: OwrsField, type: string, context: ClassContext) => Value
}

export const RATE_TYPES = ['Tiered', 'Budget'] as const

/** Tiered or Budget; as the value of a charge also in small letters, elsewhere `budget` is the name of a field. */
export function rateTypeOf(text: string, field: string): (typeof RATE_TYPES)[number] | undefined {
  const isCharge = /(^|_)(sur)?charge$/.test(field)
  return RATE_TYPES.find((type) => type === text || (isCharge && type.toLowerCase() === text.toLowerCase()))
}

/** The endings that a survey put to the names of a charge's fields: the formula says `indoor`, the field is `indoor_commodity`. */
function familyOf(field: string): string | undefined {
  for (const family of ['commodity', 'drought', 'wastewater', 'sewer']) if (field.includes(family)) return family
  return undefined
}

/** The field a name in the formula of `within` means; undefined where it is none. An attribute that is given stands before it. */
export function fieldNamed(name: string, within: string, context: ClassContext): OwrsField | undefined {
  const exact = context.fields.get(name)
  if (exact !== undefined) return Object.hasOwn(context.given, name) ? undefined : exact
  if (Object.hasOwn(context.given, name)) return undefined
  const family = familyOf(within)
  for (const ending of [family, 'commodity']) {
    const longer = ending === undefined ? undefined : context.fields.get(`${name}_${ending}`)
    if (longer !== undefined) return longer
  }
  return context.fields.get(name.replace(/_commodity$/, ''))
}

const SHOWN = 80

/** A formula as a sentence shows it: the beginning of a long one. */
function clipped(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}

/** The unit a name for metered use is counted in; undefined where the name does not mean use. */
export function unitOfUse(name: string, context: ClassContext): string | undefined {
  const match = /^(?:usage|use|consumption)(?:_([a-z0-9]+))?$/i.exec(name)
  if (match === null) return undefined
  const stated = match[1] === undefined ? undefined : volumeUnit(match[1])
  if (match[1] !== undefined && stated === undefined) return undefined
  if (stated === undefined || stated === context.unit) return context.unit
  if (stated !== 'ccf') return stated
  // Files of all units say usage_ccf: the name of the column, whatever the bill counts in.
  context.assume(name, `use in ${context.unit}`, 'files of every bill_unit call the column usage_ccf')
  return context.unit
}

/** The value of a name in the formula of a field. */
export function valueOfName(name: string, within: string, context: ClassContext): Value {
  const field = fieldNamed(name, within, context)
  if (field !== undefined) return quantityOf(field, context)
  const unit = unitOfUse(name, context)
  if (unit !== undefined) {
    return unit === context.unit ? 'use' : { product: ['use', volumeFactor(context.unit, unit).toDecimalPlaces(20).toFixed()] }
  }
  if ((name === 'days_in_period' || name === 'days') && !Object.hasOwn(context.given, name)) return 'days'
  const meant = Object.hasOwn(context.given, name) ? undefined : nearestName(name, [...context.fields.keys()])
  if (meant !== undefined) {
    context.report('FIELD_NOT_UNDERSTOOD', name, `${within} reckons with ${name}, which is no field; is ${meant} meant?`)
  }
  return attributeNamed(name, 'number', context)
}

/** Declares the attribute; a name that is a key of a table and also reckoned with is a number. */
export function attributeNamed(name: string, kind: AttributeKind, context: ClassContext): string {
  if (name === 'meter_size' || name === 'days' || name === 'months') return name
  const known = context.attributes.get(name)
  if (known === undefined) context.attributes.set(name, kind)
  if (known !== undefined && known !== kind && known === 'text') context.attributes.set(name, 'number')
  return name
}

/** The name of the quantity that holds the value of a field; declared where it is asked for first. */
export function quantityOf(field: OwrsField, context: ClassContext): string {
  const name = quantityName(field.name)
  context.used.add(field.name)
  if (context.quantities.has(name)) return name
  if (context.underWay.has(field.name)) {
    const path = [...context.underWay, field.name].join(' → ')
    context.report('FORMULA_CIRCULAR', field.name, `${field.name} is worked out from itself: ${path}`, field.line)
    context.quantities.set(name, '0')
    return name
  }
  context.underWay.add(field.name)
  const value = valueOfField(field, context)
  context.underWay.delete(field.name)
  context.quantities.set(name, value)
  return name
}

function quantityName(field: string): string {
  return Object.hasOwn(KNOWN_ATTRIBUTES, field) || Object.hasOwn(BUILT_IN_QUANTITIES, field) || field === 'months'
    ? `${field} of the file`
    : field
}

/** A field's value: a number, a formula, a table of them, or the sum of its tiers. */
export function valueOfField(field: OwrsField, context: ClassContext): Value {
  return valueByRows(field, context, (row) => {
    const [text, ...more] = row.leaf.items
    if (more.length > 0) {
      context.report('FIELD_NOT_UNDERSTOOD', field.name, `${field.name} is a list, but no tiers rest on it`, row.leaf.line)
      return '0'
    }
    return valueOfText(text ?? '0', field, context, row.leaf.line)
  })
}

export function valueOfText(text: string, field: OwrsField, context: ClassContext, line = field.line): Value {
  const type = rateTypeOf(text, field.name)
  if (type !== undefined) return context.tieredValue(field, type, context)
  const number = numberText(text)
  if (number !== undefined) return number
  const reading = readFormula(text)
  if (reading.ok) return valueOfFormula(reading.formula, namesFor(field, context, line))
  const message = `${field.name}: ${JSON.stringify(clipped(text))} is not understood at its character ${reading.at + 1}: ${reading.message}`
  context.report('FORMULA_NOT_UNDERSTOOD', field.name, message, line)
  return '0'
}

/** What names in a field's formulas stand for. */
export function namesFor(field: OwrsField, context: ClassContext, line = field.line): FormulaNames {
  return {
    valueOf: (name) => valueOfName(name, field.name, context),
    textOf: (name, compared) => {
      const stated = fieldNamed(name, field.name, context)
      if (stated === undefined) {
        attributeNamed(name, 'text', context)
        return { attribute: name, key: keyFor(name, compared, context) }
      }
      context.used.add(stated.name)
      const [row] = stated.rows
      const isPlain = stated.by.length === 0 && row?.leaf.items.length === 1
      if (!isPlain) context.report('FORMULA_NOT_UNDERSTOOD', field.name, `${stated.name} cannot be compared with text`, line)
      return { isSame: row?.leaf.items[0]?.toLowerCase() === compared.toLowerCase() }
    },
    declare: (meaning, value) => {
      const same = [...context.quantities].find(([, known]) => JSON.stringify(known) === JSON.stringify(value))
      if (same !== undefined && same[0].startsWith(meaning)) return same[0]
      const name = `${meaning} ${context.quantities.size + 1} of ${field.name}`
      context.quantities.set(name, value)
      return name
    },
    report: (message) => context.report('FORMULA_NOT_UNDERSTOOD', field.name, `${field.name}: ${message}`, line),
  }
}

/** The spelling of a key: the one that was met first. */
function keyFor(attribute: string, key: string, context: ClassContext): string {
  const known = context.knownKeys.get(attribute) ?? new Set<string>()
  context.knownKeys.set(attribute, known)
  const canonical = matchingKey([...known], key) ?? canonicalKey(attribute, key)
  known.add(canonical)
  return canonical
}

/** A table over the rows of a field: plain numbers as a lookup, formulas as rows; a field that depends on nothing has one row. */
export function valueByRows(
  field: { readonly name: string; readonly line: number; readonly by: readonly string[]; readonly rows: readonly OwrsRow[] },
  context: ClassContext,
  valueOf: (row: OwrsRow) => Value,
): Value {
  const [only] = field.rows
  if (field.by.length === 0) return only === undefined ? '0' : valueOf(only)
  const rows = rowsThatCount(field, context)
  if (rows.by.length === 0) return rows.rows[0] === undefined ? '0' : valueOf(rows.rows[0].row)
  for (const name of rows.by) attributeNamed(name, 'text', context)
  const entries = rows.rows.map((entry) => ({ keys: entry.keys, value: valueOf(entry.row) }))
  const plain = entries.every((entry) => typeof entry.value === 'string' && numberText(entry.value) !== undefined)
  if (plain) {
    return {
      by: rows.by.length === 1 ? (rows.by[0] ?? '') : [...rows.by],
      values: treeOf(entries as { keys: readonly string[]; value: string }[]),
    }
  }
  return {
    rows: entries.map((entry) => ({ when: conditionOfKeys(rows.by, entry.keys), value: entry.value })),
  }
}

export function conditionOfKeys(by: readonly string[], keys: readonly string[]): Condition {
  return Object.fromEntries(by.map((name, index) => [name, keys[index] ?? '']))
}

function treeOf(entries: readonly { readonly keys: readonly string[]; readonly value: string }[]): ValueTree {
  const tree: Record<string, string | ValueTree> = {}
  const heads = new Set(entries.map((entry) => entry.keys[0] ?? ''))
  for (const head of heads) {
    const below = entries.filter((entry) => entry.keys[0] === head).map((entry) => ({ ...entry, keys: entry.keys.slice(1) }))
    tree[head] = below[0]?.keys.length === 0 ? (below[0]?.value ?? '0') : treeOf(below)
  }
  return tree
}

export interface CountedRows {
  readonly by: readonly string[]
  readonly rows: readonly { readonly keys: readonly string[]; readonly row: OwrsRow }[]
}

/** Rows of a table by what the customer must say; where the file itself states an attribute (water_type: POTABLE), only its rows. */
export function rowsThatCount(
  field: { readonly name: string; readonly line: number; readonly by: readonly string[]; readonly rows: readonly OwrsRow[] },
  context: ClassContext,
): CountedRows {
  let kept = field.rows.map((row) => ({ keys: row.keys.map((key, index) => keyFor(field.by[index] ?? '', key, context)), row }))
  const by: string[] = []
  const places: number[] = []
  field.by.forEach((name, place) => {
    const stated = fieldNamed(name, field.name, context)
    if (stated === undefined) {
      by.push(name)
      places.push(place)
      return
    }
    context.used.add(stated.name)
    const text = stated.by.length === 0 ? stated.rows[0]?.leaf.items[0] : undefined
    const key = text === undefined ? undefined : matchingKey([...new Set(kept.map((entry) => entry.keys[place] ?? ''))], text)
    if (key === undefined) {
      const message = `${field.name} depends on ${name}, a field of the file that is none of its keys`
      context.report('TABLE_NOT_UNDERSTOOD', field.name, message, field.line)
    }
    kept = kept.filter((entry) => entry.keys[place] === key)
  })
  return { by, rows: kept.map((entry) => ({ keys: places.map((place) => entry.keys[place] ?? ''), row: entry.row })) }
}
