import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export interface NewTask {
  /** Business identity: creating it again changes nothing. */
  readonly taskKey: string
  readonly queue: string
  readonly title: string
  readonly accountId: string | null
  readonly subjectKind: string | null
  readonly subjectId: string | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly dueOn: string | null
  readonly createdBy: string
}

/** Adds a task, or finds the one of the same key. Returns its id. */
export async function insertTask(tx: Transaction, task: NewTask): Promise<number> {
  const added = await tx.client.query<{ task_id: number }>(
    `insert into tasks (task_key, queue, title, account_id, subject_kind, subject_id, facts, due_on, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (task_key) do update set task_key = excluded.task_key returning task_id`,
    [
      task.taskKey,
      task.queue,
      task.title,
      task.accountId,
      task.subjectKind,
      task.subjectId,
      JSON.stringify(task.facts),
      task.dueOn,
      task.createdBy,
    ],
  )
  return (added.rows[0] as { task_id: number }).task_id
}

/** Which of these keys have a task, open or not. */
export async function knownTaskKeys(db: Queryable, taskKeys: readonly string[]): Promise<Set<string>> {
  const found = await db.query<{ task_key: string }>('select task_key from tasks where task_key = any($1)', [taskKeys])
  return new Set(found.rows.map((row) => row.task_key))
}

export interface LockedTask {
  readonly taskId: number
  readonly title: string
  readonly state: 'open' | 'claimed' | 'done' | 'cancelled'
  readonly claimedBy: string | null
  readonly claimedByName: string | null
}

/** The task, locked until the transaction ends. */
export async function lockTask(tx: Transaction, taskId: number): Promise<LockedTask | undefined> {
  const found = await tx.client.query<LockedTask>(
    `select t.task_id as "taskId", t.title, t.state, t.claimed_by as "claimedBy", u.name as "claimedByName"
     from tasks t left join users u on u.user_id = t.claimed_by where t.task_id = $1 for update of t`,
    [taskId],
  )
  return found.rows[0]
}

export async function saveClaim(tx: Transaction, taskId: number, claimedBy: string | null): Promise<void> {
  await tx.client.query('update tasks set state = $2, claimed_by = $3 where task_id = $1', [
    taskId,
    claimedBy === null ? 'open' : 'claimed',
    claimedBy,
  ])
}

export async function saveClosed(
  tx: Transaction,
  task: { taskId: number; state: 'done' | 'cancelled'; closedBy: string; result: string },
): Promise<void> {
  await tx.client.query('update tasks set state = $2, closed_at = now(), closed_by = $3, result = $4 where task_id = $1', [
    task.taskId,
    task.state,
    task.closedBy,
    task.result,
  ])
}
