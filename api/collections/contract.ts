import { type Static, Type } from 'typebox'
import { CLOSE_CODES, COLLECTION_KINDS, COLLECTION_STATES } from '../../db/collections/case-store.js'
import { COLLECTION_ACTS } from '../../domain/collections/collection-acts.js'
import {
  CONTACT_REACHED,
  NOTICE_RECIPIENTS,
  NOTICE_STAGES,
  PROTECTION_KINDS,
  PROTECTION_SOURCES,
} from '../../domain/collections/disconnection-facts.js'
import { RULE_GROUPS } from '../../domain/collections/trace.js'
import { NOTICE_CHANNELS } from '../../domain/policy/disconnection-parameters.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, optional, serial, text, timestamp } from '../fields.js'
import { stopRecord } from './overview-contract.js'

export const BUILDING_RECIPIENTS = ['building', 'unit', 'party'] as const
export const HOME_CHANNELS = ['phone', 'visit', 'web'] as const
export const HOLD_SCOPES = ['account', 'class', 'area'] as const
export const WEATHER_KINDS = ['forecast', 'observation', 'advisory'] as const

const record = {
  id: key(),
  accountId: key(),
  customerId: key(),
  customerName: text(400),
  customerClass: text(40),
  service: text(40),
  kind: oneOf(COLLECTION_KINDS, '`final_bill`: no service is taken any more'),
  state: oneOf(COLLECTION_STATES),
  step: nullable(text(200)),
  waitsFor: nullable(text(1000)),
  nextOn: nullable(localDate()),
  owed: amount('Open of this service'),
  openedOn: localDate(),
  closedOn: nullable(localDate()),
  closeCode: nullable(oneOf(CLOSE_CODES)),
  asksApproval: Type.Boolean(),
}
export const collectionRecord = closed(record)
export type CollectionRecordJson = Static<typeof collectionRecord>

export const traceRow = closed({
  rule: text(100),
  group: oneOf(RULE_GROUPS),
  allows: Type.Boolean(),
  says: text(2000),
  facts: Type.Record(Type.String({ maxLength: 100 }), Type.Unknown(), { description: 'What the rule looked at' }),
  citation: text(1000),
  pack: nullable(text(100)),
  version: nullable(Type.Integer()),
  row: nullable(Type.Integer()),
  mark: nullable(text(10)),
  ruleSays: text(2000),
})
export type TraceRowJson = Static<typeof traceRow>

const moment = closed({ on: localDate(), at: nullable(text(5)) })
const projection = closed({
  steps: listOf(closed({ on: localDate(), step: text(200) }), 100),
  cutOn: nullable(localDate()),
  stopsBecause: nullable(text(2000)),
})

export const decisionAnswer = closed({
  accountId: key(),
  collectionId: nullable(key()),
  service: text(40),
  moment,
  payment: nullable(amount()),
  pastDue: amount('Past due on that day and not disputed, after the payment asked about'),
  outcome: oneOf(['act', 'wait', 'stop']),
  earliest: nullable(moment),
  needs: listOf(text(100), 20),
  waitsForEvent: Type.Boolean(),
  seesProtections: Type.Boolean({ description: 'False: which protection of the household holds is left out' }),
  packs: listOf(closed({ pack: text(100), version: Type.Integer() }), 20),
  trace: listOf(traceRow, 200),
  projection: nullable(projection),
})
export type DecisionAnswerJson = Static<typeof decisionAnswer>

const act = closed({ act: oneOf(COLLECTION_ACTS), may: Type.Boolean(), because: nullable(text(500)) })
const contact = closed({
  id: serial(),
  channel: oneOf(NOTICE_CHANNELS),
  reached: oneOf(CONTACT_REACHED),
  leftDoorHanger: Type.Boolean(),
  offeredPrepayment: Type.Boolean(),
  on: localDate(),
  note: nullable(text(2000)),
  recordedBy: text(200),
})
const notice = closed({
  id: serial(),
  stage: oneOf(NOTICE_STAGES),
  recipient: oneOf(NOTICE_RECIPIENTS),
  party: nullable(text(200)),
  channel: oneOf(NOTICE_CHANNELS),
  messageId: nullable(serial()),
  issuedOn: nullable(localDate()),
  effectiveOn: nullable(localDate()),
  expiresOn: nullable(localDate()),
  delivery: oneOf(['unknown', 'delivered', 'failed']),
})

