import { type Static, Type } from 'typebox'
import { PREREQUISITES } from '../../domain/utility/service-request-settings.js'
import { REQUEST_KINDS } from '../../domain/services/request-plan.js'
import { CUSTOMER_CLASSES, DELIVERIES, mailAddress, newCustomer } from '../customers/new-customer.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, optional, reason, text } from '../fields.js'

const PARTIES = ['applicant', 'sitting', 'owner'] as const

const wish = {
  kind: oneOf(REQUEST_KINDS),
  accountId: optional(key('Whose service begins or ends')),
  customerId: optional(key('Of a new account: a customer who is known')),
  newCustomer: optional(newCustomer()),
  customerClass: optional(oneOf(CUSTOMER_CLASSES)),
  delivery: optional(oneOf(DELIVERIES)),
  premiseId: optional(key('Where service begins')),
  fromPremiseId: optional(key('Where service ends')),
  startOn: optional(localDate('First day of service; of a suspension, the day it is resumed')),
  stopOn: optional(localDate('Last day of service')),
  movesOut: optional(Type.Boolean({ description: 'End the service of whoever is served there, the day before' })),
  services: optional(
    listOf(closed({ servicePointId: key(), tariffCode: optional(key('The last one where left out')) }), 50, { min: 1 }),
  ),
  stopPoints: optional(listOf(key(), 50, { min: 1 })),
  forwarding: optional(mailAddress()),
}

export const previewBody = closed(wish)
export const openBody = closed({ ...wish, reason: optional(reason()) })
export type WishJson = Static<typeof previewBody>

const debt = closed({ accountId: key(), amount: amount() })

export const previewAnswer = closed({
  starts: listOf(
    closed({
      servicePointId: key(),
      service: text(40),
      tariffCode: text(64),
      startOn: localDate(),
      party: oneOf(PARTIES),
      /** Null: the new account. */
      accountId: nullable(key()),
    }),
    200,
  ),
  stops: listOf(
    closed({
      agreementId: key(),
      servicePointId: key(),
      service: text(40),
      accountId: key(),
      stopOn: localDate(),
      party: oneOf(PARTIES),
    }),
    200,
  ),
  /** Service points where nobody is served afterwards. */
  withoutCustomer: listOf(key(), 200),
  prerequisites: listOf(
    closed({
      prerequisite: oneOf(PREREQUISITES),
      /** To be paid, or owed already. */
      amount: nullable(amount()),
      accounts: listOf(debt, 1000),
    }),
    20,
  ),
  /** Points to which a crew has to drive, on the day of the read; none where meters are read from afar. */
  crew: listOf(closed({ servicePointId: key(), service: text(40), on: localDate() }), 200),
  billCycle: text(40),
})

export const openedRequest = closed({ requestId: key(), accountId: key() })
export const requestAnswer = closed({ requestId: key(), version: Type.Integer() })

const recordFields = {
  id: key(),
  kind: oneOf(REQUEST_KINDS),
  state: oneOf(['open', 'completed', 'cancelled']),
  accountId: key(),
  customerName: text(400),
  premiseId: nullable(key()),
  address: nullable(text(600)),
  fromPremiseId: nullable(key()),
  fromAddress: nullable(text(600)),
  startOn: nullable(localDate()),
  stopOn: nullable(localDate()),
  requestedOn: localDate(),
  closedOn: nullable(localDate()),
  waitsFor: nullable(text(500)),
  processState: nullable(text(40)),
  /** Something of it should have begun or ended before today and has not. */
  isOverdue: Type.Boolean(),
}
export const serviceRequestRecord = closed(recordFields)
export type ServiceRequestRecordJson = Static<typeof serviceRequestRecord>

/** What a person may do: the button is there, and says why it cannot be pressed. */
const may = closed({ isAllowed: Type.Boolean(), disabledReason: nullable(text(500)) })

export const serviceRequestPage = closed({
  ...recordFields,
  version: Type.Integer(),
  isNewAccount: Type.Boolean(),
  forwarding: nullable(
    closed({
      line1: text(200),
      line2: nullable(text(200)),
      city: text(100),
      state: text(100),
      postcode: text(20),
      country: text(2),
    }),
  ),
  prerequisites: listOf(
    closed({
      prerequisite: oneOf(PREREQUISITES),
      state: oneOf(['open', 'met', 'overridden']),
      amount: nullable(amount()),
      accounts: listOf(debt, 1000),
      decidedOn: nullable(localDate()),
      decidedBy: nullable(text(200)),
      reason: nullable(text(500)),
      mayMeet: may,
      mayOverride: may,
    }),
    20,
  ),
  agreements: listOf(
    closed({
      agreementId: key(),
      act: oneOf(['start', 'stop']),
      party: oneOf(PARTIES),
      accountId: key(),
      service: text(40),
      servicePointId: key(),
      premiseId: key(),
      tariffCode: text(64),
      state: text(40),
      onDate: localDate(),
      doneOn: nullable(localDate()),
    }),
    500,
  ),
  /** The reads that starts and stops rest on. */
  reads: listOf(
    closed({
      servicePointId: key(),
      meterId: key(),
      register: text(40),
      unit: text(20),
      readOn: localDate(),
      value: nullable(text(40)),
      kind: nullable(text(20)),
      isMissing: Type.Boolean(),
      isRemoteCapable: Type.Boolean(),
    }),
    500,
  ),
  workOrders: listOf(
    closed({
      workOrderId: key(),
      typeCode: text(40),
      state: text(40),
      resultCode: nullable(text(40)),
      completedOn: nullable(localDate()),
    }),
    200,
  ),
  /** Accounts of which service ends, and what they owe (negative: are owed) by now. */
  leaving: listOf(closed({ accountId: key(), balance: amount(), isClosed: Type.Boolean() }), 50),
  processId: text(200),
  mayDo: listOf(closed({ act: text(40), label: text(100), permission: text(64), ...may.properties }), 20),
})
export type ServiceRequestPageJson = Static<typeof serviceRequestPage>
