import { type Static, Type } from 'typebox'
import { APPLICABLE_SERVICES, APPLICATION_FILE_KINDS, APPLICATION_KINDS } from '../../domain/applications/application-kinds.js'
import { STAFF_ACTS } from '../../domain/applications/application-acts.js'
import { DUPLICATE_REASONS } from '../../domain/customers/duplicates.js'
import { closed, key, listOf, localDate, nullable, oneOf, serial, text, timestamp } from '../fields.js'
import { previewAnswer } from '../services/request-contract.js'

export const SENT_STATES = ['submitted', 'asked', 'accepted', 'refused', 'withdrawn', 'expired'] as const

const record = {
  id: key(),
  kind: oneOf(APPLICATION_KINDS),
  state: oneOf(SENT_STATES),
  applicant: text(400),
  address: text(600),
  premiseId: nullable(key()),
  services: listOf(oneOf(APPLICABLE_SERVICES), 20),
  startOn: nullable(localDate()),
  submittedOn: localDate(),
  submittedAt: timestamp(),
  dueOn: nullable(localDate()),
  isOverdue: Type.Boolean(),
  closedOn: nullable(localDate()),
  files: Type.Integer(),
  requestId: nullable(key()),
  connectionId: nullable(key()),
}
export const applicationRecord = closed(record)
export type ApplicationRecordJson = Static<typeof applicationRecord>

/** What accepting would do, or why it cannot be done as it stands. */
const plan = closed({
  refusal: nullable(closed({ code: text(60), message: text(1000) })),
  preview: nullable(previewAnswer),
})
export const applicationPlan = plan
export type ApplicationPlanJson = Static<typeof plan>

export const applicationPage = closed({
  ...record,
  version: Type.Integer(),
  language: text(2),
  customerKind: nullable(oneOf(['person', 'organisation'])),
  email: nullable(text(254)),
  phone: nullable(text(30)),
  dateOfBirth: nullable(localDate()),
  identifier: nullable(closed({ kind: text(40), lastCharacters: text(10), isKept: Type.Boolean() })),
  mail: nullable(text(600)),
  delivery: nullable(oneOf(['email', 'post'])),
  note: nullable(text(2000)),
  consentWording: nullable(text(2000)),
  consentedAt: nullable(timestamp()),
  askedFor: listOf(oneOf(APPLICATION_FILE_KINDS), 10),
  askedText: nullable(text(2000)),
  refusalText: nullable(text(2000)),
  remindedOn: nullable(localDate()),
  emptiedOn: nullable(localDate()),
  customerId: nullable(key()),
  documents: listOf(
    closed({
      fileId: serial(),
      kind: oneOf(APPLICATION_FILE_KINDS),
      name: text(255),
      mediaType: text(100),
      sizeBytes: Type.Integer(),
      sentAt: timestamp(),
    }),
    20,
  ),
  lookalikes: listOf(
    closed({
      id: key(),
      name: text(400),
      accounts: Type.Integer(),
      customerSince: localDate(),
      reasons: listOf(oneOf(DUPLICATE_REASONS), 10),
    }),
    100,
  ),
  /** Of an application that waits for a decision about a place that is known. */
  plan: nullable(plan),
  log: listOf(
    closed({
      id: serial(),
      act: text(40),
      sentence: text(1000),
      body: nullable(text(4000)),
      businessDate: localDate(),
      actor: text(200),
      recordedAt: timestamp(),
    }),
    500,
  ),
  mayDo: listOf(closed({ act: oneOf(STAFF_ACTS), disabledReason: nullable(text(500)) }), 10),
})
export type ApplicationPageJson = Static<typeof applicationPage>
