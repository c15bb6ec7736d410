import { type Static, Type } from 'typebox'
import { closed, key, localDate, nullable, oneOf, serial, text, timestamp } from '../fields.js'

export const TASK_STATES = ['open', 'claimed', 'done', 'cancelled'] as const

/** Work queues that a person may put a task into; processes of Penstock add to these and to their own. */
export const TASK_QUEUES = ['call_back', 'field_check', 'billing_question', 'complaint', 'data_correction', 'other'] as const

export const taskRecord = closed({
  id: serial(),
  queue: text(60),
  title: text(300),
  accountId: nullable(key()),
  customerName: nullable(text(400)),
  subjectKind: nullable(text(60)),
  subjectId: nullable(text(200)),
  /** Page of the console that shows what it is about. */
  subjectPath: nullable(text(300)),
  facts: Type.Record(Type.String({ maxLength: 100 }), Type.Unknown()),
  dueOn: nullable(localDate()),
  state: oneOf(TASK_STATES),
  claimedBy: nullable(text(64)),
  claimedByName: nullable(text(200)),
  createdAt: timestamp(),
  createdBy: text(200),
  closedAt: nullable(timestamp()),
  closedBy: nullable(text(200)),
  result: nullable(text(2000)),
})
export type TaskRecordJson = Static<typeof taskRecord>
