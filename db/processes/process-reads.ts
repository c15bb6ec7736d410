import type { Queryable } from '../pool.js'

/** A process as a list shows it. */
export interface ProcessRecord {
  readonly processId: string
  readonly kind: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly title: string
  readonly state: 'running' | 'waiting' | 'paused' | 'completed' | 'cancelled' | 'failed'
  readonly step: string
  readonly nextWakeOn: string | null
  readonly waitsFor: string | null
  readonly startedBy: string
  readonly startedAt: Date
  readonly updatedAt: Date
  readonly endedAt: Date | null
}

export interface ProcessStepRecord {
  readonly stepId: number
  readonly stepKey: string
  readonly step: string
  readonly sentence: string
  readonly businessDate: string
  readonly actor: string
  readonly reason: string | null
  readonly recordedAt: Date
}

export interface ProcessFilter {
  readonly kind?: string
  readonly states?: readonly string[]
  readonly subjectKind?: string
  readonly subjectId?: string
  /** Only those that have not ended. */
  readonly isOpen?: boolean
  /** Part of the title, the subject or the workflow id. */
  readonly text?: string
}

export const PROCESS_SORTS = ['processId', 'kind', 'state', 'title', 'nextWakeOn', 'startedAt', 'updatedAt', 'endedAt'] as const
export type ProcessSort = (typeof PROCESS_SORTS)[number]

const COLUMN: Record<ProcessSort, string> = {
  processId: 'process_id',
  kind: 'kind',
  state: 'state',
  title: 'title',
  nextWakeOn: 'next_wake_on',
  startedAt: 'started_at',
  updatedAt: 'updated_at',
  endedAt: 'ended_at',
}

const FIELDS = `process_id as "processId", kind, subject_kind as "subjectKind", subject_id as "subjectId", title, state, step,
  next_wake_on as "nextWakeOn", waits_for as "waitsFor", started_by as "startedBy", started_at as "startedAt",
  updated_at as "updatedAt", ended_at as "endedAt"`

const MATCHES = `($1::text is null or kind = $1) and ($2::text[] is null or state = any ($2))
  and ($3::text is null or subject_kind = $3) and ($4::text is null or subject_id = $4)
  and (not $5 or ended_at is null)
  and ($6::text is null or strpos(lower(title || ' ' || subject_id || ' ' || process_id), lower($6)) > 0)`

/** Processes that match, newest change first unless told otherwise, and how many there are in all. */
export async function listProcesses(
  db: Queryable,
  query: { filter: ProcessFilter; sort?: ProcessSort; descending?: boolean; offset: number; limit: number },
): Promise<{ rows: ProcessRecord[]; total: number }> {
  const { filter } = query
  const values = [
    filter.kind ?? null,
    filter.states ?? null,
    filter.subjectKind ?? null,
    filter.subjectId ?? null,
    filter.isOpen ?? false,
    filter.text ?? null,
  ]
  const direction = (query.descending ?? query.sort === undefined) ? 'desc nulls last' : 'asc nulls last'
  const rows = await db.query<ProcessRecord>(
    `select ${FIELDS} from processes where ${MATCHES} order by ${COLUMN[query.sort ?? 'updatedAt']} ${direction}, process_id limit $7 offset $8`,
    [...values, query.limit, query.offset],
  )
  const counted = await db.query<{ total: number }>(`select count(*) as total from processes where ${MATCHES}`, values)
  return { rows: rows.rows, total: counted.rows[0]?.total ?? 0 }
}

/** One process with its steps, oldest first; undefined where there is none of that id. */
export async function findProcess(db: Queryable, processId: string): Promise<{ process: ProcessRecord; steps: ProcessStepRecord[] } | undefined> {
  const found = await db.query<ProcessRecord>(`select ${FIELDS} from processes where process_id = $1`, [processId])
  const process = found.rows[0]
  if (process === undefined) return undefined
  const steps = await db.query<ProcessStepRecord>(
    `select step_id as "stepId", step_key as "stepKey", step, sentence, business_date as "businessDate", actor, reason,
       recorded_at as "recordedAt"
     from process_steps where process_id = $1 order by step_id`,
    [processId],
  )
  return { process, steps: steps.rows }
}
