import { type Static, Type } from 'typebox'
import { closed, key, listOf, localDate, nullable, oneOf, serial, text, timestamp } from '../fields.js'

const count = () => Type.Integer({ minimum: 0 })

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
  /** The queue it came from, and the day it went to the supervisors. */
  escalatedFrom: nullable(text(60)),
  escalatedOn: nullable(localDate()),
  /** Days after `dueOn`; null where it is not overdue. */
  daysOverdue: nullable(Type.Integer()),
})
export type TaskRecordJson = Static<typeof taskRecord>

/** How a work queue stands, and what it promises. */
export const taskQueue = closed({
  queue: text(60),
  waiting: count(),
  /** Taken by nobody. */
  unclaimed: count(),
  dueToday: count(),
  overdue: count(),
  nextDueOn: nullable(localDate()),
  oldestSince: nullable(timestamp()),
  /** Business days within which its tasks are to be done; null where it promises nothing. */
  dueInBusinessDays: nullable(count()),
  escalateAfterBusinessDays: nullable(count()),
})
export type TaskQueueJson = Static<typeof taskQueue>

/** Somebody who may be given a task. */
export const assignee = closed({ id: text(64), name: text(200), roles: listOf(text(40), 20) })
export type AssigneeJson = Static<typeof assignee>

/** What became of one task of several. */
export const workedTask = closed({
  taskId: serial(),
  isDone: Type.Boolean(),
  code: nullable(text(64)),
  message: nullable(text(1000)),
})
export type WorkedTaskJson = Static<typeof workedTask>
