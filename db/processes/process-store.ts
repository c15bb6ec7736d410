import type { Transaction } from '../transaction.js'

export interface ProcessState {
  readonly processId: string
  readonly kind: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly title: string
  readonly state: 'running' | 'waiting' | 'paused' | 'completed' | 'cancelled' | 'failed'
  readonly step: string
  readonly nextWakeOn?: string
  readonly waitsFor?: string
  /** Whose turn it is: a role, or a user id. */
  readonly owner?: string
  /** The business day until which the step should be over. */
  readonly dueOn?: string
  /** What it touches beside its subject; what is named once stays linked. */
  readonly links?: readonly ProcessLink[]
}

export interface ProcessLink {
  readonly subjectKind: string
  readonly subjectId: string
}

export interface ProcessStep {
  /** Business identity of the step, so that an activity run twice records it once. */
  readonly stepKey: string
  readonly sentence: string
  readonly businessDate: string
  readonly actor: string
  readonly reason?: string
}

/** Writes where a process stands and the step that brought it there, in the transaction of that step. A stuck process is no longer so. */
export async function recordStep(tx: Transaction, process: ProcessState, step: ProcessStep): Promise<void> {
  const ended = process.state === 'completed' || process.state === 'cancelled' || process.state === 'failed'
  await tx.client.query(
    `insert into processes (process_id, kind, subject_kind, subject_id, title, state, step, next_wake_on, waits_for, owner, due_on, started_by, ended_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, case when $13 then now() end)
     on conflict (process_id) do update set state = excluded.state, step = excluded.step, next_wake_on = excluded.next_wake_on,
       waits_for = excluded.waits_for, owner = excluded.owner, due_on = excluded.due_on, updated_at = now(), ended_at = excluded.ended_at,
       title = excluded.title, stuck_code = null, stuck_since = null`,
    [
      process.processId,
      process.kind,
      process.subjectKind,
      process.subjectId,
      process.title,
      process.state,
      process.step,
      process.nextWakeOn ?? null,
      process.waitsFor ?? null,
      process.owner ?? null,
      process.dueOn ?? null,
      step.actor,
      ended,
    ],
  )
  await insertStep(tx, process.processId, process.step, step)
  const links = process.links ?? []
  await tx.client.query(
    `insert into process_links (process_id, subject_kind, subject_id) select $1, * from unnest($2::text[], $3::text[]) on conflict do nothing`,
    [process.processId, links.map((link) => link.subjectKind), links.map((link) => link.subjectId)],
  )
}

async function insertStep(tx: Transaction, processId: string, name: string, step: ProcessStep): Promise<void> {
  await tx.client.query(
    `insert into process_steps (process_id, step_key, step, sentence, business_date, actor, reason) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (process_id, step_key) do nothing`,
    [processId, step.stepKey, name, step.sentence, step.businessDate, step.actor, step.reason ?? null],
  )
}

/**
 * Marks a process that cannot go on by itself: `code` and `message` say what refused its step. Marked again with the same code it
 * stays as it is. False where it has ended or is unknown.
 */
export async function markStuck(
  tx: Transaction,
  processId: string,
  failure: { readonly code: string; readonly message: string; readonly businessDate: string },
): Promise<boolean> {
  const found = await tx.client.query<{ step: string; stuck_code: string | null; steps: number }>(
    `select step, stuck_code, (select count(*) from process_steps s where s.process_id = p.process_id) as steps
     from processes p where process_id = $1 and ended_at is null for update`,
    [processId],
  )
  const process = found.rows[0]
  if (process === undefined) return false
  if (process.stuck_code === failure.code) return true
  await tx.client.query(
    `update processes set state = 'stuck', stuck_code = $2, stuck_since = now(), updated_at = now() where process_id = $1`,
    [processId, failure.code],
  )
  await insertStep(tx, processId, process.step, {
    stepKey: `stuck/${process.steps}`,
    sentence: `It cannot go on by itself (${failure.code}): ${failure.message}`,
    businessDate: failure.businessDate,
    actor: 'Penstock',
  })
  return true
}

/** Shows the day on which a process that has nothing to do looks by itself. It goes on again, so it is stuck no more. */
export async function noteWait(tx: Transaction, processId: string, until: string | null): Promise<void> {
  await tx.client.query(
    `update processes set next_wake_on = $2, state = case state when 'stuck' then 'waiting' else state end, stuck_code = null,
       stuck_since = null, updated_at = now()
     where process_id = $1 and (next_wake_on is distinct from $2::date or state = 'stuck')`,
    [processId, until],
  )
}
