import { type Static, Type } from 'typebox'
import { GL_KINDS } from '../../domain/ledger/chart-of-accounts.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, serial, text, timestamp } from '../fields.js'

const count = () => Type.Integer({ minimum: 0 })

/** A calendar month, `YYYY-MM`. */
export const period = () => Type.String({ minLength: 7, maxLength: 7, pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' })

export const glAccountRecord = closed({
  /** The code; also the record's key. */
  id: key(),
  name: text(200),
  kind: oneOf(GL_KINDS),
  service: nullable(text(40)),
})
export type GlAccountRecordJson = Static<typeof glAccountRecord>

/** Code of an account as the console takes it. */
export const accountCode = () =>
  Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$', minLength: 1, maxLength: 40, description: 'No other account has it' })

export const postingRecord = closed({
  entryId: serial(),
  lineNo: count(),
  glCode: key(),
  glName: text(200),
  glKind: oneOf(GL_KINDS),
  accountId: nullable(key()),
  agreementId: nullable(key()),
  amount: amount('Debits positive, credits negative'),
})
export type PostingRecordJson = Static<typeof postingRecord>

const entryFields = {
  id: serial(),
  eventKind: text(60),
  sourceKind: text(60),
  sourceId: text(200),
  effectiveOn: localDate('The accounting date'),
  period: period(),
  currency: text(3),
  description: text(500),
  reversesEntryId: nullable(serial()),
  reversedByEntryId: nullable(serial()),
  recordedAt: timestamp(),
  recordedBy: text(200),
  amount: amount('Sum of the debits'),
  accountId: nullable(key()),
}
export const entryRecord = closed(entryFields)
export type EntryRecordJson = Static<typeof entryRecord>

export const entryPage = closed({ ...entryFields, postings: listOf(postingRecord, 5000) })
export type EntryPageJson = Static<typeof entryPage>

const trialBalanceRow = closed({
  code: key(),
  name: text(200),
  kind: oneOf(GL_KINDS),
  service: nullable(text(40)),
  opening: amount('Before the first day; debits positive, credits negative'),
  debit: amount('Of the days, as a positive amount'),
  credit: amount('Of the days, as a positive amount'),
  closing: amount(),
})
export const trialBalance = closed({
  currency: text(3),
  period: nullable(period()),
  from: nullable(localDate('First day; null: from the beginning')),
  to: localDate('Last day'),
  rows: listOf(trialBalanceRow, 2000),
  totals: closed({ opening: amount(), debit: amount(), credit: amount(), closing: amount() }),
  isBalanced: Type.Boolean(),
})
export type TrialBalanceJson = Static<typeof trialBalance>

export const periodRecord = closed({
  /** The month; also the record's key. */
  id: period(),
  state: oneOf(['open', 'closed']),
  closedAt: nullable(timestamp()),
  closedBy: nullable(text(200)),
  entries: count(),
  /** Whether it may be closed or opened now, and if not why; by the rules alone, the invariants are checked at the close itself. */
  mayClose: Type.Boolean(),
  mayReopen: Type.Boolean(),
  why: nullable(text(500)),
})
export type PeriodRecordJson = Static<typeof periodRecord>

export const invariantResult = closed({
  id: text(10),
  name: text(80),
  sentence: text(500),
  rows: count(),
  examples: listOf(Type.Unknown(), 20),
  milliseconds: count(),
})
export const ledgerCheck = closed({
  checkedAt: timestamp(),
  isSound: Type.Boolean(),
  invariants: listOf(invariantResult, 200),
})
export type LedgerCheckJson = Static<typeof ledgerCheck>
