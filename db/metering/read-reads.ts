import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

/** A read as a list shows it. */
export type ReadRecord = {
  readonly id: number
  readonly meterId: string
  readonly register: string
  readonly service: string
  readonly unit: string
  readonly readOn: string
  /** As seen on the dial. */
  readonly value: string
  readonly kind: 'actual' | 'estimated' | 'customer'
  readonly source: string
  readonly supersededBy: number | null
  readonly reason: string | null
  readonly recordedAt: Date
  readonly recordedBy: string
}

/** What reads may be sorted and filtered by. */
export const READ_COLUMNS: ListColumns = {
  sortable: { id: 'r.read_id', readOn: 'r.read_on', meterId: 'r.meter_id', kind: 'r.kind', recordedAt: 'r.recorded_at' },
  filterable: {
    id: { sql: 'r.read_id', type: 'integer', match: 'equals' },
    meterId: { sql: 'r.meter_id', type: 'text', match: 'equals' },
    register: { sql: 'r.register', type: 'text', match: 'equals' },
    kind: { sql: 'r.kind', type: 'text', match: 'equals' },
    source: { sql: 'r.source', type: 'text', match: 'equals' },
    isLive: { sql: '(r.superseded_by is null)', type: 'boolean', match: 'equals' },
    readFrom: { sql: 'r.read_on', type: 'date', match: 'from' },
    readTo: { sql: 'r.read_on', type: 'date', match: 'to' },
    recordedFrom: { sql: 'r.recorded_at', type: 'timestamp', match: 'from' },
  },
  // The order of recording: it needs no sorting however many there are.
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 'r.read_id',
}

const SELECT = `r.read_id as "id", r.meter_id as "meterId", r.register, e.service, g.unit, r.read_on as "readOn", r.value, r.kind, r.source,
  r.superseded_by as "supersededBy", r.reason, r.recorded_at as "recordedAt", coalesce(u.name, r.recorded_by) as "recordedBy"`
const FROM = `reads r join registers g on g.meter_id = r.meter_id and g.register = r.register join meters e on e.meter_id = r.meter_id
  left join users u on u.user_id = r.recorded_by`

export function listReads(db: Queryable, window: ListWindow): Promise<ListPage<ReadRecord>> {
  return readWindow<ReadRecord>(db, window, { select: SELECT, from: 'reads r', detail: { key: 'r.read_id', from: FROM } })
}

/** Reads of one meter back to `since`, superseded ones among them, newest first. Each half has an index of its own. */
export async function meterReadHistory(db: Queryable, meterId: string, since: string): Promise<ReadRecord[]> {
  const found = await db.query<ReadRecord>(
    `select ${SELECT} from ${FROM} where ((r.meter_id = $1 and r.superseded_by is null) or (r.meter_id = $1 and r.superseded_by is not null)) and r.read_on >= $2
     order by r.read_on desc, r.register, r.read_id desc limit 2000`,
    [meterId, since],
  )
  return found.rows
}

export async function findRead(db: Queryable, readId: number): Promise<ReadRecord | undefined> {
  const found = await db.query<ReadRecord>(`select ${SELECT} from ${FROM} where r.read_id = $1`, [readId])
  return found.rows[0]
}

/** An account that takes service through a meter and is parked in a run: what a new read may set free. */
export interface ParkedAccount {
  readonly runId: number
  readonly workflowId: string
  readonly accountId: string
}

/** Where a run is issuing just now its parked accounts stay as they are until it has done so. */
export async function parkedAccountsOfMeter(db: Queryable, meterId: string): Promise<ParkedAccount[]> {
  const found = await db.query<ParkedAccount>(
    `select distinct a.run_id as "runId", r.workflow_id as "workflowId", a.account_id as "accountId"
     from meter_installs i join service_agreements g using (service_point_id) join run_accounts a using (account_id) join bill_runs r using (run_id)
     where i.meter_id = $1 and a.outcome = 'parked' and r.state in ('computing', 'review', 'open')`,
    [meterId],
  )
  return found.rows
}
