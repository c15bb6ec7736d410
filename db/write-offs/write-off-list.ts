import type { TraceRow } from '../../domain/collections/trace.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { WriteOffApproval, WriteOffCause, WriteOffKind } from '../../domain/write-offs/write-off-facts.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import type { WriteOffState } from './write-off-store.js'

/** A write-off as the list shows it. */
export type WriteOffRecord = {
  readonly id: number
  readonly accountId: string
  readonly customerName: string
  readonly customerClass: string
  readonly kind: WriteOffKind
  readonly cause: WriteOffCause
  readonly state: WriteOffState
  readonly amount: string
  readonly recovered: string
  readonly currency: string
  readonly approval: WriteOffApproval
  readonly closedOn: LocalDate | null
  readonly proposedOn: LocalDate
  readonly proposedBy: string
  readonly reason: string
  readonly decidedOn: LocalDate | null
  readonly decidedBy: string | null
  readonly decisionReason: string | null
  readonly policyPack: string
  readonly policyVersion: number
  readonly ruleSays: string
}

export const WRITE_OFF_COLUMNS: ListColumns = {
  sortable: {
    id: 'w.write_off_id',
    accountId: 'w.account_id',
    amount: 'w.amount',
    proposedOn: 'w.proposed_on',
    decidedOn: 'w.decided_on',
  },
  filterable: {
    id: { sql: 'w.write_off_id', type: 'integer', match: 'equals' },
    accountId: { sql: 'w.account_id', type: 'text', match: 'equals' },
    state: { sql: 'w.state', type: 'text', match: 'equals' },
    kind: { sql: 'w.kind', type: 'text', match: 'equals' },
    approval: { sql: 'w.approval', type: 'text', match: 'equals' },
    decidedFrom: { sql: 'w.decided_on', type: 'date', match: 'from' },
    decidedTo: { sql: 'w.decided_on', type: 'date', match: 'to' },
    q: { sql: "w.account_id || ' ' || c.display_name", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 'w.write_off_id',
}

const SELECT = `w.write_off_id as id, w.account_id as "accountId", c.display_name as "customerName", a.customer_class as "customerClass", w.kind,
  w.cause, w.state, w.amount, w.recovered, w.currency, w.approval, a.closed_on as "closedOn", w.proposed_on as "proposedOn",
  coalesce(p.name, w.proposed_by) as "proposedBy", w.reason, w.decided_on as "decidedOn", coalesce(d.name, w.decided_by) as "decidedBy",
  w.decision_reason as "decisionReason", w.policy_pack as "policyPack", w.policy_version as "policyVersion",
  v.document -> 'rows' -> w.policy_row ->> 'says' as "ruleSays"`
const FROM = `write_offs w join accounts a on a.account_id = w.account_id join customers c on c.customer_id = a.customer_id
  join policy_versions v on (v.pack_code, v.version) = (w.policy_pack, w.policy_version)
  left join users p on p.user_id = w.proposed_by left join users d on d.user_id = w.decided_by`

/** One page of the write-offs that match. */
export function listWriteOffs(db: Queryable, window: ListWindow): Promise<ListPage<WriteOffRecord>> {
  return readWindow<WriteOffRecord>(db, window, { select: SELECT, from: FROM })
}

/** How many write-offs match, and what they come to. */
export async function totalOfWriteOffs(
  db: Queryable,
  window: Pick<ListWindow, 'where' | 'values'>,
): Promise<{ readonly count: number; readonly amount: string; readonly recovered: string }> {
  const found = await db.query<{ count: number; amount: string; recovered: string }>(
    `select count(*)::integer as count, coalesce(sum(w.amount), 0)::numeric(16, 2) as amount,
       coalesce(sum(w.recovered), 0)::numeric(16, 2) as recovered from ${FROM} where ${window.where}`,
    [...window.values],
  )
  return found.rows[0] ?? { count: 0, amount: '0.00', recovered: '0.00' }
}

export interface WriteOffDetail extends WriteOffRecord {
  readonly trace: readonly TraceRow[]
  readonly entryId: number | null
  readonly lines: readonly {
    readonly itemId: number
    readonly itemKind: string
    readonly dueOn: LocalDate
    readonly glCode: string | null
    readonly debitedCode: string
    readonly debitedName: string
    readonly amount: string
    readonly recovered: string
  }[]
  readonly recoveries: readonly {
    readonly id: number
    readonly kind: 'paid' | 'taken_back'
    readonly on: LocalDate
    readonly amount: string
    readonly entryId: number
    readonly reason: string
    readonly recordedBy: string
  }[]
}

/** A write-off with the rules tested, where it was posted, and what came back; undefined where there is none. */
export async function readWriteOff(db: Queryable, id: number): Promise<WriteOffDetail | undefined> {
  const found = await db.query<WriteOffRecord & { trace: TraceRow[]; entryId: number | null }>(
    `select ${SELECT}, w.trace, w.entry_id as "entryId" from ${FROM} where w.write_off_id = $1`,
    [id],
  )
  const record = found.rows[0]
  if (record === undefined) return undefined
  const lines = await db.query<WriteOffDetail['lines'][number] & Record<string, unknown>>(
    `select l.item_id as "itemId", i.kind as "itemKind", i.due_on as "dueOn", l.gl_code as "glCode", l.debited_code as "debitedCode",
       g.name as "debitedName", l.amount, l.recovered
     from write_off_lines l join open_items i using (item_id) join gl_accounts g on g.code = l.debited_code
     where l.write_off_id = $1 order by i.due_on, l.item_id, l.line_no`,
    [id],
  )
  const recoveries = await db.query<WriteOffDetail['recoveries'][number] & Record<string, unknown>>(
    `select r.recovery_id as id, r.kind, r.on_date as "on", r.amount, r.entry_id as "entryId", r.reason,
       coalesce(u.name, r.recorded_by) as "recordedBy"
     from write_off_recoveries r left join users u on u.user_id = r.recorded_by where r.write_off_id = $1 order by r.recovery_id`,
    [id],
  )
  return { ...record, lines: lines.rows, recoveries: recoveries.rows }
}
