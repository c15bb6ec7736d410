import { type Static, Type } from 'typebox'
import { BOARD_COLUMNS } from '../../db/plans/plan-reads.js'
import { OFFER_STATES } from '../../domain/plans/plan-offer.js'
import { PLAN_STATES } from '../../domain/plans/plan-step.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, serial, text, timestamp } from '../fields.js'

/** How somebody agrees while they speak with the office. */
export const SIGNED_IN_OFFICE = ['on_screen', 'by_phone'] as const
const SIGNED_BY = [...SIGNED_IN_OFFICE, 'online'] as const

const record = {
  id: serial(),
  accountId: key(),
  customerName: text(400),
  state: oneOf(PLAN_STATES),
  isAtRisk: Type.Boolean(),
  arrears: amount('What the plan took over when it was made'),
  paid: amount(),
  forgiven: amount(),
  open: amount(),
  nextDueOn: nullable(localDate()),
  nextAmount: nullable(amount()),
  lastDueOn: localDate(),
  madeOn: localDate(),
  endedOn: nullable(localDate()),
}
export const planRecord = closed(record)
export type PlanRecordJson = Static<typeof planRecord>

const instalment = closed({
  number: Type.Integer({ minimum: 0, description: '0 is the down payment' }),
  amount: amount(),
  dueOn: localDate(),
})
const standingInstalment = closed({
  number: Type.Integer({ minimum: 0 }),
  itemId: serial(),
  amount: amount(),
  open: amount(),
  dueOn: localDate(),
  paidOn: nullable(localDate()),
  remindedOn: nullable(localDate()),
})
const act = closed({ may: Type.Boolean(), because: nullable(text(500)) })
const decided = closed({
  parameter: text(80),
  pack: text(80),
  version: Type.Integer(),
  row: Type.Integer(),
  citation: text(500),
  says: text(2000),
})

/** An offer that was sent to the customer. */
const sentOffer = closed({
  id: serial(),
  state: oneOf(OFFER_STATES),
  arrears: amount(),
  offeredOn: localDate(),
  offeredBy: text(200),
  validUntil: localDate('Last day on which it can be signed'),
  channel: nullable(text(20)),
  planId: nullable(serial()),
})
export type SentOfferJson = Static<typeof sentOffer>
export const sentOffers = listOf(sentOffer, 20)

export const planPage = closed({
  ...record,
  version: Type.Integer(),
  monthlyIncome: nullable(amount()),
  renegotiations: Type.Integer(),
  reinstatements: Type.Integer(),
  madeBy: text(200),
  signedName: text(200),
  signedAt: timestamp(),
  signedBy: oneOf(SIGNED_BY),
  missed: nullable(amount()),
  endReason: nullable(text(2000)),
  instalments: listOf(standingInstalment, 100),
  offer: nullable(sentOffer),
  hasAgreement: Type.Boolean({ description: 'The agreement can be read as it was sent' }),
  debts: listOf(
    closed({ itemId: serial(), kind: text(40), dueOn: localDate(), amount: amount(), billId: nullable(serial()) }),
    200,
  ),
  decidedBy: listOf(decided, 20),
  acts: closed({ amend: act, reinstate: act, cancel: act }),
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
export type PlanPageJson = Static<typeof planPage>

export const planOffers = closed({
  arrears: amount('What is overdue and not disputed'),
  debts: Type.Integer({ description: 'How many debts that is' }),
  incomeCounts: Type.Boolean({ description: 'Whether the policy looks at a stated income' }),
  fewest: Type.Integer(),
  most: Type.Integer(),
  offers: listOf(closed({ count: Type.Integer(), fitsIncome: Type.Boolean(), instalments: listOf(instalment, 100) }), 3),
  decidedBy: listOf(decided, 20),
})
export type PlanOffersJson = Static<typeof planOffers>

export const planBoard = closed({
  today: localDate(),
  since: localDate('Plans kept or broken before are not on it'),
  columns: listOf(
    closed({
      column: oneOf(BOARD_COLUMNS),
      plans: Type.Integer({ minimum: 0 }),
      open: amount('Still to pay'),
      arrears: amount('Taken over when they were made'),
      cards: listOf(closed({ ...record, because: nullable(text(500)) }), 50),
    }),
    4,
  ),
})
export type PlanBoardJson = Static<typeof planBoard>
