import { type Static, Type } from 'typebox'
import { BACK_STAGES, CONNECTION_STAGES } from '../../domain/connections/stages.js'
import { CONNECTION_ACTS } from '../../domain/connections/connection-acts.js'
import { PERMIT_STATES } from '../../domain/connections/permit-states.js'
import { QUOTE_STATES } from '../../domain/connections/quote-states.js'
import { WORK_ORDER_STATES } from '../../domain/fieldwork/work-order-states.js'
import { CUSTOMER_CLASSES, DELIVERIES, newCustomer } from '../customers/new-customer.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, optional, reason, serial, text } from '../fields.js'

export const SERVICES = ['electric', 'water', 'gas', 'sewer', 'stormwater', 'refuse', 'lighting'] as const
const count = () => Type.Integer({ minimum: 0, maximum: 1_000_000 })
const figure = () => Type.String({ pattern: '^[0-9]{1,9}(\\.[0-9]{1,4})?$', maxLength: 14 })
const size = () => text(20, { min: 1, description: 'As the capacity charges name it: 5/8"' })

const facts = {
  id: text(64),
  premiseId: text(64),
  address: text(400),
  service: oneOf(SERVICES),
  accountId: text(64),
  customerName: text(400),
  stage: oneOf(CONNECTION_STAGES),
  appliedOn: localDate(),
  wishedOn: localDate(),
  endedOn: nullable(localDate()),
  /** What it waits for. */
  waitsFor: nullable(text(1000)),
  owner: nullable(text(64)),
  dueOn: nullable(localDate()),
  isOverdue: Type.Boolean(),
  /** A step was refused, and somebody must mend its cause. */
  isStuck: Type.Boolean(),
}

/** A connection as a list shows it. */
export const connectionRecord = closed(facts)
export type ConnectionRecordJson = Static<typeof connectionRecord>

/** An application for a connection. */
export const connectionBody = closed({
  premiseId: key(),
  service: oneOf(SERVICES),
  servicePointId: optional(key('Left out: the premise’s own point of the service, or a new one')),
  accountId: optional(key('Who pays; left out: a new account for `customerId` or `newCustomer`')),
  customerId: optional(key('Of a new account: a customer who is known')),
  newCustomer: optional(newCustomer()),
  customerClass: optional(oneOf(CUSTOMER_CLASSES)),
  delivery: optional(oneOf(DELIVERIES)),
  tariffCode: key(),
  meterSize: size(),
  wishedOn: localDate(),
  note: optional(text(2000)),
  reason: optional(reason()),
})

export type ConnectionBodyJson = Static<typeof connectionBody>

/** What a person writes into a quote. */
export const quoteScope = closed({
  meterSize: size(),
  materials: listOf(
    closed({ description: text(200, { min: 1 }), quantity: figure(), unit: text(20, { min: 1 }), unitPrice: figure() }),
    100,
  ),
  labour: listOf(closed({ description: text(200, { min: 1 }), hours: figure() }), 100),
})
export type QuoteScopeJson = Static<typeof quoteScope>

const quoteLine = closed({
  kind: oneOf(['material', 'labour', 'capacity', 'tax']),
  description: text(200),
  quantity: amount(),
  unit: text(20),
  unitPrice: amount(),
  amount: amount(),
})

const sums = { lines: listOf(quoteLine, 300), subtotal: amount(), tax: amount(), total: amount() }

/** A scope, priced; `difference` is to the quote that is accepted, where there is one. */
export const pricedQuote = closed({ ...sums, difference: amount() })
export type PricedQuoteJson = Static<typeof pricedQuote>

const quote = closed({
  version: serial(),
  number: text(80),
  state: oneOf(QUOTE_STATES),
  scope: quoteScope,
  ...sums,
  /** To the version before it. */
  difference: nullable(amount()),
  reason: text(500),
  madeOn: localDate(),
  sentOn: nullable(localDate()),
  validUntil: nullable(localDate()),
  decidedOn: nullable(localDate()),
  instalments: nullable(count()),
})
export type ConnectionQuoteJson = Static<typeof quote>