/** Service that is off, and how it comes back. */
const cut = closed({
  cutOn: localDate(),
  pastDue: amount(),
  workOrderId: nullable(key()),
  remoteCommandId: nullable(key()),
  restoreFrom: nullable(localDate()),
  restoreBy: nullable(localDate()),
  reconnectOrderId: nullable(key()),
  reconnectCommandId: nullable(key()),
  awaitsHome: Type.Boolean({ description: 'The meter turns it on once somebody is said to be at home' }),
  confirmations: listOf(closed({ saidBy: text(200), channel: oneOf(HOME_CHANNELS), on: localDate(), recordedBy: text(200) }), 50),
})

/** Everybody who must be told before a building of several dwellings is cut. */
const building = closed({
  citation: text(1000),
  says: text(2000),
  from: nullable(localDate('The day from which everybody has had their days; null: somebody is not told yet')),
  parties: listOf(
    closed({
      recipient: oneOf(BUILDING_RECIPIENTS),
      party: nullable(text(200)),
      name: text(200),
      channels: listOf(closed({ channel: oneOf(NOTICE_CHANNELS), days: Type.Integer() }), 10),
      count: oneOf(['calendar', 'business']),
      told: nullable(
        closed({ channel: oneOf(NOTICE_CHANNELS), on: localDate(), from: localDate(), recordedBy: nullable(text(200)) }),
      ),
    }),
    1000,
  ),
})
export type BuildingNoticeJson = Static<typeof building>

export const collectionPage = closed({
  ...record,
  version: Type.Integer(),
  agreementId: key(),
  servicePointId: key(),
  processId: text(200),
  strategy: listOf(closed({ step: text(200), act: text(40), isNext: Type.Boolean(), isDone: Type.Boolean() }), 50),
  steps: listOf(
    closed({
      stepNo: Type.Integer(),
      step: text(200),
      how: oneOf(['taken', 'passed_over', 'skipped', 'gone_back']),
      on: localDate(),
      pastDue: amount(),
      sentence: text(2000),
    }),
    500,
  ),
  notices: listOf(notice, 200),
  contacts: listOf(contact, 500),
  log: listOf(
    closed({ id: serial(), sentence: text(2000), businessDate: localDate(), actor: text(200), reason: nullable(text(2000)) }),
    1000,
  ),
  decisions: listOf(
    closed({
      id: serial(),
      askedAt: oneOf(['contact', 'notice', 'dispatch', 'cut']),
      on: localDate(),
      at: nullable(text(5)),
      outcome: oneOf(['act', 'wait', 'stop']),
      earliestOn: nullable(localDate()),
      decidedAt: timestamp(),
      trace: listOf(traceRow, 200),
    }),
    20,
  ),
  cut: nullable(cut),
  building: nullable(building),
  acts: listOf(act, 10),
})
export type CollectionPageJson = Static<typeof collectionPage>

const protection = {
  id: nullable(serial('Null for a mark on the customer, which is changed there')),
  accountId: key(),
  kind: oneOf(PROTECTION_KINDS),
  source: oneOf(PROTECTION_SOURCES),
  evidence: text(500),
  beginsOn: localDate(),
  endsOn: nullable(localDate()),
  programme: nullable(text(100)),
  amount: nullable(amount()),
  bornOn: nullable(localDate()),
  livesAlone: Type.Boolean(),
  cannotPayAndArranges: Type.Boolean(),
  renewsProtectionId: nullable(serial()),
  renewals: Type.Integer(),
  endedOn: nullable(localDate()),
  endedBy: nullable(text(200)),
  endReason: nullable(text(2000)),
  recordedOn: localDate(),
  recordedBy: text(200),
  reason: text(2000),
  isInForce: Type.Boolean(),
  mayRenew: Type.Boolean(),
}
export const protectionRecord = closed(protection)
export type ProtectionJson = Static<typeof protectionRecord>

