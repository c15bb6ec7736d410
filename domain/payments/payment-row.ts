import { Decimal, type Decimal as Amount } from '../kernel/decimal.js'
import { amountText, minorDigits } from '../kernel/money.js'
import { type Outcome, refused } from '../kernel/outcome.js'
import { checkPayment, type PaymentFacts, type PaymentRules } from './payment-facts.js'
import { identityKey, type PaymentIdentity } from './payment-identity.js'

/** Columns of a payments file (import contract v1), in their order. */
export const PAYMENT_FILE_COLUMNS = ['external_id', 'account_id', 'received_on', 'amount', 'channel', 'reference'] as const

/** A row as it was read: its line and its values, or why it cannot be read. */
export type FileRow =
  | { readonly line: number; readonly fields: readonly string[] }
  | { readonly line: number; readonly unreadable: { readonly code: string; readonly sentence: string } }

/** What a row becomes. Every row of a file becomes exactly one of them. */
export type RowOutcome = 'posted' | 'duplicate' | 'suspense' | 'refused'

export interface ClassifiedRow {
  readonly line: number
  readonly outcome: RowOutcome
  /** Of a row that is posted or held in suspense. */
  readonly facts: PaymentFacts | undefined
  /** What people should know about the row; absent where it was simply posted. */
  readonly finding: RowFinding | undefined
}

export interface RowFinding {
  readonly line: number
  readonly code: string
  readonly externalId: string
  readonly account: string | undefined
  readonly receivedOn: string | undefined
  readonly amount: Amount | undefined
  readonly sentence: string
}

/** A payment that was taken before, in an earlier file, at the counter, or in an earlier row. */
export interface TakenPayment extends PaymentIdentity {
  readonly account: string
  readonly receivedOn: string
  readonly amount: Amount
}

/** Values of a row checked by themselves. The amount has exactly the currency's decimals, as the contract says. */
export function checkRow(row: FileRow, rules: PaymentRules): Outcome<PaymentFacts> {
  if ('unreadable' in row) return refused(row.unreadable.code, row.unreadable.sentence)
  const { fields } = row
  if (fields.length !== PAYMENT_FILE_COLUMNS.length) {
    return refused('COLUMN_COUNT', `The row has ${fields.length} values; there are ${PAYMENT_FILE_COLUMNS.length} columns.`)
  }
  const [externalId = '', account = '', receivedOn = '', amount = '', channel = '', reference = ''] = fields
  const checked = checkPayment({ externalId, account, receivedOn, amount, channel, reference }, rules)
  const digits = minorDigits(rules.currency)
  if (checked.ok && (amount.split('.')[1]?.length ?? 0) !== digits) {
    return refused(
      'PAYMENT_AMOUNT_INVALID',
      `"${amount.slice(0, 40)}" is not an amount of a file: it has exactly ${digits} decimals.`,
    )
  }
  return checked
}

/**
 * Decides about every row of a file in order: a row whose identity was taken has no effect, whatever its other columns say; one
 * without an account of ours goes to suspense; one to a closed account is posted with a notice. `taken` holds what was taken
 * before the file; the rows of the file itself are added to it.
 */
