import { type Static, Type } from 'typebox'
import { closed, listOf, localDate, nullable, oneOf, serial, text, timestamp } from '../fields.js'

const PROCESS_STATES = ['running', 'waiting', 'paused', 'stuck', 'completed', 'cancelled', 'failed'] as const

const facts = {
  /** The id of its workflow. */
  id: text(200),
  kind: text(64),
  subjectKind: text(64),
  subjectId: text(200),
  title: text(200),
  state: oneOf(PROCESS_STATES),
  /** Where it stands, as the process names it. */
  step: text(64),
  /** Business date on which it looks by itself. */
  nextWakeOn: nullable(localDate()),
  /** What would wake it: "approval". */
  waitsFor: nullable(text(500)),
  startedBy: text(200),
  startedAt: timestamp(),
  updatedAt: timestamp(),
  endedAt: nullable(timestamp()),
  /** Whose turn it is: a role, or a user id. */
  owner: nullable(text(64)),
  /** Where the owner is one person. */
  ownerName: nullable(text(200)),
  /** The business day until which the step should be over. */
  dueOn: nullable(localDate()),
  /** Days after that day; null where it is not overdue. */
  daysOverdue: nullable(Type.Integer()),
  /** Of a stuck one: the code of what refused its step. */
  stuckCode: nullable(text(64)),
  stuckSince: nullable(timestamp()),
}

/** A process as a list shows it. */
export const processRecord = closed(facts)
export type ProcessRecordJson = Static<typeof processRecord>

const processStep = closed({
  id: serial(),
  step: text(64),
  sentence: text(2000),
  businessDate: localDate(),
  actor: text(200),
  reason: nullable(text(500)),
  recordedAt: timestamp(),
})
export type ProcessStepJson = Static<typeof processStep>

const processAct = closed({
  act: text(64),
  label: text(100),
  permission: text(64),
  /** `post`: `path` below `/api/v1`; `page`: a page of the console where it is done. */
  how: oneOf(['post', 'page']),
  path: text(300),
  needsReason: Type.Boolean(),
  isDangerous: Type.Boolean(),
  /** What it will do, in sentences. */
  consequence: text(1000),
  /** False where the person who asks may not. */
  isAllowed: Type.Boolean(),
  /** Why it cannot be done now, or not by the person who asks; null where it can. */
  disabledReason: nullable(text(1000)),
})
export type ProcessActJson = Static<typeof processAct>

/** One process with its history and what may be done. */
export const processPage = closed({
  ...facts,
  steps: listOf(processStep, 10_000),
  mayDo: listOf(processAct, 20),
  /** Path in the console of what the process is about. */
  subjectPath: nullable(text(300)),
  /** Everything it touched beside its subject, oldest first; the first thousand. */
  links: listOf(closed({ subjectKind: text(64), subjectId: text(200), path: nullable(text(300)) }), 1_000),
  /** Temporal's own page of the workflow, where its web UI is configured. */
  temporalUrl: nullable(text(1000)),
})
export type ProcessPageJson = Static<typeof processPage>

/** What a rebuild did. */
export const rebuiltProcesses = closed({
  /** Processes that have not ended. */
  open: Type.Integer(),
  /** Those without a workflow, begun again now. */
  begun: listOf(closed({ processId: text(200), kind: text(64), title: text(200) }), 5_000),
  /** Those without a workflow that nothing says how to begin. */
  unknown: listOf(text(200), 5_000),
  /** Not looked at yet: ask again. */
  left: Type.Integer(),
})
export type RebuiltProcessesJson = Static<typeof rebuiltProcesses>
