import { decimal } from '../../kernel/decimal.js'
import { isLocalDate, type LocalDate } from '../../kernel/local-date.js'
import { keyParts, meterSizeKey } from './attribute-keys.js'
import { type InnerTable, type OwrsTable, withTables } from './inner-tables.js'
import { entriesOf, memberOf, type OwrsEntry, type OwrsLeaf, type OwrsNode, type OwrsRow, textOf } from './owrs-node.js'

/** What of a file cannot be used, with the name of the field and the line it stands in. */
export interface OwrsProblem {
  readonly code: OwrsProblemCode
  readonly field: string
  readonly line: number
  readonly message: string
}

export type OwrsProblemCode =
  | 'NOT_OWRS'
  | 'CLASS_UNKNOWN'
  | 'CLASS_NOT_STATED'
  | 'FIELD_MISSING'
  | 'FIELD_EMPTY'
  | 'FIELD_NOT_UNDERSTOOD'
  | 'FORMULA_NOT_UNDERSTOOD'
  | 'FORMULA_CIRCULAR'
  | 'TABLE_NOT_UNDERSTOOD'
  | 'TIERS'
  | 'UNIT_UNKNOWN'
  | 'OPTION'

/** What the file leaves open, what was taken for it, and why. */
export interface OwrsAssumption {
  readonly option: string
  readonly value: string
  readonly why: string
}

export type Assume = (option: string, value: string, why: string) => void

/** A field of a customer class: a value, or a table of values by attributes (`depends_on`). */
export interface OwrsField {
  readonly name: string
  readonly line: number
  /** Attributes the value depends on; empty for a plain value, which then is the only row. */
  readonly by: readonly string[]
  readonly rows: readonly OwrsRow[]
}

export interface OwrsFile {
  readonly utilityName: string
  readonly effectiveDate: LocalDate | undefined
  readonly billFrequency: string | undefined
  readonly billUnit: string | undefined
  /** Customer classes with the line they stand in, in the order of the file. */
  readonly classes: readonly OwrsEntry[]
  /** Members of the file and its metadata that no bill depends on. */
  readonly notUsed: readonly string[]
}

type Report = (problem: OwrsProblem) => void

const TOP_NOT_USED = new Set(['author_info', 'capacity_charge', 'notes', 'comments'])
const METADATA = new Set(['effective_date', 'utility_name', 'bill_frequency', 'bill_unit', 'unit_type'])

/** The head of a file and its customer classes; what is not understood is reported. */
export function readOwrsFile(root: OwrsNode, report: Report): OwrsFile | undefined {
  const classes = entriesOf(memberOf(root, 'rate_structure'))
  if (classes === undefined) {
    const message = 'the file has no rate_structure with customer classes'
    report({ code: 'NOT_OWRS', field: 'rate_structure', line: root.line, message })
    return undefined
  }
  const notUsed: string[] = []
  for (const entry of root.kind === 'map' ? root.entries : []) {
    if (entry.key === 'metadata' || entry.key === 'rate_structure') continue
    if (TOP_NOT_USED.has(entry.key)) notUsed.push(entry.key)
    else report(notUnderstood(entry, 'beside metadata and rate_structure'))
  }
  const metadata = memberOf(root, 'metadata')
  for (const entry of entriesOf(metadata) ?? []) {
    if (METADATA.has(entry.key)) continue
    if (nearestName(entry.key, [...METADATA]) === undefined) notUsed.push(`metadata.${entry.key}`)
    else report(notUnderstood(entry, `in metadata; is ${nearestName(entry.key, [...METADATA])} meant?`))
  }
  const stated = (key: string): string | undefined => textOf(memberOf(metadata, key))
  return {
    utilityName: stated('utility_name') ?? 'Utility without a name',
    effectiveDate: dayOf(stated('effective_date')),
    billFrequency: stated('bill_frequency'),
    billUnit: stated('bill_unit') ?? stated('unit_type'),
    classes,
    notUsed,
  }
}

function notUnderstood(entry: OwrsEntry, where: string): OwrsProblem {
  return {
    code: 'FIELD_NOT_UNDERSTOOD',
    field: entry.key,
    line: entry.line,
    message: `the field ${entry.key} is not understood ${where}`,
  }
}

/** Dates as met in files: 2017-01-31, 01/31/2017, 1-31-2017. */
function dayOf(text: string | undefined): LocalDate | undefined {
  if (text === undefined) return undefined
  if (isLocalDate(text)) return text
  const american = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text)
  if (american === null) return undefined
  const day = `${american[3]}-${american[1]?.padStart(2, '0')}-${american[2]?.padStart(2, '0')}`
  return isLocalDate(day) ? day : undefined
}

/**
 * The fields of a customer class by name. What cannot be read is reported; a row without a value is left out, with a note: it is
 * missing only for those whose row it is.
 */
export function readFields(members: readonly OwrsEntry[], report: Report, note: Assume): Map<string, OwrsField> {
  const fields = new Map<string, OwrsField>()
  for (const entry of members) {
    if (fields.has(entry.key)) {
      report({
        code: 'FIELD_NOT_UNDERSTOOD',
        field: entry.key,
        line: entry.line,
        message: `the field ${entry.key} stands twice in the class`,
      })
    }
    const field = readField(entry, report, note)
    if (field !== undefined) fields.set(entry.key, field)
  }
  return fields
}

