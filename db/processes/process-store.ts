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
}

export interface ProcessStep {
  /** Business identity of the step, so that an activity run twice records it once. */
  readonly stepKey: string
  readonly sentence: string
  readonly businessDate: string
  readonly actor: string
  readonly reason?: string
}

/** Writes where a process stands and the step that brought it there, in the transaction of that step. */
export async function recordStep(tx: Transaction, process: ProcessState, step: ProcessStep): Promise<void> {
  const ended = process.state === 'completed' || process.state === 'cancelled' || process.state === 'failed'
  await tx.client.query(
    `insert into processes (process_id, kind, subject_kind, subject_id, title, state, step, next_wake_on, waits_for, started_by, ended_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, case when $11 then now() end)
     on conflict (process_id) do update set state = excluded.state, step = excluded.step, next_wake_on = excluded.next_wake_on,
       waits_for = excluded.waits_for, updated_at = now(), ended_at = excluded.ended_at, title = excluded.title`,
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
      step.actor,
      ended,
    ],
  )
  await tx.client.query(
    `insert into process_steps (process_id, step_key, step, sentence, business_date, actor, reason) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (process_id, step_key) do nothing`,
    [process.processId, step.stepKey, process.step, step.sentence, step.businessDate, step.actor, step.reason ?? null],
  )
}