export function classifyRows(
  rows: readonly { readonly row: FileRow; readonly checked: Outcome<PaymentFacts> }[],
  accounts: ReadonlyMap<string, { readonly status: string }>,
  takenBefore: ReadonlyMap<string, TakenPayment>,
): ClassifiedRow[] {
  const taken = new Map(takenBefore)
  return rows.map(({ row, checked }): ClassifiedRow => {
    if (!checked.ok) {
      return { line: row.line, outcome: 'refused', facts: undefined, finding: refusedFinding(row, checked.refusal) }
    }
    const facts = checked.value
    const first = taken.get(identityKey(facts))
    const say = (code: string, sentence: string): RowFinding => ({
      line: row.line,
      code,
      externalId: facts.externalId,
      account: facts.account,
      receivedOn: facts.receivedOn,
      amount: facts.amount,
      sentence,
    })
    if (first !== undefined) {
      return {
        line: row.line,
        outcome: 'duplicate',
        facts: undefined,
        finding: say('PAYMENT_DUPLICATE', duplicateSentence(first, facts)),
      }
    }
    taken.set(identityKey(facts), facts)
    const account = accounts.get(facts.account)
    if (account === undefined) {
      return { line: row.line, outcome: 'suspense', facts, finding: say('PAYMENT_UNKNOWN_ACCOUNT', UNKNOWN_ACCOUNT_SENTENCE) }
    }
    const finding = account.status === 'closed' ? say('PAYMENT_CLOSED_ACCOUNT', CLOSED_ACCOUNT_SENTENCE) : undefined
    return { line: row.line, outcome: 'posted', facts, finding }
  })
}

export const UNKNOWN_ACCOUNT_SENTENCE = 'No such account; the money is held in suspense.'
export const CLOSED_ACCOUNT_SENTENCE = 'The account is closed; the payment is applied to its balance, any excess is a credit.'

/** Says so where the second row is not the first one over again: somebody must look at it. */
function duplicateSentence(first: TakenPayment, second: PaymentFacts): string {
  const differences = [
    first.account === second.account ? undefined : `account ${second.account || 'none'} instead of ${first.account || 'none'}`,
    first.receivedOn === second.receivedOn ? undefined : `received on ${second.receivedOn} instead of ${first.receivedOn}`,
    first.amount.eq(second.amount)
      ? undefined
      : `amount ${amountText(second.amount, second.currency)} instead of ${amountText(first.amount, second.currency)}`,
  ].filter((difference) => difference !== undefined)
  const sentence = 'The same external id was already applied; this row has no effect.'
  return differences.length === 0 ? sentence : `${sentence} It differs: ${differences.join(', ')}.`
}

/** A refused row as far as it can be told; text that the database could not keep is cut and cleaned. */
function refusedFinding(row: FileRow, refusal: { code: string; message: string }): RowFinding {
  const [externalId = '', account, receivedOn = '', amount = ''] = 'fields' in row ? row.fields : []
  return {
    line: row.line,
    code: refusal.code,
    externalId: shown(externalId),
    account: account === undefined ? undefined : shown(account),
    receivedOn: /^(19|20)\d\d-\d\d-\d\d$/.test(receivedOn) && refusal.code !== 'PAYMENT_DATE_INVALID' ? receivedOn : undefined,
    amount: /^-?\d{1,10}\.\d{2}$/.test(amount) ? new Decimal(amount) : undefined,
    sentence: withoutControls(refusal.message),
  }
}

function shown(text: string): string {
  return withoutControls(text).slice(0, 100)
}

function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, '\u{fffd}')
}

/** What is wrong with the header, as a sentence; undefined where it is the contract's. */
export function whyNotHeader(fields: readonly string[]): string | undefined {
  const expected: readonly string[] = PAYMENT_FILE_COLUMNS
  const missing = expected.filter((name) => !fields.includes(name))
  const unknown = fields.filter((name) => !expected.includes(name))
  const twice = fields.filter((name, index) => fields.indexOf(name) !== index)
  const order = `The columns are ${expected.join(', ')}, in this order`
  if (missing.length > 0) return `${order}; missing: ${missing.join(', ')}.`
  if (twice.length > 0) return `${order}; twice: ${twice.map(shown).join(', ')}.`
  if (unknown.length > 0) return `${order}; unknown: ${unknown.map(shown).join(', ')}.`
  return fields.every((name, index) => name === expected[index]) ? undefined : `${order}.`
}

/** How many rows became what. The four add up to the rows of the file. */
export function countOutcomes(rows: readonly ClassifiedRow[]): Record<RowOutcome, number> {
  const counts = { posted: 0, duplicate: 0, suspense: 0, refused: 0 }
  for (const row of rows) counts[row.outcome] += 1
  return counts
}
