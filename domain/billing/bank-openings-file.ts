import { isDecimalText } from '../kernel/decimal.js'
import { isLocalDate, type LocalDate } from '../kernel/local-date.js'

/** What the former system had left in a bank of an agreement, as a line of a file says it. */
export interface BankOpening {
  readonly line: number
  readonly agreementId: string
  /** The tariff's rule that keeps the bank. */
  readonly bank: string
  /** The period of the day; null: the bank is one for all hours. */
  readonly period: string | null
  readonly quantity: string
  readonly earnedOn: LocalDate
}

export interface OpeningProblem {
  readonly line: number
  readonly message: string
}

const COLUMNS = ['agreement', 'bank', 'period', 'quantity', 'earned_on']
const PROBLEMS_SHOWN = 50

/** Reads a file of openings: CSV with the columns agreement, bank, period, quantity and earned_on. Everything wrong names its line. */
export function readBankOpenings(text: string): {
  readonly openings: readonly BankOpening[]
  readonly problems: readonly OpeningProblem[]
} {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const header = fieldsOf(lines[0] ?? '').map((name) => name.toLowerCase())
  if (header.length !== COLUMNS.length || COLUMNS.some((name, place) => header[place] !== name))
    return { openings: [], problems: [{ line: 1, message: `the first line must be ${COLUMNS.join(',')}` }] }
  const openings: BankOpening[] = []
  const problems: OpeningProblem[] = []
  lines.slice(1).forEach((row, index) => {
    if (row.trim() === '' || problems.length >= PROBLEMS_SHOWN) return
    const line = index + 2
    const opening = openingOf(line, fieldsOf(row))
    if (typeof opening === 'string') problems.push({ line, message: opening })
    else openings.push(opening)
  })
  if (openings.length === 0 && problems.length === 0) problems.push({ line: 1, message: 'the file has no opening' })
  return { openings, problems }
}

function openingOf(line: number, fields: readonly string[]): BankOpening | string {
  const [agreementId = '', bank = '', period = '', quantity = '', earnedOn = ''] = fields
  if (fields.length !== COLUMNS.length) return `${fields.length} fields, the first line has ${COLUMNS.length}`
  if (agreementId === '' || bank === '') return 'the agreement and the bank must be stated'
  if (!isDecimalText(quantity) || quantity.startsWith('-') || quantity.length > 24)
    return `${JSON.stringify(quantity)} is no quantity: a decimal number, not below zero`
  if (!isLocalDate(earnedOn)) return `${JSON.stringify(earnedOn)} is not a day as YYYY-MM-DD`
  return { line, agreementId, bank, period: period === '' ? null : period, quantity, earnedOn }
}

function fieldsOf(row: string): string[] {
  return row.split(',').map((field) =>
    field
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )
}
