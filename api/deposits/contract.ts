import type { Static } from 'typebox'
import { amount, closed, key, localDate, oneOf, serial, text } from '../fields.js'

export const depositRecord = closed({
  id: key(),
  accountId: key(),
  customerName: text(400),
  amount: amount('Held for the customer; not part of the balance'),
  currency: text(3),
  heldSince: localDate(),
  interestRateCode: text(40),
  state: oneOf(['asked', 'held', 'applied', 'refunded', 'withdrawn']),
  entryId: serial(),
})
export type DepositRecordJson = Static<typeof depositRecord>
