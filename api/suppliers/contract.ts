import { type Static, Type } from 'typebox'
import { amount, closed, key, listOf, localDate, nullable, oneOf, serial, text, timestamp } from '../fields.js'

export const supplierCharge = closed({
  id: serial(),
  supplier: text(100),
  agreementId: key(),
  accountId: key(),
  customerName: text(300),
  from: localDate('First day, included'),
  to: localDate('Last day, included'),
  charge: text(60, { description: 'The name that the tariff asks for' }),
  amount: amount('Below zero where the supplier credits something'),
  state: oneOf(['waiting', 'billed', 'cancelled']),
  reason: text(500),
  enteredAt: timestamp(),
  enteredBy: text(200),
  cancelReason: nullable(text(500)),
})
export type SupplierChargeJson = Static<typeof supplierCharge>

export const supplierFileAnswer = closed({
  entered: Type.Integer({ minimum: 0 }),
  known: Type.Integer({ minimum: 0, description: 'Charges that were there already' }),
  accountsTriedAgain: listOf(key(), 100_000),
})
export type SupplierFileJson = Static<typeof supplierFileAnswer>
