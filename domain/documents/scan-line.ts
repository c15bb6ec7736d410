import { Decimal } from '../kernel/decimal.js'
import { minorDigits } from '../kernel/money.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'

/**
 * The machine-readable line of a payment slip: `A000001<B2026000123<22106<4`: account, bill number, amount due in
 * minor units (cents), check digit. Only A–Z, 0–9 and the separator `<`, so that OCR-B, OCR-A and Code 128 readers all take it.
 */
export interface ScanLine {
  readonly accountId: string
  readonly billNumber: string
  /** Whole minor units; never negative. */
  readonly amountMinor: string
}

const SEPARATOR = '<'
const WEIGHTS = [7, 3, 1] as const

/**
 * The check digit of machine-readable travel documents (ICAO 9303 part 3, 4.9): digits count as themselves, A–Z as 10–35, `<` as 0;
 * weights 7, 3, 1 in turn, modulo 10. Finds every single wrong character but a letter read as the digit ten apart,
 * and most transpositions.
 */
export function checkDigit(text: string): string {
  let total = 0
  for (const [index, char] of [...text].entries()) total += valueOf(char) * (WEIGHTS[index % 3] ?? 1)
  return String(total % 10)
}

function valueOf(char: string): number {
  if (char >= '0' && char <= '9') return Number(char)
  return char >= 'A' && char <= 'Z' ? char.charCodeAt(0) - 55 : 0
}

/** An identifier as the line can carry it: upper case, without hyphens, blanks and the like. */
function scannable(identifier: string): string {
  return identifier.toUpperCase().replace(/[^A-Z0-9]/g, '')
}

/** The line for an amount in major units (`221.06`); a credit or nothing due is 0. */
export function scanLine(accountId: string, billNumber: string, amountDue: string, currency: string): string {
  const minor = Decimal.max(new Decimal(amountDue), 0).times(new Decimal(10).pow(minorDigits(currency)))
  const body = [scannable(accountId), scannable(billNumber), minor.toFixed(0)].join(SEPARATOR) + SEPARATOR
  return body + checkDigit(body)
}

/** What a scanned line says, or why it cannot be trusted: SCAN_LINE_FORM, SCAN_LINE_CHECK_DIGIT. */
export function readScanLine(text: string): Outcome<ScanLine, 'SCAN_LINE_FORM' | 'SCAN_LINE_CHECK_DIGIT'> {
  const match = /^([A-Z0-9]+)<([A-Z0-9]+)<(\d+)<(\d)$/.exec(text.trim())
  const [, accountId, billNumber, amountMinor, digit] = match ?? []
  if (accountId === undefined || billNumber === undefined || amountMinor === undefined || digit === undefined) {
    return refused(
      'SCAN_LINE_FORM',
      'The line is not the one of a payment slip: account, bill number, amount and check digit are expected.',
      {
        text,
      },
    )
  }
  const expected = checkDigit(text.trim().slice(0, -1))
  if (expected !== digit) {
    return refused(
      'SCAN_LINE_CHECK_DIGIT',
      'A character of the line was misread: its check digit does not agree. Scan it again or type the account number.',
      {
        text,
        expected,
      },
    )
  }
  return done({ accountId, billNumber, amountMinor })
}
