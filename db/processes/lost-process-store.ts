import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'
import { OUTBOX_CHANNEL } from './outbox-store.js'

/** Ids of the processes that have not ended and whose start has reached Temporal, as far as the register knows. */
export async function openProcessIds(db: Queryable): Promise<string[]> {
  const found = await db.query<{ process_id: string }>(
    `select process_id from processes p where ended_at is null
       and not exists (select from outbox o where o.workflow_id = p.process_id and o.workflow_type is not null and o.delivered_at is null)
     order by process_id`,
  )
  return found.rows.map((row) => row.process_id)
}

/** Which of these workflows are registered as processes, and when those that have ended did. */
export async function registeredProcesses(db: Queryable, workflowIds: readonly string[]): Promise<Map<string, Date | null>> {
  const found = await db.query<{ process_id: string; ended_at: Date | null }>(
    'select process_id, ended_at from processes where process_id = any($1)',
    [workflowIds],
  )
  return new Map(found.rows.map((row) => [row.process_id, row.ended_at]))
}

export interface BegunAgain {
  readonly processId: string
  readonly kind: string
  readonly title: string
}

/** One at a time: two that look at once would begin the same process twice, which harms nothing but reads badly. */
const BEGIN_AGAIN_LOCK = 706_1001

/**
 * Asks the relay to begin these processes again as they were begun last, and notes it among their steps. Left out are those that have
 * ended meanwhile, whose start waits for the relay, that were begun after `begunBefore`, and whose start is not known.
 */
export async function beginAgain(
  tx: Transaction,
  processIds: readonly string[],
  by: { readonly begunBefore: Date; readonly actor: string; readonly reason?: string; readonly businessDate: string },
): Promise<BegunAgain[]> {
  await tx.client.query('select pg_advisory_xact_lock($1)', [BEGIN_AGAIN_LOCK])
  const begun = await tx.client.query<{ processId: string; kind: string; title: string; step: string; eventId: number }>(
    `with lost as (
       select p.process_id, p.kind, p.title, p.step, o.workflow_type, o.workflow_input, o.signal
       from processes p join lateral (
         select workflow_type, workflow_input, signal, created_at, delivered_at from outbox
         where workflow_id = p.process_id and workflow_type is not null order by event_id desc limit 1) o on true
       where p.process_id = any($1) and p.ended_at is null and o.delivered_at is not null and o.created_at <= $2
     ), asked as (
       insert into outbox (workflow_id, workflow_type, workflow_input, signal)
       select process_id, workflow_type, workflow_input, signal from lost order by process_id returning event_id, workflow_id
     )
     select lost.process_id as "processId", kind, title, step, event_id as "eventId"
     from lost join asked on workflow_id = process_id order by process_id`,
    [processIds, by.begunBefore],
  )
  await tx.client.query(
    `insert into process_steps (process_id, step_key, step, sentence, business_date, actor, reason)
     select id, 'begun-again/' || event, step, 'Its workflow was gone. It is begun again from here; nothing that was done is done twice.', $4, $5, $6
     from unnest($1::text[], $2::bigint[], $3::text[]) as lost (id, event, step)`,
    [
      begun.rows.map((row) => row.processId),
      begun.rows.map((row) => row.eventId),
      begun.rows.map((row) => row.step),
      by.businessDate,
      by.actor,
      by.reason ?? null,
    ],
  )
  await tx.client.query(`notify ${OUTBOX_CHANNEL}`)
  return begun.rows.map(({ processId, kind, title }) => ({ processId, kind, title }))
}