function readField(entry: OwrsEntry, report: Report, note: Assume): OwrsField | undefined {
  const { key: name, line, value } = entry
  const isTable = memberOf(value, 'depends_on') !== undefined || memberOf(value, 'values') !== undefined
  if (!isTable) {
    if (value.kind === 'map') {
      const message = `${name} has members but no depends_on with values`
      report({ code: 'TABLE_NOT_UNDERSTOOD', field: name, line, message })
      return undefined
    }
    const leaf = readLeaf(value)
    if (leaf === undefined) {
      report({ code: 'FIELD_EMPTY', field: name, line, message: `${name} has no value` })
      return undefined
    }
    return { name, line, by: [], rows: [{ keys: [], leaf }] }
  }
  return readTable(name, line, value, report, note)
}

function readTable(name: string, line: number, node: OwrsNode, report: Report, note: Assume): OwrsField | undefined {
  const refuse = (message: string, at = line): undefined => {
    report({ code: 'TABLE_NOT_UNDERSTOOD', field: name, line: at, message })
    return undefined
  }
  for (const entry of entriesOf(node) ?? []) {
    if (entry.key !== 'depends_on' && entry.key !== 'values') return refuse(`${name}.${entry.key} is not understood`, entry.line)
  }
  const by = readLeaf(memberOf(node, 'depends_on'))?.items
  const values = entriesOf(memberOf(node, 'values'))
  if (by === undefined) return refuse(`${name} has values but no depends_on`)
  if (values === undefined) return refuse(`${name} depends on ${by.join(', ')} but has no values`)
  const found: FoundRows = { rows: [], tables: [] }
  const isRead = readRows(values, by, [], found, {
    refuse: (message, at) => refuse(`${name}: ${message}`, at),
    leaveOut: (key) => note(name, `without the row ${JSON.stringify(key)}`, 'the row has no value'),
    tableOf: (inner, at) => readTable(name, at, inner, report, note),
  })
  if (!isRead) return undefined
  const table = withTables({ by, rows: found.rows }, found.tables)
  if (table === undefined) return refuse(`${name} has too many rows by all that it depends on`)
  const { rows } = table
  if (rows.length === 0) return refuse(`${name} has no row with a value`)
  const seen = new Set<string>()
  for (const row of rows) {
    const key = row.keys.join('|')
    if (seen.has(key)) return refuse(`${name} has two rows for ${key}`, row.leaf.line)
    seen.add(key)
  }
  return { name, line, by: table.by, rows }
}

interface FoundRows {
  readonly rows: OwrsRow[]
  readonly tables: InnerTable[]
}

interface RowAnswers {
  readonly refuse: (message: string, line: number) => undefined
  readonly leaveOut: (key: string) => void
  readonly tableOf: (node: OwrsNode, line: number) => OwrsTable | undefined
}

/** Rows of a table: `5/8"|inside: 3`, or tables in tables, or both mixed; a row may be a table with a depends_on of its own. */
function readRows(
  entries: readonly OwrsEntry[],
  by: readonly string[],
  before: readonly string[],
  found: FoundRows,
  answer: RowAnswers,
): boolean {
  for (const entry of entries) {
    const left = by.length - before.length
    const isTable = memberOf(entry.value, 'depends_on') !== undefined
    const inner = entry.value.kind === 'map' && !isTable ? entry.value.entries : undefined
    const parts = keyParts(entry.key, inner === undefined ? left : 1) ?? undefined
    if (parts === undefined || (inner !== undefined && left < 2)) {
      answer.refuse(`the key ${JSON.stringify(entry.key)} does not fit to ${by.join(', ')}`, entry.line)
      return false
    }
    const keys = [...before, ...parts.map((part, index) => canonicalKey(by[before.length + index] ?? '', part))]
    if (inner !== undefined) {
      if (!readRows(inner, by, keys, found, answer)) return false
      continue
    }
    if (isTable) {
      const table = answer.tableOf(entry.value, entry.line)
      if (table === undefined) return false
      found.tables.push({ keys, table })
      continue
    }
    const leaf = readLeaf(entry.value)
    if (leaf === undefined) answer.leaveOut(entry.key)
    else found.rows.push({ keys, leaf })
  }
  return true
}

export function canonicalKey(attribute: string, key: string): string {
  return attribute === 'meter_size' ? meterSizeKey(key) : key
}

function readLeaf(node: OwrsNode | undefined): OwrsLeaf | undefined {
  if (node === undefined) return undefined
  const text = textOf(node)
  if (text !== undefined) return { items: [text], line: node.line }
  if (node.kind !== 'list' || node.items.length === 0) return undefined
  const items = node.items.map(textOf)
  return items.every((item) => item !== undefined) ? { items, line: node.line } : undefined
}

/** A number as rate files write it: `1,234.50`, `$3.20`, `.8`; undefined where the text is none. */
export function numberText(text: string): string | undefined {
  const bare = text.replace(/^(-?)\$ ?/, '$1')
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare
  return /^-?(\d{1,15}(\.\d{0,20})?|\.\d{1,20})([eE][+-]?\d{1,2})?$/.test(plain)
    ? decimal(plain.replace(/\.$/, '')).toFixed()
    : undefined
}

/** The known name that a text is most likely meant for: at most two letters differ. */
export function nearestName(text: string, known: readonly string[]): string | undefined {
  const folded = text.toLowerCase()
  const close = known.map((name) => ({ name, distance: lettersApart(folded, name) })).filter((entry) => entry.distance <= 2)
  close.sort((left, right) => left.distance - right.distance)
  return close[0]?.name
}

function lettersApart(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > 2) return 3
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) {
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[right.length] ?? 3
}
