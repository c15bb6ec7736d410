import { maskCardNumbers } from '../kernel/mask-card-numbers.js'
import { type ValueCheck, looksLikeFormula, valueCheckOf } from './check-value.js'
import type { Column, ContractFile, Presence } from './contract.js'
import { type Finding, finding, type FindingDraft } from './finding.js'
import type { FindingCode } from './finding-codes.js'

/** A row after its own check: what could be read of it, and whether anything in it is an error. */
export interface CheckedRow {
  /** Values in the order of the contract's columns; null where empty or unreadable. */
  readonly values: readonly (string | null)[]
  readonly isBad: boolean
}

export interface RowChecker {
  /** Checks one row and adds what it finds to `findings`. */
  check(fields: readonly string[], line: number, findings: Finding[]): CheckedRow
  /** The row's key as far as it can be read, its parts joined by `/`. */
  keyOf(fields: readonly string[]): string
}

interface PreparedColumn {
  readonly column: Column
  readonly check: ValueCheck
  readonly isText: boolean
  /** Position of the column that decides whether a value must be here. */
  readonly decidedBy: number
}

/** Prepares the checks of a file's rows: number of columns, values required, forms. What needs other rows is checked later. */
export function rowChecker(file: ContractFile): RowChecker {
  const names = file.columns.map((column) => column.name)
  const columns = file.columns.map((column): PreparedColumn => {
    const when = typeof column.presence === 'object' ? column.presence.when : undefined
    const isText = column.type === 'text' || column.type === 'memo'
    return { column, check: valueCheckOf(column), isText, decidedBy: when === undefined ? -1 : names.indexOf(when) }
  })
  const keyPositions = file.key.map((name) => names.indexOf(name))
  const accountPosition = names.indexOf('account_id')
  const keyOf = (fields: readonly string[]): string => keyPositions.map((position) => fields[position] ?? '').join('/')

  // One row at a time: what a finding says of its row is set when the row's check begins.
  let row: readonly string[] = []
  let rowLine = 0
  let rowFindings: Finding[] = []
  const report = (code: FindingCode, sentence: string, at?: Pick<FindingDraft, 'column' | 'value'>): void => {
    const accountId = accountPosition === -1 ? undefined : row[accountPosition]
    const draft = { file: file.name, row: rowLine, code, sentence, key: keyOf(row), accountId: accountId || undefined, ...at }
    rowFindings.push(finding(draft))
  }

  return {
    keyOf,
    check(fields, line, findings) {
      row = fields
      rowLine = line
      rowFindings = findings
      if (fields.length === 1 && fields[0] === '') {
        report('EMPTY_LINE', 'The line is empty.')
        return { values: columns.map(() => null), isBad: true }
      }
      const isWhole = fields.length === columns.length
      let isBad = !isWhole
      if (!isWhole) report('COLUMN_COUNT', `The row has ${fields.length} values where the file has ${columns.length} columns.`)
      const values: (string | null)[] = []
      for (let position = 0; position < columns.length; position += 1) {
        const prepared = columns[position] as PreparedColumn
        const value = fields[position] ?? ''
        if (value === '') {
          values.push(null)
          if (isWhole && isRequired(prepared, fields)) {
            report('VALUE_MISSING', missingSentence(prepared.column), { column: prepared.column.name })
            isBad = true
          }
          continue
        }
        const problem = prepared.check(value) ?? unexpected(prepared, fields)
        if (problem !== undefined) {
          // Values that have moved to other columns are reported once, as a wrong number of them.
          if (isWhole) report(problem.code, problem.sentence, { column: prepared.column.name, value })
          isBad = true
        }
        values.push(problem === undefined ? (prepared.isText && isWhole ? cleaned(prepared.column, value, report) : value) : null)
      }
      return { values, isBad }
    },
  }
}

function isRequired(prepared: PreparedColumn, fields: readonly string[]): boolean {
  const presence = prepared.column.presence
  return presence === 'always' || (typeof presence === 'object' && applies(presence, fields[prepared.decidedBy] ?? ''))
}

function applies(presence: Extract<Presence, object>, deciding: string): boolean {
  return presence.is === undefined ? deciding !== '' : presence.is.includes(deciding)
}

function missingSentence(column: Column): string {
  const presence = column.presence
  if (typeof presence !== 'object') return `${column.name} must have a value.`
  if (presence.is === undefined) return `${column.name} must have a value where ${presence.when} has one.`
  return `${column.name} must have a value where ${presence.when} is ${presence.is.join(' or ')}.`
}

function unexpected(prepared: PreparedColumn, fields: readonly string[]): { code: FindingCode; sentence: string } | undefined {
  const presence = prepared.column.presence
  if (typeof presence !== 'object' || presence.otherwise !== 'empty') return undefined
  const deciding = fields[prepared.decidedBy] ?? ''
  if (applies(presence, deciding)) return undefined
  const where = deciding === '' ? `${presence.when} is empty` : `${presence.when} is ${deciding.slice(0, 40)}`
  return { code: 'VALUE_NOT_EMPTY', sentence: `${prepared.column.name} must be empty where ${where}.` }
}

/** Text as it is kept: a card number in a note is masked, and both that and a formula are reported. */
function cleaned(
  column: Column,
  value: string,
  report: (code: FindingCode, sentence: string, at: Pick<FindingDraft, 'column' | 'value'>) => void,
): string {
  if (looksLikeFormula(value)) {
    report('FORMULA_TEXT', 'A spreadsheet would take this text for a formula.', { column: column.name, value })
  }
  if (column.type !== 'memo') return value
  const masked = maskCardNumbers(value)
  if (masked !== value)
    report('CARD_NUMBER', 'The note holds a card number; its digits were masked.', { column: column.name, value: masked })
  return masked
}
