import { type LineProblem, readCsvLines } from '../kernel/csv-lines.js'
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

/** Reads a file of openings: CSV with the columns agreement, bank, period, quantity and earned_on. Everything wrong names its line. */
export function readBankOpenings(text: string): {
  readonly openings: readonly BankOpening[]
  readonly problems: readonly LineProblem[]
} {
  const columns = ['agreement', 'bank', 'period', 'quantity', 'earned_on']
  const { entries, problems } = readCsvLines(text, columns, openingOf)
  return { openings: entries, problems }
}

function openingOf(fields: readonly string[], line: number): BankOpening | string {
  const [agreementId = '', bank = '', period = '', quantity = '', earnedOn = ''] = fields
  if (agreementId === '' || bank === '') return 'the agreement and the bank must be stated'
  if (!isDecimalText(quantity) || quantity.startsWith('-') || quantity.length > 24)
    return `${JSON.stringify(quantity)} is no quantity: a decimal number, not below zero`
  if (!isLocalDate(earnedOn)) return `${JSON.stringify(earnedOn)} is not a day as YYYY-MM-DD`
  return { line, agreementId, bank, period: period === '' ? null : period, quantity, earnedOn }
}