export const protectionBody = {
  kind: oneOf(PROTECTION_KINDS),
  source: oneOf(PROTECTION_SOURCES),
  evidence: text(500, { min: 3 }),
  beginsOn: localDate(),
  endsOn: optional(nullable(localDate('The last day, as the evidence states it'))),
  programme: optional(nullable(text(100, { min: 1 }))),
  amount: optional(nullable(amount('Of a pledge'))),
  bornOn: optional(nullable(localDate('Of age and infants'))),
  livesAlone: optional(Type.Boolean()),
  cannotPayAndArranges: optional(Type.Boolean()),
  renewsProtectionId: optional(nullable(serial('The certificate it renews'))),
}

export const expiringProtection = closed({
  id: serial(),
  accountId: key(),
  customerName: text(400),
  kind: nullable(oneOf(PROTECTION_KINDS)),
  beginsOn: localDate(),
  endsOn: localDate(),
  hasCase: Type.Boolean(),
})
export type ExpiringProtectionJson = Static<typeof expiringProtection>

export const holdRecord = closed({
  id: serial(),
  scope: oneOf(HOLD_SCOPES),
  scopeValue: text(100),
  reason: text(2000),
  fromOn: localDate(),
  toOn: nullable(localDate()),
  placedBy: text(200),
  cases: Type.Integer({ minimum: 0 }),
  owed: amount(),
})
export type HoldJson = Static<typeof holdRecord>

const counted = { cases: Type.Integer({ minimum: 0 }), owed: amount() }
export const collectionsHome = closed({
  today: localDate(),
  pipeline: listOf(closed({ stage: text(200), state: oneOf(COLLECTION_STATES), ...counted }), 50),
  approvals: listOf(collectionRecord, 200),
  expiring: listOf(expiringProtection, 200),
  holds: listOf(holdRecord, 200),
  stops: listOf(stopRecord, 50),
  weather: nullable(
    closed({
      readOn: localDate(),
      source: text(200),
      low: nullable(text(8)),
      high: nullable(text(8)),
      isAdvised: Type.Boolean(),
    }),
  ),
})
export type CollectionsHomeJson = Static<typeof collectionsHome>

export const preview = closed({
  on: localDate(),
  isComplete: Type.Boolean({ description: 'False: more cases may come than were looked at' }),
  acts: listOf(closed({ act: text(40), ...counted }), 20),
  cases: listOf(closed({ id: key(), accountId: key(), step: text(200), act: text(40), pastDue: amount() }), 2000),
})
export type CollectionsPreviewJson = Static<typeof preview>

/** What is known of the weather, and what forbids every cut today. */
export const weatherPage = closed({
  today: localDate(),
  moratoria: listOf(
    closed({
      service: text(40),
      rule: text(100),
      says: text(2000),
      until: nullable(localDate()),
      citation: text(1000),
      ruleSays: text(2000),
    }),
    200,
  ),
  areas: listOf(
    closed({
      area: text(100),
      why: oneOf(['storm', 'hold']),
      name: text(2000),
      fromOn: localDate(),
      toOn: nullable(localDate()),
    }),
    1000,
  ),
  readings: listOf(
    closed({
      id: serial(),
      kind: oneOf(WEATHER_KINDS),
      on: localDate(),
      low: nullable(text(8)),
      high: nullable(text(8)),
      isAdvised: Type.Boolean(),
      source: text(200),
      readOn: localDate(),
      readAt: timestamp(),
      recordedBy: text(200),
    }),
    500,
  ),
})
export type WeatherPageJson = Static<typeof weatherPage>
