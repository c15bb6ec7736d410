import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

/** Something a person must decide, as a queue shows it. */
export type TaskRecord = {
  readonly id: number
  readonly queue: string
  readonly title: string
  readonly accountId: string | null
  readonly customerName: string | null
  readonly subjectKind: string | null
  readonly subjectId: string | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly dueOn: string | null
  readonly state: 'open' | 'claimed' | 'done' | 'cancelled'
  readonly claimedBy: string | null
  readonly claimedByName: string | null
  readonly createdAt: Date
  readonly createdBy: string
  readonly closedAt: Date | null
  readonly closedBy: string | null
  readonly result: string | null
}

/** What tasks may be sorted and filtered by; `isWaiting` are those that are open or claimed. */
export const TASK_COLUMNS: ListColumns = {
  sortable: {
    id: 't.task_id',
    queue: 't.queue',
    title: 't.title',
    dueOn: 't.due_on',
    state: 't.state',
    createdAt: 't.created_at',
    closedAt: 't.closed_at',
  },
  filterable: {
    id: { sql: 't.task_id', type: 'integer', match: 'equals' },
    queue: { sql: 't.queue', type: 'text', match: 'equals' },
    state: { sql: 't.state', type: 'text', match: 'equals' },
    accountId: { sql: 't.account_id', type: 'text', match: 'equals' },
    claimedBy: { sql: 't.claimed_by', type: 'text', match: 'equals' },
    isWaiting: { sql: "(t.state in ('open', 'claimed'))", type: 'boolean', match: 'equals' },
    dueTo: { sql: 't.due_on', type: 'date', match: 'to' },
    q: { sql: "t.title || ' ' || coalesce(t.account_id, '')", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'createdAt', direction: 'asc' },
  tieBreaker: 't.task_id',
}

const SELECT = `t.task_id as "id", t.queue, t.title, t.account_id as "accountId", c.display_name as "customerName", t.subject_kind as "subjectKind",
  t.subject_id as "subjectId", t.facts, t.due_on as "dueOn", t.state, t.claimed_by as "claimedBy", u.name as "claimedByName",
  t.created_at as "createdAt", coalesce(x.name, t.created_by) as "createdBy", t.closed_at as "closedAt",
  coalesce(y.name, t.closed_by) as "closedBy", t.result`
const FROM = `tasks t left join accounts a using (account_id) left join customers c using (customer_id) left join users u on u.user_id = t.claimed_by
  left join users x on x.user_id = t.created_by left join users y on y.user_id = t.closed_by`

export function listTasks(db: Queryable, window: ListWindow): Promise<ListPage<TaskRecord>> {
  return readWindow<TaskRecord>(db, window, { select: SELECT, from: FROM })
}

export async function findTask(db: Queryable, taskId: number): Promise<TaskRecord | undefined> {
  const found = await db.query<TaskRecord>(`select ${SELECT} from ${FROM} where t.task_id = $1`, [taskId])
  return found.rows[0]
}

/** Tasks of an account that wait, the oldest first. */
export async function accountTasks(db: Queryable, accountId: string): Promise<TaskRecord[]> {
  const found = await db.query<TaskRecord>(
    `select ${SELECT} from ${FROM} where t.account_id = $1 and t.state in ('open', 'claimed') order by t.due_on nulls last, t.task_id limit 50`,
    [accountId],
  )
  return found.rows
}

/** How many tasks a person has taken and not closed. */
export async function claimedTasks(db: Queryable, userId: string): Promise<number> {
  const found = await db.query<{ tasks: number }>(
    `select count(*) as tasks from tasks where claimed_by = $1 and state = 'claimed'`,
    [userId],
  )
  return found.rows[0]?.tasks ?? 0
}
