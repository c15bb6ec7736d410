import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { InteractionType } from '../../domain/customers/interaction-types.js'
import type { Queryable } from '../pool.js'

/** Something that was said, or noted, about an account or a customer. */
export type InteractionRecord = {
  readonly id: number
  readonly accountId: string | null
  readonly customerId: string | null
  readonly kind: 'note' | 'call' | 'visit' | 'email' | 'letter' | 'sms' | 'system'
  /** What it is about. */
  readonly type: InteractionType
  readonly direction: 'in' | 'out' | null
  readonly summary: string
  readonly body: string | null
  readonly followUpOn: string | null
  readonly recordedAt: Date
  /** Name of who recorded it, or the id where that is no user. */
  readonly recordedBy: string
  readonly files: readonly { id: number; name: string; mediaType: string; sizeBytes: number | null }[]
}

/** What interactions may be sorted and filtered by. */
export const INTERACTION_COLUMNS: ListColumns = {
  sortable: { id: 'i.interaction_id', recordedAt: 'i.recorded_at', kind: 'i.kind', type: 'i.type', followUpOn: 'i.follow_up_on' },
  filterable: {
    id: { sql: 'i.interaction_id', type: 'integer', match: 'equals' },
    accountId: { sql: 'i.account_id', type: 'text', match: 'equals' },
    customerId: { sql: 'i.customer_id', type: 'text', match: 'equals' },
    kind: { sql: 'i.kind', type: 'text', match: 'equals' },
    type: { sql: 'i.type', type: 'text', match: 'equals' },
    recordedFrom: { sql: 'i.recorded_at', type: 'timestamp', match: 'from' },
    recordedTo: { sql: 'i.recorded_at', type: 'timestamp', match: 'to' },
    q: { sql: "i.summary || ' ' || coalesce(i.body, '')", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 'i.interaction_id',
}

const SELECT = `i.interaction_id as "id", i.account_id as "accountId", i.customer_id as "customerId", i.kind, i.type, i.direction, i.summary, i.body,
  i.follow_up_on as "followUpOn", i.recorded_at as "recordedAt", coalesce(u.name, i.recorded_by) as "recordedBy",
  (select coalesce(json_agg(json_build_object('id', f.file_id, 'name', f.name, 'mediaType', f.media_type, 'sizeBytes', f.size_bytes)
     order by f.file_id), '[]') from interaction_files x join stored_files f using (file_id) where x.interaction_id = i.interaction_id) as "files"`
const FROM = 'interactions i left join users u on u.user_id = i.recorded_by'

export function listInteractions(db: Queryable, window: ListWindow): Promise<ListPage<InteractionRecord>> {
  return readWindow<InteractionRecord>(db, window, { select: SELECT, from: FROM })
}

/** The newest of an account, and those of its main customer that name no account. */
export async function accountInteractions(
  db: Queryable,
  account: { accountId: string; customerId: string; limit: number },
): Promise<InteractionRecord[]> {
  const found = await db.query<InteractionRecord>(
    `select ${SELECT} from ${FROM} where i.account_id = $1 or (i.account_id is null and i.customer_id in (select customer_id from customers where customer_id = $2 or merged_into = $2))
     order by i.interaction_id desc limit $3`,
    [account.accountId, account.customerId, account.limit],
  )
  return found.rows
}

/** The newest of a customer, of records merged into theirs, and those of the accounts on which they are the main customer. */
export async function customerInteractions(db: Queryable, customerId: string, limit: number): Promise<InteractionRecord[]> {
  const found = await db.query<InteractionRecord>(
    `select ${SELECT} from ${FROM} where i.customer_id in (select customer_id from customers where customer_id = $1 or merged_into = $1)
       or i.account_id in (select account_id from accounts where customer_id = $1)
     order by i.interaction_id desc limit $2`,
    [customerId, limit],
  )
  return found.rows
}
