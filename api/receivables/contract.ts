import { type Static, Type } from 'typebox'
import { OPEN_ITEM_KINDS } from '../../domain/receivables/open-item.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, serial, text, timestamp } from '../fields.js'
import { postingRecord } from '../ledger/contract.js'

const count = () => Type.Integer({ minimum: 0 })

const agedAmount = closed({
  /** `not_due`, `1-30`, `31-60`, …, `91+`, `credit`. */
  code: text(20),
  fromDays: nullable(Type.Integer()),
  toDays: nullable(Type.Integer()),
  amount: amount(),
})

export const accountBalance = closed({
  accountId: key(),
  currency: text(3),
  asOf: localDate('The business date'),
  balance: amount('Receivables less credits; negative where the utility owes'),
  receivable: amount('Still open, due or not'),
  credit: amount('Not yet used, as a positive amount'),
  pastDue: amount('Due before today, less credits; never negative'),
  oldestDueOn: nullable(localDate()),
  aging: listOf(agedAmount, 20),
  depositsHeld: amount('Not part of the balance'),
})
export type AccountBalanceJson = Static<typeof accountBalance>

export const openItemRecord = closed({
  id: serial(),
  accountId: key(),
  agreementId: nullable(key()),
  service: nullable(text(40)),
  kind: oneOf(OPEN_ITEM_KINDS),
  billId: nullable(serial()),
  billNumber: nullable(text(40)),
  paymentId: nullable(serial()),
  originalOn: localDate(),
  dueOn: localDate(),
  currency: text(3),
  originalAmount: amount('Negative for a credit'),
  openAmount: amount('Negative for a credit'),
  daysPastDue: nullable(count()),
})
export type OpenItemRecordJson = Static<typeof openItemRecord>

const entryBehind = closed({
  entryId: serial(),
  eventKind: text(60),
  on: localDate(),
  description: text(500),
  postings: listOf(postingRecord, 5000),
})

const movement = closed({
  /** The entry of the movement; also its key. */
  id: serial(),
  on: localDate('The accounting date'),
  /** `bill_issued`, `payment_received`, `fee_charged`, … */
  eventKind: text(60),
  description: text(500),
  amount: amount('Positive where the account owes more afterwards'),
  balance: amount('After the movement'),
  billId: nullable(serial()),
  billNumber: nullable(text(40)),
  paymentId: nullable(serial()),
  recordedAt: timestamp(),
  recordedBy: text(200),
  /** The entry itself, then those that applied credits because of it. */
  entries: listOf(entryBehind, 50),
})
export type MovementJson = Static<typeof movement>

export const accountStatement = closed({
  accountId: key(),
  currency: text(3),
  from: nullable(localDate()),
  to: nullable(localDate()),
  openingBalance: amount(),
  closingBalance: amount(),
  movements: listOf(movement, 1000),
  /** There are older movements than the first one shown. */
  isCut: Type.Boolean(),
})
export type AccountStatementJson = Static<typeof accountStatement>

export const agingReport = closed({
  currency: text(3),
  asOf: localDate(),
  balance: amount(),
  buckets: listOf(
    closed({
      code: text(20),
      fromDays: nullable(Type.Integer()),
      toDays: nullable(Type.Integer()),
      accounts: count(),
      amount: amount(),
    }),
    20,
  ),
})
export type AgingReportJson = Static<typeof agingReport>
