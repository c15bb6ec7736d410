import type pg from 'pg'
import type { Transaction } from '../transaction.js'

/** A signal to a workflow; with `start` the workflow is begun first where it does not run. */
export interface OutboxEvent {
  readonly workflowId: string
  readonly signal: string
  readonly payload?: Record<string, unknown>
  readonly start?: { readonly type: string; readonly input: Record<string, unknown> }
}

/** The channel on which the relay is told that something waits. */
export const OUTBOX_CHANNEL = 'penstock_outbox'

/** Asks the relay to signal a workflow once this transaction has committed. The signal is a hint: the workflow re-reads. */
export async function enqueueSignal(tx: Pick<Transaction, 'client'>, event: OutboxEvent): Promise<void> {
  await tx.client.query(
    'insert into outbox (workflow_id, workflow_type, workflow_input, signal, payload) values ($1, $2, $3, $4, $5)',
    [
      event.workflowId,
      event.start?.type ?? null,
      event.start === undefined ? null : JSON.stringify(event.start.input),
      event.signal,
      JSON.stringify(event.payload ?? {}),
    ],
  )
  await tx.client.query(`notify ${OUTBOX_CHANNEL}`)
}

/** Wakes every process that has not ended: the business date moved, or something they all wait for. */
export async function enqueueWakeOfAll(tx: Pick<Transaction, 'client'>): Promise<void> {
  await tx.client.query(
    `insert into outbox (workflow_id, signal) select process_id, 'wake' from processes where ended_at is null order by process_id`,
  )
  await tx.client.query(`notify ${OUTBOX_CHANNEL}`)
}

/** Wakes every process that stands at a step of this name: what they all wait for has changed. */
export async function enqueueWakeOfStep(tx: Pick<Transaction, 'client'>, step: string): Promise<void> {
  const woken = await tx.client.query(
    `insert into outbox (workflow_id, signal) select process_id, 'wake' from processes where ended_at is null and step = $1
     order by process_id`,
    [step],
  )
  if (woken.rowCount !== 0) await tx.client.query(`notify ${OUTBOX_CHANNEL}`)
}

/** Wakes every process that has not ended and touches one of these subjects: a payment of the account, a read of the meter's place. */
export async function enqueueWakeOfLinked(
  client: pg.PoolClient,
  subjectKind: string,
  subjectIds: readonly string[],
): Promise<void> {
  const woken = await client.query(
    `insert into outbox (workflow_id, signal) select distinct l.process_id, 'wake' from process_links l join processes p using (process_id)
     where l.subject_kind = $1 and l.subject_id = any($2) and p.ended_at is null order by l.process_id`,
    [subjectKind, subjectIds],
  )
  if (woken.rowCount !== 0) await client.query(`notify ${OUTBOX_CHANNEL}`)
}

export interface UndeliveredEvent extends OutboxEvent {
  readonly eventId: number
}

/** The oldest undelivered events, locked for this relay alone: a second relay takes the next ones. */
export async function takeUndelivered(client: pg.PoolClient, limit: number): Promise<UndeliveredEvent[]> {
  const found = await client.query<{
    event_id: number
    workflow_id: string
    workflow_type: string | null
    workflow_input: Record<string, unknown> | null
    signal: string
    payload: Record<string, unknown>
  }>(
    `select event_id, workflow_id, workflow_type, workflow_input, signal, payload from outbox
     where delivered_at is null order by event_id limit $1 for update skip locked`,
    [limit],
  )
  return found.rows.map((row) => ({
    eventId: row.event_id,
    workflowId: row.workflow_id,
    signal: row.signal,
    payload: row.payload,
    ...(row.workflow_type === null ? {} : { start: { type: row.workflow_type, input: row.workflow_input ?? {} } }),
  }))
}

export async function markDelivered(client: pg.PoolClient, eventIds: readonly number[]): Promise<void> {
  await client.query(
    'update outbox set delivered_at = now(), attempts = attempts + 1, last_error = null where event_id = any($1::bigint[])',
    [eventIds],
  )
}

export async function markFailed(client: pg.PoolClient, eventId: number, error: string): Promise<void> {
  await client.query('update outbox set attempts = attempts + 1, last_error = $2 where event_id = $1', [
    eventId,
    error.slice(0, 500),
  ])
}
