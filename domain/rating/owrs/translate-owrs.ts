import { isDecimalText } from '../../kernel/decimal.js'
import { addDays, type LocalDate } from '../../kernel/local-date.js'
import type { Attributes } from '../attributes.js'
import type { AttributeKind, TariffFile } from '../tariff.js'
import { VOLUME_UNITS, volumeFactor, volumeUnit } from '../volume-units.js'
import { foldedKey, matchingKey } from './attribute-keys.js'
import { type ClassContext, fieldNamed, type OwrsChoices, unitOfUse } from './class-context.js'
import { namesIn, readFormula } from './formula.js'
import { joinTables } from './joined-tables.js'
import { monthCalendars } from './month-calendar.js'
import { rulesOfBill } from './lines-of-bill.js'
import {
  type Assume,
  nearestName,
  type OwrsAssumption,
  numberText,
  type OwrsField,
  type OwrsFile,
  type OwrsProblem,
  readFields,
  readOwrsFile,
} from './owrs-file.js'
import { entriesOf, memberOf, type OwrsEntry, type OwrsNode } from './owrs-node.js'
import { tieredValueOf } from './tiers-of-charge.js'

export const OWRS_DEFAULTS: OwrsChoices = {
  tierStarts: 'first_unit',
  budgetRounding: 'half_even',
  unusedFields: 'refuse',
  rounding: 'half_up',
}

export interface OwrsQuestion {
  /** The customer's attributes as far as they are known; `customer_class` chooses the class. */
  readonly attributes: Attributes
  /** First day on which the tariff must be in force; the file's own effective date where absent. */
  readonly inForceFrom?: LocalDate
  readonly choices: OwrsChoices
}

export interface OwrsTranslation {
  readonly tariff: TariffFile
  readonly customerClass: string
  /** What the file leaves open beside the choices. */
  readonly assumptions: readonly OwrsAssumption[]
  /** The given attributes in the spelling of the tariff's tables, without the class. */
  readonly attributes: Attributes
  /** Values that each attribute has in the file's tables. */
  readonly knownValues: Readonly<Record<string, readonly string[]>>
  /** Rules of the kind `fixed` that belong to another part of the bill than fixed charges. */
  readonly groups: Readonly<Record<string, 'energy' | 'other'>>
}

export type OwrsOutcome =
  | { readonly ok: true; readonly translation: OwrsTranslation }
  | { readonly ok: false; readonly problems: readonly OwrsProblem[] }

/**
 * A customer class of an Open Water Rate Specification file as a tariff: attributes of the customer stay tables, formulas become
 * named values, the parts of the bill's sum become lines. Every field that a bill may rest on is translated or refused by name.
 */
export function translateOwrs(root: OwrsNode, question: OwrsQuestion): OwrsOutcome {
  const problems: OwrsProblem[] = []
  const assumptions: OwrsAssumption[] = []
  const assume: Assume = (option, value, why) => {
    const isKnown = assumptions.some((known) => known.option === option && known.value === value && known.why === why)
    if (!isKnown) assumptions.push({ option, value, why })
  }
  const report = (problem: OwrsProblem): void => {
    if (!problems.some((known) => known.message === problem.message)) problems.push(problem)
  }
  const file = readOwrsFile(root, report)
  if (file === undefined) return { ok: false, problems }
  const unit = unitOf(file, root, report, assume)
  const chosen = classOf(file, question.attributes, report, assume)
  if (unit === undefined || chosen === undefined) return { ok: false, problems }
  if (file.notUsed.length > 0) assume('fields', `without ${file.notUsed.join(', ')}`, 'they are part of no bill')
  const context = contextOf(chosen, unit, question, report, assume)
  const bill = context.fields.get('bill')
  if (bill === undefined) {
    const message = `the class ${chosen.key} has no bill: what its charges come to`
    report({ code: 'FIELD_MISSING', field: 'bill', line: chosen.line, message })
    return { ok: false, problems }
  }
  const rules = rulesOfBill(bill, context)
  checkUnused(context)
  if (problems.length > 0) return { ok: false, problems }
  assumeAboutPeriods(file, assume)
  const calendars = monthCalendars(context)
  const tariff: TariffFile = {
    tariff: codeOf(file, chosen.key),
    name: `${file.utilityName}, ${chosen.key}`,
    service: 'water',
    unit,
    billed_quantity: 'use',
    unit_conversions: VOLUME_UNITS.filter((other) => other !== unit).map((other) => ({
      from: other,
      multiply_by: volumeFactor(other, unit).toDecimalPlaces(24).toFixed(),
      rounding: 'none' as const,
    })),
    attributes: Object.fromEntries(context.attributes),
    conventions: {
      line_rounding: 'none',
      agreement_rounding: question.choices.rounding === 'none' ? 'none' : { digits: 2, mode: 'half_up' },
      tier_limits: { per: 'bill', rounding: 'none' },
      price_change: 'last_day',
      ...(Object.keys(calendars).length === 0 ? {} : { seasons: calendars, season_change: 'most_days' as const }),
    },
    versions: [
      {
        from: firstDay(file, question, assume, report),
        ...(context.quantities.size === 0 ? {} : { quantities: Object.fromEntries(context.quantities) }),
        rules,
      },
    ],
  }
  if (problems.length > 0) return { ok: false, problems }
  const knownValues = Object.fromEntries([...context.knownKeys].map(([name, keys]) => [name, [...keys]]))
  const attributes = spelled(question.attributes, knownValues, context, assume)
  const groups = Object.fromEntries(context.groups)
  return { ok: true, translation: { tariff, customerClass: chosen.key, assumptions, attributes, knownValues, groups } }
}

