import type { ListColumns, ListPage, ListWindow } from '../list-window.js'
import { readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

/** One audit row as people read it. */
export interface AuditEntry {
  readonly id: number
  readonly at: Date
  /** The sandbox date on which it happened; null on a production utility. */
  readonly businessDate: string | null
  readonly actorKind: string
  readonly actorId: string
  readonly actorName: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly reason: string
  readonly before: unknown
  readonly after: unknown
  readonly requestId: string | null
}

export const AUDIT_COLUMNS: ListColumns = {
  sortable: { id: 'audit_id', at: 'at' },
  filterable: {
    id: { sql: 'audit_id', type: 'integer', match: 'equals' },
    subjectKind: { sql: 'subject_kind', type: 'text', match: 'equals' },
    subjectId: { sql: 'subject_id', type: 'text', match: 'equals' },
    actorId: { sql: 'actor_id', type: 'text', match: 'equals' },
    actorName: { sql: 'actor_name', type: 'text', match: 'contains' },
    actorKind: { sql: 'actor_kind', type: 'text', match: 'equals' },
    action: { sql: 'action', type: 'text', match: 'equals' },
    reason: { sql: 'reason', type: 'text', match: 'contains' },
    requestId: { sql: 'request_id', type: 'text', match: 'equals' },
    from: { sql: 'at', type: 'timestamp', match: 'from' },
    to: { sql: 'at', type: 'timestamp', match: 'to' },
  },
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 'audit_id',
}

const SELECT = `audit_id as id, at, business_date as "businessDate", actor_kind as "actorKind", actor_id as "actorId",
  actor_name as "actorName", action, subject_kind as "subjectKind", subject_id as "subjectId", reason, before, after,
  request_id as "requestId"`

export async function listAudit(db: Queryable, window: ListWindow): Promise<ListPage<AuditEntry>> {
  return readWindow<AuditEntry & Record<string, unknown>>(db, window, { select: SELECT, from: 'audit_log' })
}

/** The kinds of acts that the audit has seen, for a filter to offer. */
export async function listAuditActions(db: Queryable): Promise<string[]> {
  // A loose index scan: the audit is long, its distinct actions are few.
  const { rows } = await db.query<{ action: string }>(
    `with recursive seen as (
       (select action from audit_log order by action limit 1)
       union all
       select (select action from audit_log where action > seen.action order by action limit 1) from seen where seen.action is not null
     )
     select action from seen where action is not null`,
  )
  return rows.map((row) => row.action)
}

export async function loadAudit(db: Queryable, auditId: number): Promise<AuditEntry | undefined> {
  return (await db.query<AuditEntry>(`select ${SELECT} from audit_log where audit_id = $1`, [auditId])).rows[0]
}
