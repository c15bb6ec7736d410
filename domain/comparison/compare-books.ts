import { Decimal, type Decimal as Amount, isDecimalText, ZERO } from '../kernel/decimal.js'
import { compareRows, type Difference, type Row, type RowRule, type Section } from './section.js'

/** Equal to the cent: `5` and `5.00` are the same amount. Anything that is no number is compared as text. */
export function sameAmount(expected: string, actual: string): boolean {
  if (!isDecimalText(expected) || !isDecimalText(actual)) return expected === actual
  return new Decimal(expected).eq(new Decimal(actual))
}

function sameText(expected: string, actual: string): boolean {
  return expected === actual
}

/** Codes joined by `;` in any order. */
export function sameSet(expected: string, actual: string): boolean {
  const setOf = (text: string): string =>
    [...new Set(text.split(';').map((code) => code.trim()))]
      .filter((code) => code !== '')
      .sort()
      .join(';')
  return setOf(expected) === setOf(actual)
}

const LINE_KEY = ['account_id', 'agreement_id', 'line_code', 'segment_from', 'segment_to'] as const

/**
 * Lines: both sides are summed by account, agreement, line code and segment; every group is equal to the cent, and a group that one
 * side lacks counts as 0.00 there. Quantities, units and rates are for reading.
 */
export function compareLines(expected: Iterable<Row>, actual: Iterable<Row>): Section {
  const [left, right] = [groupsOf(expected), groupsOf(actual)]
  let equal = 0
  const different: Difference[] = []
  const missing: Row[] = []
  const extra: Row[] = []
  for (const [key, group] of left) {
    const other = right.get(key)
    right.delete(key)
    if (group.amount.eq(other?.amount ?? ZERO)) equal += 1
    else if (other === undefined) missing.push(rowOf(group))
    else different.push({ at: group.at, column: 'amount', expected: group.amount.toFixed(2), actual: other.amount.toFixed(2) })
  }
  for (const group of right.values()) {
    if (group.amount.isZero()) equal += 1
    else extra.push(rowOf(group))
  }
  return { name: 'lines', equal, different, differentRows: different.length, missing, extra }
}

interface Group {
  readonly at: Row
  readonly amount: Amount
}

function groupsOf(rows: Iterable<Row>): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const key = LINE_KEY.map((column) => row[column] ?? '').join('\n')
    const amount = new Decimal(row.amount ?? '0')
    const group = groups.get(key)
    if (group === undefined)
      groups.set(key, { at: Object.fromEntries(LINE_KEY.map((column) => [column, row[column] ?? ''])), amount })
    else groups.set(key, { at: group.at, amount: group.amount.plus(amount) })
  }
  return groups
}

function rowOf(group: Group): Row {
  return { ...group.at, amount: group.amount.toFixed(2) }
}

const BILLS: RowRule = {
  name: 'bills',
  key: ['account_id'],
  columns: {
    period_from: sameText,
    period_to: sameText,
    issued_on: sameText,
    due_on: sameText,
    current_charges: sameAmount,
    taxes: sameAmount,
    total: sameAmount,
  },
}

const OUTCOMES: RowRule = {
  name: 'outcomes',
  key: ['account_id'],
  columns: { outcome: sameText, reason_class: sameText, flags: sameSet },
}

const BALANCES: RowRule = {
  name: 'balances',
  key: ['account_id'],
  columns: { opening_balance: sameAmount, billed: sameAmount, paid: sameAmount, closing_balance: sameAmount },
}

const TOTALS: RowRule = { name: 'revenue totals', key: ['code'], columns: { amount: sameAmount } }

const FINDINGS: RowRule = { name: 'findings', key: ['kind', 'key'], columns: {} }

/** Bills: every column is equal. */
export function compareBills(expected: readonly Row[], actual: readonly Row[]): Section {
  return compareRows(BILLS, expected, actual)
}

/** Outcomes: outcome and reason class are equal, flags as a set. */
export function compareOutcomes(expected: readonly Row[], actual: readonly Row[]): Section {
  return compareRows(OUTCOMES, expected, actual)
}

/** Balances are equal to the cent. An account without a row counts as one that never had anything. */
export function compareBalances(expected: readonly Row[], actual: readonly Row[]): Section {
  const isEmpty = (row: Row): boolean => Object.keys(BALANCES.columns).every((column) => isZero(row[column]))
  const known = new Set(expected.map((row) => row.account_id))
  return compareRows(
    BALANCES,
    expected,
    actual.filter((row) => known.has(row.account_id) || !isEmpty(row)),
  )
}

/** Kinds of totals of which a month has one, whatever its code is called. */
const ONE_OF_A_KIND = new Set(['receivable', 'cash', 'suspense'])

/** Totals are equal to the cent, by revenue code; the receivable and the cash by what they are. A total of nothing need not be there. */
export function compareTotals(expected: readonly Row[], actual: readonly Row[]): Section {
  const coded = (row: Row): Row => {
    const kind = row.kind ?? ''
    return ONE_OF_A_KIND.has(kind) ? { ...row, code: kind } : row
  }
  const [left, right] = [expected.map(coded), actual.map(coded)]
  const codes = new Set(left.map((row) => row.code))
  const ours = new Set(right.map((row) => row.code))
  return compareRows(
    TOTALS,
    left.filter((row) => ours.has(row.code) || !isZero(row.amount)),
    right.filter((row) => codes.has(row.code) || !isZero(row.amount)),
  )
}

/** Kinds of findings that both systems report; what else an import finds is its own. */
const SHARED_KINDS = ['READ_AFTER_REMOVAL', 'PAYMENT_DUPLICATE', 'PAYMENT_UNKNOWN_ACCOUNT', 'PAYMENT_CLOSED_ACCOUNT']

/** Findings: the same kind and key, each once, of the kinds that the contract names or the other side reports. */
export function compareFindings(expected: readonly Row[], actual: readonly Row[]): Section {
  const kinds = new Set([...SHARED_KINDS, ...expected.map((row) => row.kind ?? '')])
  return compareRows(FINDINGS, once(expected), once(actual.filter((row) => kinds.has(row.kind ?? ''))))
}

function once(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [`${row.kind}\n${row.key}`, row])).values()]
}

function isZero(amount: string | undefined): boolean {
  return amount === undefined || amount === '' || sameAmount(amount, '0')
}