/** True where a document has the head of a water rate file. */
export function isOwrs(root: OwrsNode): boolean {
  return memberOf(root, 'rate_structure') !== undefined
}

function unitOf(file: OwrsFile, root: OwrsNode, report: (problem: OwrsProblem) => void, assume: Assume): string | undefined {
  if (file.billUnit === undefined) {
    assume('bill_unit', 'ccf', 'the file states none')
    return 'ccf'
  }
  const unit = volumeUnit(file.billUnit)
  if (unit === undefined) {
    const message = `metadata.bill_unit ${JSON.stringify(file.billUnit)} is no unit of volume (${VOLUME_UNITS.join(', ')})`
    report({ code: 'UNIT_UNKNOWN', field: 'metadata.bill_unit', line: memberOf(root, 'metadata')?.line ?? root.line, message })
  }
  return unit
}

const USUAL_CLASS = 'RESIDENTIAL_SINGLE'

function classOf(
  file: OwrsFile,
  attributes: Attributes,
  report: (problem: OwrsProblem) => void,
  assume: Assume,
): OwrsEntry | undefined {
  const names = file.classes.map((entry) => entry.key)
  const line = file.classes[0]?.line ?? 1
  const asked = attributes['customer_class'] ?? attributes['cust_class']
  if (asked !== undefined && asked !== null) {
    const found = matchingKey(names, String(asked))
    const entry = file.classes.find((candidate) => candidate.key === found)
    if (entry !== undefined) return entry
    const message = `the file has no customer class ${String(asked)}; it has ${names.join(', ')}`
    report({ code: 'CLASS_UNKNOWN', field: 'customer_class', line, message })
    return undefined
  }
  const usual =
    file.classes.find((entry) => foldedKey(entry.key) === foldedKey(USUAL_CLASS)) ??
    (names.length === 1 ? file.classes[0] : undefined)
  if (usual === undefined) {
    const message = `customer_class must be stated: the file has ${names.join(', ')}`
    report({ code: 'CLASS_NOT_STATED', field: 'customer_class', line, message })
    return undefined
  }
  assume('customer_class', usual.key, 'none was stated')
  return usual
}

function contextOf(
  chosen: OwrsEntry,
  unit: string,
  question: OwrsQuestion,
  report: (problem: OwrsProblem) => void,
  assume: Assume,
): ClassContext {
  const members = entriesOf(chosen.value) ?? []
  if (members.length === 0) {
    report({ code: 'FIELD_EMPTY', field: chosen.key, line: chosen.line, message: `the class ${chosen.key} has no fields` })
  }
  const stated = readFields(members, report, assume)
  const given: Record<string, string> = {}
  for (const [name, value] of Object.entries(question.attributes)) {
    if (value === null || value === undefined || name === 'customer_class' || name === 'cust_class') continue
    given[name] = String(value)
    if (stated.has(name)) assume(name, String(value), 'given for the customer, in place of what the file states')
  }
  const { fields, used } = joinTables(stated, given, report)
  const context: ClassContext = {
    className: chosen.key,
    fields,
    unit,
    choices: question.choices,
    given,
    quantities: new Map(),
    attributes: new Map<string, AttributeKind>(),
    knownKeys: new Map(),
    used: new Set([...Object.keys(given), ...used]),
    groups: new Map(),
    underWay: new Set(),
    assume,
    report: (code, field, message, line) =>
      report({ code, field, line: line ?? fields.get(field)?.line ?? chosen.line, message }),
    tieredValue: tieredValueOf,
  }
  return context
}

/** Fields of the format that formulas and tiers rest on: misspelt, they would silently change nothing. */
const STRUCTURAL = [
  'bill',
  'budget',
  'commodity_charge',
  'days_in_period',
  'et_amount',
  'et_factor',
  'flat_rate',
  'flat_rate_commodity',
  'gpcd',
  'hhsize',
  'indoor',
  'irr_area',
  'landscape_factor',
  'outdoor',
  'service_charge',
  'tier_prices',
  'tier_prices_commodity',
  'tier_starts',
  'tier_starts_commodity',
]
const AMOUNT =
  /(^|_)(charge|surcharge|fee|price|prices|rate|rates|factor|discount|adjustment|budget|starts|amount|cost|tax|credit)(_[a-z0-9]+)?$/i

