import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** Something a connection waits for. */
export interface WaitRow {
  readonly waitId: number
  readonly visit: number
  /** The stage, or `permit/CODE`. */
  readonly awaited: string
  readonly waitsFor: string
  /** A role. */
  readonly owner: string
  readonly reminds: 'customer' | 'staff'
  readonly begunOn: string
  readonly dueOn: string
  readonly reminded: number
  readonly escalatedOn: string | null
  readonly endedOn: string | null
  readonly endedHow: 'met' | 'overridden' | 'dropped' | null
}

const ROW = `wait_id as "waitId", visit, awaited, waits_for as "waitsFor", owner, reminds, begun_on as "begunOn", due_on as "dueOn", reminded,
  escalated_on as "escalatedOn", ended_on as "endedOn", ended_how as "endedHow"`

export type NewWait = Pick<WaitRow, 'visit' | 'awaited' | 'waitsFor' | 'owner' | 'reminds' | 'begunOn' | 'dueOn'>

export async function insertWait(tx: Transaction, connectionOrderId: string, wait: NewWait): Promise<void> {
  await tx.client.query(
    `insert into connection_waits (connection_order_id, visit, awaited, waits_for, owner, reminds, begun_on, due_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [connectionOrderId, wait.visit, wait.awaited, wait.waitsFor, wait.owner, wait.reminds, wait.begunOn, wait.dueOn],
  )
}

/** What it waits for now; what is due first comes first. */
export async function openWaits(db: Queryable, connectionOrderId: string): Promise<WaitRow[]> {
  const found = await db.query<WaitRow & Record<string, unknown>>(
    `select ${ROW} from connection_waits where connection_order_id = $1 and ended_on is null order by due_on, wait_id`,
    [connectionOrderId],
  )
  return found.rows
}

/** Every wait it had, in their order. */
export async function waitsOf(db: Queryable, connectionOrderId: string): Promise<WaitRow[]> {
  const found = await db.query<WaitRow & Record<string, unknown>>(
    `select ${ROW} from connection_waits where connection_order_id = $1 order by wait_id`,
    [connectionOrderId],
  )
  return found.rows
}

/** Ends the open waits, or the one for `awaited` alone. */
export async function endWaits(
  tx: Transaction,
  connectionOrderId: string,
  ended: { readonly on: string; readonly how: NonNullable<WaitRow['endedHow']>; readonly awaited?: string },
): Promise<void> {
  await tx.client.query(
    `update connection_waits set ended_on = $2, ended_how = $3
     where connection_order_id = $1 and ended_on is null and ($4::text is null or awaited = $4)`,
    [connectionOrderId, ended.on, ended.how, ended.awaited ?? null],
  )
}

export async function markReminded(tx: Transaction, waitId: number, reminded: number): Promise<void> {
  await tx.client.query('update connection_waits set reminded = $2 where wait_id = $1', [waitId, reminded])
}

export async function markEscalated(tx: Transaction, waitId: number, on: string): Promise<void> {
  await tx.client.query('update connection_waits set escalated_on = $2 where wait_id = $1', [waitId, on])
}

export interface NewWaitEvent {
  readonly waitId: number
  readonly event: 'remind' | 'escalate' | 'override'
  readonly number: number
  readonly onDate: string
  readonly taskId?: number
  readonly messageId?: number
  readonly reason?: string
  readonly recordedBy: string
}

export async function insertWaitEvent(tx: Transaction, event: NewWaitEvent): Promise<void> {
  await tx.client.query(
    `insert into connection_wait_events (wait_id, event, number, on_date, task_id, message_id, reason, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      event.waitId,
      event.event,
      event.number,
      event.onDate,
      event.taskId ?? null,
      event.messageId ?? null,
      event.reason ?? null,
      event.recordedBy,
    ],
  )
}

/** Closes the tasks that reminded of waits which are over. */
export async function closeWaitTasks(tx: Transaction, connectionOrderId: string, result: string): Promise<void> {
  await tx.client.query(
    `update tasks set state = 'done', closed_at = now(), closed_by = 'Penstock', result = $2
     where state in ('open', 'claimed') and task_id in
       (select e.task_id from connection_wait_events e join connection_waits w using (wait_id)
        where w.connection_order_id = $1 and w.ended_on is not null)`,
    [connectionOrderId, result],
  )
}
