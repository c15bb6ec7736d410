import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'

/** A process as a list shows it. */
export type ProcessRecord = {
  /** The id of its workflow. */
  readonly id: string
  readonly kind: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly title: string
  readonly state: 'running' | 'waiting' | 'paused' | 'stuck' | 'completed' | 'cancelled' | 'failed'
  readonly step: string
  readonly nextWakeOn: string | null
  readonly waitsFor: string | null
  readonly startedBy: string
  readonly startedAt: Date
  readonly updatedAt: Date
  readonly endedAt: Date | null
  readonly owner: string | null
  /** Where the owner is one person. */
  readonly ownerName: string | null
  readonly dueOn: string | null
  /** Days after `dueOn` by the business date; null where it is not overdue. */
  readonly daysOverdue: number | null
  readonly stuckCode: string | null
  readonly stuckSince: Date | null
}

export interface ProcessStepRecord {
  readonly id: number
  readonly stepKey: string
  readonly step: string
  readonly sentence: string
  readonly businessDate: string
  readonly actor: string
  readonly reason: string | null
  readonly recordedAt: Date
}

/** What processes may be sorted and filtered by; `isOpen` are those that have not ended. */
export const PROCESS_COLUMNS: ListColumns = {
  sortable: {
    id: 'process_id',
    kind: 'kind',
    title: 'title',
    state: 'state',
    nextWakeOn: 'next_wake_on',
    dueOn: 'due_on',
    startedAt: 'started_at',
    updatedAt: 'updated_at',
    endedAt: 'ended_at',
  },
  filterable: {
    id: { sql: 'process_id', type: 'text', match: 'equals' },
    kind: { sql: 'kind', type: 'text', match: 'equals' },
    state: { sql: 'state', type: 'text', match: 'equals' },
    subjectKind: { sql: 'subject_kind', type: 'text', match: 'equals' },
    subjectId: { sql: 'subject_id', type: 'text', match: 'equals' },
    owner: { sql: 'owner', type: 'text', match: 'equals' },
    dueTo: { sql: 'due_on', type: 'date', match: 'to' },
    /** Past the day until which its step should be over. */
    isOverdue: { sql: `(ended_at is null and coalesce(due_on < ${BUSINESS_DATE_SQL}, false))`, type: 'boolean', match: 'equals' },
    isOpen: { sql: '(ended_at is null)', type: 'boolean', match: 'equals' },
    q: { sql: "title || ' ' || subject_id || ' ' || process_id", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'updatedAt', direction: 'desc' },
  tieBreaker: 'process_id',
}

const FIELDS = `process_id as "id", kind, subject_kind as "subjectKind", subject_id as "subjectId", title, state, step,
  next_wake_on as "nextWakeOn", waits_for as "waitsFor", started_by as "startedBy", started_at as "startedAt",
  updated_at as "updatedAt", ended_at as "endedAt", owner, due_on as "dueOn", stuck_code as "stuckCode", stuck_since as "stuckSince",
  (select name from users where user_id = owner) as "ownerName",
  (select case when due_on < today then today - due_on end from (select ${BUSINESS_DATE_SQL} as today) as dates where ended_at is null) as "daysOverdue"`

/** One page of the processes that match. */
export function listProcesses(db: Queryable, window: ListWindow): Promise<ListPage<ProcessRecord>> {
  return readWindow<ProcessRecord>(db, window, { select: FIELDS, from: 'processes' })
}

/** One process with its steps, oldest first; undefined where there is none of that id. */
export async function findProcess(
  db: Queryable,
  processId: string,
): Promise<{ process: ProcessRecord; steps: ProcessStepRecord[] } | undefined> {
  const found = await db.query<ProcessRecord>(`select ${FIELDS} from processes where process_id = $1`, [processId])
  const process = found.rows[0]
  if (process === undefined) return undefined
  const steps = await db.query<ProcessStepRecord>(
    `select step_id as "id", step_key as "stepKey", step, sentence, business_date as "businessDate", actor, reason,
       recorded_at as "recordedAt"
     from process_steps where process_id = $1 order by step_id`,
    [processId],
  )
  return { process, steps: steps.rows }
}

export interface LinkRecord {
  readonly subjectKind: string
  readonly subjectId: string
}

/** What a process touched beside its subject, in the order it did. */
export async function linksOfProcess(db: Queryable, processId: string): Promise<LinkRecord[]> {
  const found = await db.query<LinkRecord>(
    `select subject_kind as "subjectKind", subject_id as "subjectId" from process_links where process_id = $1
     order by linked_at, subject_kind, subject_id limit 1000`,
    [processId],
  )
  return found.rows
}

/** The kinds of processes there have been, in order. */
export async function processKinds(db: Queryable): Promise<string[]> {
  // A loose index scan: processes are many, their kinds few.
  const found = await db.query<{ kind: string }>(
    `with recursive seen as (
       (select kind from processes order by kind limit 1)
       union all
       select (select kind from processes where kind > seen.kind order by kind limit 1) from seen where seen.kind is not null
     )
     select kind from seen where kind is not null`,
  )
  return found.rows.map((row) => row.kind)
}

/** What was done last in a process, and by whom. */
export async function lastStepOf(db: Queryable, processId: string): Promise<{ actor: string; sentence: string } | undefined> {
  const found = await db.query<{ actor: string; sentence: string }>(
    'select actor, sentence from process_steps where process_id = $1 order by step_id desc limit 1',
    [processId],
  )
  return found.rows[0]
}
