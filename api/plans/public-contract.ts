import { type Static, Type } from 'typebox'
import { amount, closed, key, listOf, localDate, nullable, oneOf, text } from '../fields.js'

/** How an offer stands: it can be signed, was signed, its last day has passed, it was taken back, or no plan is possible now. */
export const OFFER_STAGES = ['open', 'signed', 'expired', 'withdrawn', 'not_possible'] as const

const instalment = closed({
  number: Type.Integer({ minimum: 0, description: '0 is the down payment' }),
  dueOn: localDate(),
  amount: amount(),
})
const debt = closed({ kind: text(40), dueOn: localDate(), amount: amount() })

/** What whoever has the code sees of an offer. Once its last day has passed: that, and nothing of the account. */
export const publicOffer = closed({
  stage: oneOf(OFFER_STAGES),
  because: nullable(text(80, { description: 'Where no plan is possible now: the code of the refusal' })),
  validUntil: localDate('Last day on which it can be signed'),
  offeredOn: localDate(),
  currency: text(3),
  accountId: nullable(key()),
  offeredArrears: nullable(amount('What was overdue when it was sent')),
  arrears: nullable(amount('What is overdue now')),
  changes: listOf(closed({ kind: text(40), dueOn: localDate(), was: amount(), is: amount() }), 200),
  debts: listOf(debt, 200),
  choices: listOf(closed({ count: Type.Integer(), instalments: listOf(instalment, 100) }), 3),
  grace: nullable(closed({ days: Type.Integer(), count: oneOf(['calendar', 'business']) })),
  signedName: nullable(text(200)),
  signedOn: nullable(localDate()),
  agreement: nullable(text(20_000, { description: 'What was signed, as it was sent' })),
})
export type PublicOfferJson = Static<typeof publicOffer>

export const signature = closed({
  count: Type.Integer({ minimum: 1, maximum: 60 }),
  arrears: amount('As it was shown'),
  instalments: listOf(closed({ dueOn: localDate(), amount: amount() }), 100, { min: 1 }),
  signedName: text(200, { min: 1 }),
  hasConsented: Type.Boolean(),
  consentWording: text(2000, { min: 1, description: 'What was agreed to, as it was shown' }),
})
