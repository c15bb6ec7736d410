import { type Static, Type } from 'typebox'
import { amount, closed, key, listOf, localDate, nullable, serial, text, timestamp } from '../fields.js'

const agreementFields = {
  id: key(),
  accountId: key(),
  customerName: text(400),
  service: text(40),
  servicePointId: key(),
  premiseId: key(),
  address: text(600),
  tariffCode: text(64),
  /** Null where no tariff of that code is in the rate book. */
  tariffName: nullable(text(200)),
  startOn: localDate(),
  stopOn: nullable(localDate()),
  state: text(40),
}

export const agreementRecord = closed(agreementFields)
export type AgreementRecordJson = Static<typeof agreementRecord>

const transition = closed({
  id: serial(),
  fromState: nullable(text(40)),
  toState: text(40),
  onDate: localDate(),
  reason: text(500),
  recordedAt: timestamp(),
  recordedBy: text(200),
})

const segment = closed({
  billId: serial(),
  billNumber: text(40),
  billState: text(20),
  periodFrom: localDate(),
  periodTo: localDate(),
  days: Type.Integer(),
  quantity: text(40),
  unit: text(20),
  amount: amount(),
  isEstimated: Type.Boolean(),
})

/** A service agreement, how it came to its state, what may follow, and what it was billed. */
export const agreementPage = closed({
  ...agreementFields,
  nextStates: listOf(text(40), 20),
  transitions: listOf(transition, 1000),
  meters: listOf(
    closed({ meterId: key(), size: nullable(text(20)), installedOn: localDate(), removedOn: nullable(localDate()) }),
    500,
  ),
  /** Null for who may not see bills. */
  segments: nullable(listOf(segment, 50)),
})
export type AgreementPageJson = Static<typeof agreementPage>
