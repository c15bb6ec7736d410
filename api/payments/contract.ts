import { type Static, Type } from 'typebox'
import { TENDER_KINDS } from '../../domain/payments/payment-facts.js'
import { OPEN_ITEM_KINDS } from '../../domain/receivables/open-item.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, optional, reason, serial, text, timestamp } from '../fields.js'

const count = () => Type.Integer({ minimum: 0 })
const states = ['posted', 'suspense', 'reversed'] as const

const paymentFields = {
  id: serial(),
  channel: text(40),
  externalId: text(100),
  statedAccount: text(64, { description: 'As the payer or channel named it; may be none of ours' }),
  accountId: nullable(key('Null while it is held in suspense')),
  receivedOn: localDate(),
  currency: text(3),
  amount: amount(),
  reference: nullable(text(500)),
  state: oneOf(states),
}

export const paymentRecord = closed({
  ...paymentFields,
  customerName: nullable(text(400)),
  fileId: nullable(serial()),
  resolvedOn: nullable(localDate()),
  reversedOn: nullable(localDate()),
  reversalReason: nullable(text(500)),
  recordedAt: timestamp(),
  recordedBy: text(200),
  daysHeld: nullable(count()),
})
export type PaymentRecordJson = Static<typeof paymentRecord>

const allocation = closed({
  itemId: serial(),
  kind: oneOf(OPEN_ITEM_KINDS),
  dueOn: localDate(),
  amount: amount(),
  agreementId: nullable(key()),
  billNumber: nullable(text(40)),
})

const notice = closed({ code: oneOf(['PAYMENT_UNKNOWN_ACCOUNT', 'PAYMENT_CLOSED_ACCOUNT']), sentence: text(500) })

/** The answer to a command about a payment: the payment with its receipt. */
export const paymentReceipt = closed({
  ...paymentFields,
  allocations: listOf(allocation, 5000),
  unapplied: amount('Left of it as a credit of the account'),
  notices: listOf(notice, 5),
})
export type PaymentReceiptJson = Static<typeof paymentReceipt>

export const reversedPayment = closed({
  ...paymentReceipt.properties,
  fee: nullable(closed({ itemId: serial(), amount: amount() })),
})

export const paymentPage = closed({
  ...paymentRecord.properties,
  tenders: listOf(closed({ kind: oneOf(TENDER_KINDS), amount: amount(), detail: nullable(text(100)) }), 20),
  allocations: listOf(allocation, 5000),
  unapplied: amount(),
  entries: listOf(
    closed({
      entryId: serial(),
      eventKind: text(60),
      on: localDate(),
      description: text(500),
      recordedAt: timestamp(),
      recordedBy: text(200),
    }),
    100,
  ),
})
export type PaymentPageJson = Static<typeof paymentPage>

const direction = closed({ itemId: serial(), amount: optional(amount('As far as the money goes where absent')) })

const statement = {
  channel: text(40, { min: 1, description: 'A channel of the utility: counter, lockbox, web, bank_transfer, …' }),
  account: text(64, { description: 'An unknown one is held in suspense' }),
  amount: amount('Above zero'),
  directions: optional(listOf(direction, 200)),
}

export const takePayment = closed({
  ...statement,
  externalId: optional(text(100, { min: 1, description: 'Its id at the channel; money without one gets one here' })),
  receivedOn: optional(localDate('The business date where absent')),
  currency: optional(text(3)),
  reference: optional(text(500)),
  tenders: optional(listOf(closed({ kind: oneOf(TENDER_KINDS), amount: amount(), detail: optional(text(100)) }), 20)),
  reason: optional(reason()),
})

export const previewPayment = closed({ account: key(), amount: amount(), directions: optional(listOf(direction, 200)) })
export const paymentPreview = closed({ accountId: key(), allocations: listOf(allocation, 5000), unapplied: amount() })
export type PaymentPreviewJson = Static<typeof paymentPreview>

export const reversePaymentBody = closed({
  reason: reason(),
  reversedOn: optional(localDate('From the day of the payment to today; today where absent')),
  fee: optional(text(25, { min: 1, description: 'An amount, or "settings" for the utility’s own; none where absent' })),
})

export const resolveSuspenseBody = closed({
  accountId: key(),
  reason: reason(),
  directions: optional(listOf(direction, 200)),
})

export const paymentFileRecord = closed({
  id: serial(),
  name: text(255),
  sha256: text(64),
  rows: count(),
  posted: count(),
  duplicates: count(),
  suspended: count(),
  refused: count(),
  total: amount('Taken: posted and held in suspense'),
  recordedAt: timestamp(),
  recordedBy: text(200),
})
export type PaymentFileRecordJson = Static<typeof paymentFileRecord>

export const importedFile = closed({
  ...paymentFileRecord.properties,
  unchanged: Type.Boolean({ description: 'The same bytes were imported before; nothing was done' }),
})
export type ImportedFileJson = Static<typeof importedFile>

export const paymentFindingRecord = closed({
  id: serial(),
  fileId: serial(),
  line: count(),
  code: text(60),
  externalId: text(100),
  accountId: nullable(text(100)),
  receivedOn: nullable(localDate()),
  amount: nullable(amount()),
  sentence: text(1000),
})
export type PaymentFindingRecordJson = Static<typeof paymentFindingRecord>
