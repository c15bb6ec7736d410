import { type CsvLines, readCsvLines } from '../kernel/csv-lines.js'
import { isDecimalText } from '../kernel/decimal.js'
import { isLocalDate, type LocalDate } from '../kernel/local-date.js'

/** What a supplier charges an agreement for some days, as a line of its file says it. */
export interface SupplierCharge {
  readonly line: number
  readonly agreementId: string
  /** Both included. */
  readonly from: LocalDate
  readonly to: LocalDate
  /** The name that the tariff asks for. */
  readonly charge: string
  /** Money of the utility's currency; below zero where the supplier credits something. */
  readonly amount: string
}

const NAME = /^[a-z][a-z0-9_]{0,59}$/
const AMOUNT = /^-?\d{1,12}(\.\d{1,6})?$/

/** Reads a supplier's charges: CSV with the columns agreement, from, to, charge and amount. Everything wrong names its line. */
export function readSupplierCharges(text: string): CsvLines<SupplierCharge> {
  return readCsvLines(text, ['agreement', 'from', 'to', 'charge', 'amount'], (fields, line) => {
    const [agreementId = '', from = '', to = '', charge = '', amount = ''] = fields
    if (agreementId === '') return 'the agreement is missing'
    if (!isLocalDate(from) || !isLocalDate(to))
      return `${JSON.stringify(isLocalDate(from) ? to : from)} is not a day as YYYY-MM-DD`
    if (to < from) return `the last day ${to} is before the first, ${from}`
    if (!NAME.test(charge)) return `${JSON.stringify(charge)} is no name of a charge: small letters, digits and _`
    if (!isDecimalText(amount) || !AMOUNT.test(amount)) return `${JSON.stringify(amount)} is no amount`
    return { line, agreementId, from, to, charge, amount }
  })
}
