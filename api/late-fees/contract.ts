import { type Static, Type } from 'typebox'
import { LATE_FEE_STATES } from '../../db/late-fees/late-fee-list.js'
import { amount, closed, localDate, nullable, oneOf, serial, text } from '../fields.js'

export const lateFeeRecord = closed({
  id: serial(),
  accountId: text(64),
  customerName: text(400),
  billId: nullable(serial()),
  billNumber: nullable(text(64)),
  /** 1 for the first fee of the bill. */
  sequence: serial(),
  amount: amount(),
  openAmount: amount(),
  /** What the rule was applied to: overdue and not disputed. */
  baseAmount: amount(),
  /** What a cap took off. */
  cappedBy: amount(),
  currency: text(3),
  dueOn: localDate(),
  /** The first day on which it could be charged. */
  feeDay: localDate(),
  chargedOn: localDate(),
  state: oneOf(LATE_FEE_STATES),
  policyPack: text(64),
  policyVersion: serial(),
  /** Place of the row in the pack, from 0. */
  policyRow: Type.Integer({ minimum: 0 }),
  ruleSays: text(4000),
  ruleCitation: text(1000),
  reversedOn: nullable(localDate()),
  reversalReason: nullable(text(500)),
  reversedBy: nullable(text(200)),
})
export type LateFeeRecordJson = Static<typeof lateFeeRecord>