/**
 * A field that nothing rests on: said where it is an amount the bill's formula leaves out, or a formula over names that are all known
 * (usage_ped: usage_ccf*PED, for the eyes of whoever reads the file); refused where it may be a slip.
 */
function checkUnused(context: ClassContext): void {
  const leftOut: string[] = []
  const beside = fieldsOfOtherFormulas(context)
  for (const field of context.fields.values()) {
    if (context.used.has(field.name)) continue
    const isOther = beside.has(field.name)
    const meant = STRUCTURAL.includes(field.name) || isOther ? undefined : nearestName(field.name, STRUCTURAL)
    const isZero = isPlainZero(field)
    if (isZero && meant === undefined) continue
    const isKnown = isOther || (meant === undefined && (STRUCTURAL.includes(field.name) || AMOUNT.test(field.name)))
    if (isKnown || context.choices.unusedFields === 'leave_out') leftOut.push(field.name)
    else {
      const hint = meant === undefined ? 'nothing rests on it' : `is ${meant} meant?`
      context.report(
        'FIELD_NOT_UNDERSTOOD',
        field.name,
        `the field ${field.name} of ${context.className} is not understood: ${hint}`,
      )
    }
  }
  if (leftOut.length > 0) context.assume('fields', `without ${leftOut.join(', ')}`, 'the formula of the bill leaves them out')
}

/** Fields outside the bill that are formulas, each name of which is use or a field, and the fields they name. */
function fieldsOfOtherFormulas(context: ClassContext): Set<string> {
  const found = new Set<string>()
  for (const field of context.fields.values()) {
    const texts = field.rows.flatMap((row) => row.leaf.items)
    const readings = texts.map(readFormula)
    const names = readings.flatMap((reading) => (reading.ok ? namesIn(reading.formula) : []))
    const isFormula = names.length > 0 && readings.every((reading) => reading.ok)
    if (context.used.has(field.name) || !isFormula) continue
    const fields = names.map((name) => fieldNamed(name, field.name, context))
    if (!names.every((name, index) => fields[index] !== undefined || unitOfUse(name, context) !== undefined)) continue
    found.add(field.name)
    for (const named of fields) if (named !== undefined) found.add(named.name)
  }
  return found
}

function isPlainZero(field: OwrsField): boolean {
  return field.rows.every((row) => row.leaf.items.every((item) => Number(numberText(item) ?? 'none') === 0))
}

function assumeAboutPeriods(file: OwrsFile, assume: Assume): void {
  const every = file.billFrequency === undefined ? 'the file states no bill_frequency' : `bill_frequency is ${file.billFrequency}`
  assume('bill_frequency', 'one bill', `${every}; the period asked for is one bill, its charges and tiers are not prorated`)
}

function firstDay(file: OwrsFile, question: OwrsQuestion, assume: Assume, report: (problem: OwrsProblem) => void): LocalDate {
  const { inForceFrom } = question
  if (inForceFrom === undefined) {
    if (file.effectiveDate !== undefined) return file.effectiveDate
    report({ code: 'FIELD_MISSING', field: 'metadata.effective_date', line: 1, message: 'metadata.effective_date is no day' })
    return '1900-01-01'
  }
  if (file.effectiveDate === undefined)
    assume('effective_date', inForceFrom, 'the file states no day; its prices are taken for the period asked for')
  else if (file.effectiveDate > inForceFrom) {
    assume('effective_date', file.effectiveDate, 'after the period begins; the prices are taken for it all the same')
  }
  return file.effectiveDate !== undefined && file.effectiveDate <= inForceFrom ? file.effectiveDate : addDays(inForceFrom, 0)
}

function codeOf(file: OwrsFile, className: string): string {
  const plain = (text: string): string =>
    text
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
  return `${plain(file.utilityName) || 'WATER'}.${plain(className) || 'CLASS'}`
}

/** Given attributes as the tables spell them: `5/8"` and `5/8` are one key, 1.5 is 1 1/2. */
function spelled(
  attributes: Attributes,
  knownValues: Readonly<Record<string, readonly string[]>>,
  context: ClassContext,
  assume: Assume,
): Attributes {
  const result: Record<string, string | number | boolean> = {}
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || name === 'customer_class' || name === 'cust_class') continue
    // cart_count@2026-08-15 is what cart_count becomes on that day.
    const plain = name.replace(/@.*$/, '')
    const keys = knownValues[plain]
    const isAsked = keys !== undefined || context.attributes.has(plain)
    if (!isAsked && name !== 'meter_size') assume(name, String(value), 'given, but the class does not ask for it')
    result[name] = keys === undefined ? value : (matchingKey(keys, String(value)) ?? value)
    const own = result[name]
    if (context.attributes.get(name) === 'number' && typeof own === 'string' && !isDecimalText(own))
      result[name] = numberText(own) ?? own
  }
  return result
}
