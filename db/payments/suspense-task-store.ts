import type pg from 'pg'

/** A payment that waits for somebody to say whose it is. */
export interface SuspenseTask {
  readonly paymentId: number
  readonly title: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly dueOn: string
}

const keyOf = (paymentId: number): string => `suspense/${paymentId}`

/** Puts payments into the suspense queue, each once. */
export async function openSuspenseTasks(client: pg.PoolClient, tasks: readonly SuspenseTask[], createdBy: string): Promise<void> {
  if (tasks.length === 0) return
  await client.query(
    `insert into tasks (task_key, queue, title, subject_kind, subject_id, facts, due_on, created_by)
     select t.key, 'suspense', t.title, 'payment', t.id, t.facts, t.due_on, $6
       from unnest($1::text[], $2::text[], $3::text[], $4::jsonb[], $5::date[]) as t (key, title, id, facts, due_on)
     on conflict (task_key) do nothing`,
    [
      tasks.map((task) => keyOf(task.paymentId)),
      tasks.map((task) => task.title),
      tasks.map((task) => String(task.paymentId)),
      tasks.map((task) => JSON.stringify(task.facts)),
      tasks.map((task) => task.dueOn),
      createdBy,
    ],
  )
}

/** Takes a payment out of the queue with what became of it. */
export async function closeSuspenseTask(
  client: pg.PoolClient,
  paymentId: number,
  result: string,
  closedBy: string,
): Promise<void> {
  await client.query(
    `update tasks set state = 'done', closed_at = now(), closed_by = $2, result = $3 where task_key = $1 and state in ('open', 'claimed')`,
    [keyOf(paymentId), closedBy, result],
  )
}
