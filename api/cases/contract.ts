import { type Static, Type } from 'typebox'
import { CASE_OUTCOMES } from '../../domain/cases/case-acts.js'
import { CASE_KINDS } from '../../domain/cases/case-types.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, serial, text, timestamp } from '../fields.js'

export const CASE_STATES = ['open', 'working', 'waiting', 'closed'] as const

const record = {
  id: serial(),
  typeCode: text(40),
  typeName: text(200),
  kind: oneOf(CASE_KINDS),
  accountId: key(),
  customerId: key(),
  customerName: text(400),
  summary: text(500),
  state: oneOf(CASE_STATES),
  ownerId: nullable(text(100)),
  ownerName: nullable(text(200)),
  openedOn: localDate(),
  openedAt: timestamp(),
  dueOn: localDate(),
  /** What its type promises. */
  businessDays: Type.Integer({ minimum: 1 }),
  /** Until it is due: 0 on the last day, negative once it is late; stands still while it waits; null once it is closed. */
  businessDaysLeft: nullable(Type.Integer()),
  waitingSince: nullable(localDate()),
  escalatedOn: nullable(localDate()),
  closedOn: nullable(localDate()),
  outcome: nullable(oneOf(CASE_OUTCOMES)),
  disputed: nullable(amount()),
  isOverdue: Type.Boolean(),
}

export const caseRecord = closed(record)
export type CaseRecordJson = Static<typeof caseRecord>

export const casePage = closed({
  ...record,
  log: listOf(
    closed({
      id: serial(),
      act: text(40),
      sentence: text(1000),
      body: nullable(text(20_000)),
      businessDate: localDate(),
      actor: text(200),
      recordedAt: timestamp(),
    }),
    500,
  ),
  links: listOf(closed({ subjectKind: text(40), subjectId: text(100), path: nullable(text(200)) }), 100),
  /** What the account's disputes hold in all. */
  accountDisputed: amount(),
  holdsCollection: Type.Boolean(),
})
export type CasePageJson = Static<typeof casePage>

export const caseType = closed({
  code: text(40),
  name: text(200),
  kind: oneOf(CASE_KINDS),
  businessDays: Type.Integer({ minimum: 1 }),
  holdsCollection: Type.Boolean(),
})
export type CaseTypeJson = Static<typeof caseType>
