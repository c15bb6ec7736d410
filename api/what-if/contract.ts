import { type Static, Type } from 'typebox'
import { WHAT_IF_STATES } from '../../db/what-if/what-if-store.js'
import { WHAT_IF_SIDES } from '../../domain/what-if/what-if-effect.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, serial, text, timestamp } from '../fields.js'

const count = () => Type.Integer({ minimum: 0 })

const record = {
  id: serial(),
  tariff: text(64),
  tariffName: text(200),
  asOn: localDate('The day as on which the draft is tried'),
  insteadOf: nullable(text(64)),
  from: localDate(),
  to: localDate(),
  customerClass: nullable(text(40)),
  billCycle: nullable(text(64)),
  billedBy: nullable(text(64)),
  state: oneOf(WHAT_IF_STATES),
  accounts: count(),
  examined: count(),
  reason: text(500),
  startedOn: localDate(),
  startedBy: text(200),
  startedAt: timestamp(),
  endedAt: nullable(timestamp()),
  failureCode: nullable(text(100)),
}
export const whatIfRecord = closed(record)
export type WhatIfJson = Static<typeof whatIfRecord>

export const whatIfPage = closed({
  ...record,
  processId: text(100),
  revenue: listOf(
    closed({
      month: text(7),
      customerClass: text(40),
      bills: count(),
      billed: amount('On the bills as they were issued'),
      released: amount('Charges and taxes under the released tariffs'),
      releasedTaxes: amount(),
      draft: amount('Charges and taxes with the draft'),
      draftTaxes: amount(),
    }),
    1000,
  ),
  bands: listOf(
    closed({
      customerClass: text(40),
      band: Type.Integer({
        minimum: -4,
        maximum: 4,
        description:
          '1: up to 5 % more, 2: up to 10 %, 3: up to 25 %, 4: more than that; below zero the same of less; 0: unchanged',
      }),
      accounts: count(),
      difference: amount('What they pay more, or less, together'),
    }),
    200,
  ),
  mostAffected: listOf(
    closed({
      accountId: key(),
      customerClass: text(40),
      bills: count(),
      refusedBills: count(),
      released: amount(),
      draft: amount(),
      band: Type.Integer({ minimum: -4, maximum: 4 }),
    }),
    50,
  ),
  refusals: listOf(
    closed({ side: oneOf(WHAT_IF_SIDES), code: text(100), accounts: count(), bills: count(), example: text(4000) }),
    200,
  ),
  assumptions: listOf(text(500), 20),
})
export type WhatIfPageJson = Static<typeof whatIfPage>