const permit = closed({
  code: text(64),
  title: text(200),
  kind: oneOf(['permit', 'inspection']),
  obtainedBy: oneOf(['customer', 'utility']),
  state: oneOf(PERMIT_STATES),
  reference: nullable(text(100)),
  requestedOn: nullable(localDate()),
  decidedOn: nullable(localDate()),
})
export type ConnectionPermitJson = Static<typeof permit>

const wait = closed({
  id: serial(),
  visit: serial(),
  awaited: text(100),
  waitsFor: text(300),
  owner: text(64),
  reminds: oneOf(['customer', 'staff']),
  begunOn: localDate(),
  dueOn: localDate(),
  reminded: count(),
  escalatedOn: nullable(localDate()),
  endedOn: nullable(localDate()),
  endedHow: nullable(oneOf(['met', 'overridden', 'dropped'])),
})

const act = closed({
  act: oneOf(CONNECTION_ACTS),
  /** Why it cannot be done now, or not by the person who asks; null where it can. */
  disabledReason: nullable(text(1000)),
})
export type ConnectionActJson = Static<typeof act>

const survey = closed({
  surveyedOn: localDate(),
  meterSize: size(),
  materials: listOf(closed({ description: text(200, { min: 1 }), quantity: figure(), unit: text(20, { min: 1 }) }), 100),
  labourHours: figure(),
  hindrances: nullable(text(2000)),
})
export const surveyBody = closed({ ...survey.properties, reason: optional(reason()) })

/** One connection with everything that belongs to it. */
export const connectionPage = closed({
  ...facts,
  servicePointId: nullable(text(64)),
  tariffCode: text(64),
  meterSize: text(20),
  note: nullable(text(2000)),
  meterId: nullable(text(64)),
  energisedOn: nullable(localDate()),
  agreementId: nullable(text(64)),
  processId: text(200),
  currency: text(3),
  meterSizes: listOf(text(20), 100),
  /** What an hour of labour costs. */
  labourRate: amount(),
  instalmentsAtMost: count(),
  backTo: listOf(oneOf(BACK_STAGES), BACK_STAGES.length),
  acts: listOf(act, CONNECTION_ACTS.length),
  /** The stages it entered, in their order. */
  way: listOf(
    closed({
      visit: serial(),
      stage: oneOf(CONNECTION_STAGES),
      enteredOn: localDate(),
      leftOn: nullable(localDate()),
      leftHow: nullable(oneOf(['done', 'overridden', 'back', 'cancelled'])),
    }),
    500,
  ),
  waits: listOf(wait, 1000),
  survey: nullable(survey),
  quotes: listOf(quote, 200),
  permits: listOf(permit, 100),
  work: listOf(
    closed({
      id: text(64),
      typeTitle: text(100),
      state: oneOf(WORK_ORDER_STATES),
      scheduledOn: nullable(localDate()),
      completedOn: nullable(localDate()),
    }),
    500,
  ),
  money: closed({
    charged: amount(),
    paid: amount(),
    open: amount(),
    items: listOf(
      closed({
        itemId: serial(),
        quoteVersion: count(),
        instalment: serial(),
        dueOn: localDate(),
        amount: amount(),
        open: amount(),
      }),
      500,
    ),
    /** What a cancellation now would do. */
    ifCancelled: closed({ refunded: amount(), kept: amount() }),
  }),
  files: listOf(closed({ id: serial(), name: text(255), mediaType: text(100), sizeBytes: count(), addedOn: localDate() }), 100),
  asBuilt: nullable(closed({ builtOn: localDate(), description: text(4000) })),
  log: listOf(
    closed({ id: serial(), sentence: text(2000), businessDate: localDate(), actor: text(200), reason: nullable(text(500)) }),
    10_000,
  ),
})
export type ConnectionPageJson = Static<typeof connectionPage>

/** What the form of an application offers. */
export const connectionOptions = closed({
  today: localDate(),
  services: listOf(
    closed({
      service: oneOf(SERVICES),
      isMetered: Type.Boolean(),
      meterSizes: listOf(text(20), 100),
      tariffs: listOf(closed({ tariffCode: text(64), name: text(200) }), 1000),
      permits: listOf(text(200), 100),
    }),
    SERVICES.length,
  ),
})
export type ConnectionOptionsJson = Static<typeof connectionOptions>
