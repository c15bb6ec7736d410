import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'
import { loadQueueRules } from './queue-rules.js'
import { dueByServiceLevel } from '../../domain/tasks/service-level.js'

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

/** Adds a task, or finds the one of the same key. Without a day of its own it is due as its queue promises. Returns its id. */
export async function insertTask(tx: Transaction, task: NewTask): Promise<number> {
  const dueOn = task.dueOn ?? (await dueOfQueue(tx.client, task.queue))
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
      dueOn,
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
  readonly queue: string
  readonly title: string
  readonly state: 'open' | 'claimed' | 'done' | 'cancelled'
  readonly claimedBy: string | null
  readonly claimedByName: string | null
  /** The queue it came from, where it was sent to the supervisors. */
  readonly escalatedFrom: string | null
}

/** The task, locked until the transaction ends. */
export async function lockTask(tx: Transaction, taskId: number): Promise<LockedTask | undefined> {
  const found = await tx.client.query<LockedTask>(
    `select t.task_id as "taskId", t.queue, t.title, t.state, t.escalated_from as "escalatedFrom", t.claimed_by as "claimedBy", u.name as "claimedByName"
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

/** The supervisors' own queue. */
export const SUPERVISOR_QUEUE = 'supervisor'

/** Into the supervisors' queue; who has the task keeps it. */
export async function saveEscalation(tx: Transaction, taskId: number, on: string): Promise<void> {
  await tx.client.query('update tasks set escalated_from = queue, escalated_on = $2, queue = $3 where task_id = $1', [
    taskId,
    on,
    SUPERVISOR_QUEUE,
  ])
}

/** Tasks of these queues that wait past their day, locked; those another worker looks at are passed over. */
export async function lockOverdue(
  tx: Transaction,
  queues: readonly string[],
  today: string,
): Promise<{ taskId: number; queue: string; dueOn: string }[]> {
  const found = await tx.client.query<{ taskId: number; queue: string; dueOn: string }>(
    `select task_id as "taskId", queue, due_on as "dueOn" from tasks
     where state in ('open', 'claimed') and due_on < $2 and queue = any($1) and escalated_on is null
     order by due_on, task_id limit 1000 for update skip locked`,
    [queues, today],
  )
  return found.rows
}

async function dueOfQueue(db: Queryable, queue: string): Promise<string | null> {
  const rules = await loadQueueRules(db)
  const level = rules?.levels.get(queue)
  return rules === undefined || level === undefined ? null : dueByServiceLevel(level, rules.today, rules.calendar)
}

/** Ends every task about a subject that is settled. */
export async function closeTasksOf(
  tx: Transaction,
  settled: { subjectKind: string; subjectId: string; closedBy: string; result: string },
): Promise<void> {
  await tx.client.query(
    `update tasks set state = 'done', closed_at = now(), closed_by = $3, result = $4
     where subject_kind = $1 and subject_id = $2 and state in ('open', 'claimed')`,
    [settled.subjectKind, settled.subjectId, settled.closedBy, settled.result],
  )
}
