import { type Static, Type } from 'typebox'
import { DEPOSIT_STATES } from '../../domain/deposits/deposit-acts.js'
import { NON_CASH_KINDS } from '../../domain/deposits/non-cash.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, serial, text, timestamp } from '../fields.js'

const record = {
  id: key(),
  accountId: key(),
  customerName: text(400),
  amount: amount('Asked for or held for the customer; not part of the balance'),
  paid: amount('What of it is paid'),
  currency: text(3),
  heldSince: localDate('The day it was paid in full; of one that is asked for, that day'),
  interestRateCode: text(40),
  state: oneOf(DEPOSIT_STATES),
  nextDueOn: nullable(localDate()),
  lastReviewedOn: nullable(localDate()),
  entryId: serial(),
}
export const depositRecord = closed(record)
export type DepositRecordJson = Static<typeof depositRecord>

export const nonCashRecord = closed({
  id: key(),
  accountId: key(),
  customerName: text(400),
  kind: oneOf(NON_CASH_KINDS),
  amount: amount('Up to which amount they stand in'),
  issuer: text(200),
  reference: text(200),
  validFrom: localDate(),
  expiresOn: nullable(localDate('Last day')),
  state: oneOf(['standing', 'expired', 'released', 'called']),
  version: Type.Integer(),
})
export type NonCashRecordJson = Static<typeof nonCashRecord>

const decided = closed({
  parameter: text(80),
  pack: text(80),
  version: Type.Integer(),
  row: Type.Integer(),
  citation: text(500),
  says: text(2000),
})
const traceRow = closed({
  rule: text(40),
  sentence: text(1000),
  effect: oneOf(['asks', 'spares', 'figure']),
  decidedBy: nullable(decided),
})
const instalment = closed({ number: Type.Integer(), amount: amount(), dueOn: localDate() })

export const depositQuote = closed({
  outcome: oneOf(['required', 'not_required', 'not_allowed']),
  recommended: nullable(amount()),
  ask: amount('What is to be asked for beside what is there'),
  trace: listOf(traceRow, 40),
  mostInstalments: Type.Integer(),
  instalments: listOf(instalment, 60),
})
export type DepositQuoteJson = Static<typeof depositQuote>

const act = closed({ may: Type.Boolean(), because: nullable(text(500)) })
const interestRow = closed({
  from: localDate(),
  until: localDate('The day it stops'),
  days: Type.Integer(),
  principal: amount(),
  percent: text(20),
  yearDays: Type.Integer(),
  interest: text(40),
})

export const depositPage = closed({
  ...record,
  version: Type.Integer(),
  accrued: nullable(amount('Interest since it was last credited')),
  creditLeft: amount('What is left of the credit it became'),
  nextReviewOn: nullable(localDate()),
  refundMeans: text(40),
  mostInstalments: Type.Integer({ description: 'Into how many parts the policy lets it be divided' }),
  otherAccounts: listOf(key(), 100),
  openBills: listOf(closed({ id: serial(), number: text(40), open: amount() }), 100),
  grounds: listOf(text(40), 20),
  rules: listOf(decided, 10),
  instalments: listOf(closed({ ...instalment.properties, open: amount(), paidOn: nullable(localDate()) }), 60),
  acts: closed({ waive: act, divide: act, review: act, apply: act, refund: act, transfer: act, take_interest_back: act }),
  interest: listOf(closed({ id: serial(), on: localDate(), amount: amount(), rows: listOf(interestRow, 200) }), 100),
  trace: listOf(traceRow, 40),
  log: listOf(
    closed({
      id: serial(),
      act: text(40),
      sentence: text(1000),
      businessDate: localDate(),
      actor: text(200),
      recordedAt: timestamp(),
    }),
    500,
  ),
})
export type DepositPageJson = Static<typeof depositPage>
