import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'

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
  /** The queue it came from, and since when it is the supervisors'. */
  readonly escalatedFrom: string | null
  readonly escalatedOn: string | null
  /** Days after `dueOn` by the business date; null where it is not overdue. */
  readonly daysOverdue: number | null
}

const IS_OVERDUE = `t.state in ('open', 'claimed') and coalesce(t.due_on < ${BUSINESS_DATE_SQL}, false)`

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
    isOverdue: { sql: `(${IS_OVERDUE})`, type: 'boolean', match: 'equals' },
    isEscalated: { sql: '(t.escalated_on is not null)', type: 'boolean', match: 'equals' },
    dueTo: { sql: 't.due_on', type: 'date', match: 'to' },
    q: { sql: "t.title || ' ' || coalesce(t.account_id, '')", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'createdAt', direction: 'asc' },
  tieBreaker: 't.task_id',
}

const SELECT = `t.task_id as "id", t.queue, t.title, t.account_id as "accountId", c.display_name as "customerName", t.subject_kind as "subjectKind",
  t.subject_id as "subjectId", t.facts, t.due_on as "dueOn", t.state, t.claimed_by as "claimedBy", u.name as "claimedByName",
  t.created_at as "createdAt", coalesce(x.name, t.created_by) as "createdBy", t.closed_at as "closedAt",
  coalesce(y.name, t.closed_by) as "closedBy", t.result, t.escalated_from as "escalatedFrom", t.escalated_on as "escalatedOn",
  case when ${IS_OVERDUE} then ${BUSINESS_DATE_SQL} - t.due_on end as "daysOverdue"`
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

/** How a queue stands. */
export interface QueueStanding {
  readonly queue: string
  readonly waiting: number
  /** Taken by nobody. */
  readonly unclaimed: number
  readonly dueToday: number
  readonly overdue: number
  /** The first day on which one of them is due; null: none has a day. */
  readonly nextDueOn: string | null
  readonly oldestSince: Date
}

/** Every queue in which something waits. */
export async function queueStandings(db: Queryable): Promise<QueueStanding[]> {
  const found = await db.query<QueueStanding>(
    `select queue, count(*) as waiting, count(*) filter (where t.state = 'open') as unclaimed,
       count(*) filter (where t.due_on = ${BUSINESS_DATE_SQL}) as "dueToday", count(*) filter (where ${IS_OVERDUE}) as overdue,
       min(t.due_on) filter (where t.due_on >= ${BUSINESS_DATE_SQL}) as "nextDueOn",
       min(created_at) as "oldestSince"
     from tasks t where t.state in ('open', 'claimed') group by queue order by overdue desc, waiting desc, queue`,
  )
  return found.rows
}

/** Users who may be given a task: active, with one of these roles. */
export async function assignees(
  db: Queryable,
  roles: readonly string[],
): Promise<{ id: string; name: string; roles: string[] }[]> {
  const found = await db.query<{ id: string; name: string; roles: string[] }>(
    'select user_id as id, name, roles from users where is_active and roles && $1 order by name, user_id limit 500',
    [roles],
  )
  return found.rows
}
