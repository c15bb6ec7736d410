import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import type { CloseCode, CollectionKind, CollectionState } from './case-store.js'

/** A collection case as a list shows it. */
export type CollectionRecord = {
  readonly id: string
  readonly accountId: string
  readonly customerId: string
  readonly customerName: string
  readonly customerClass: string
  readonly service: string
  readonly kind: CollectionKind
  readonly state: CollectionState
  /** The step it stands at; null once it has left its strategy. */
  readonly step: string | null
  readonly waitsFor: string | null
  readonly nextOn: string | null
  readonly owed: string
  readonly openedOn: string
  readonly closedOn: string | null
  readonly closeCode: CloseCode | null
  readonly asksApproval: boolean
}

const OPEN = "(k.state <> 'closed')"
const ASKS = `exists (select from cut_approvals v where v.collection_id = k.collection_id and v.cut_no = k.cut_orders + 1 and v.decided_on is null and k.state = 'dunning')`
const OWED_OF_SERVICE = `(select coalesce(sum(i.open_amount), 0) from open_items i join service_agreements g using (agreement_id)
  join service_points q using (service_point_id) where i.account_id = k.account_id and q.service = k.service and i.open_amount > 0)::numeric(16, 2)`
const OWED_FINALLY = `(select coalesce(sum(i.open_amount), 0) from open_items i where i.account_id = k.account_id and i.open_amount > 0
  and i.kind <> 'deposit_installment')::numeric(16, 2)`
const OWED = `(case when k.kind = 'final_bill' then ${OWED_FINALLY} else ${OWED_OF_SERVICE} end)`

export const COLLECTION_COLUMNS: ListColumns = {
  sortable: {
    id: 'k.collection_id',
    accountId: 'k.account_id',
    state: 'k.state',
    openedOn: 'k.opened_on',
    closedOn: 'k.closed_on',
    nextOn: 'p.next_wake_on',
    owed: OWED,
  },
  filterable: {
    id: { sql: 'k.collection_id', type: 'text', match: 'equals' },
    accountId: { sql: 'k.account_id', type: 'text', match: 'equals' },
    state: { sql: 'k.state', type: 'text', match: 'equals' },
    step: { sql: "k.steps -> k.next_step ->> 'step'", type: 'text', match: 'equals' },
    kind: { sql: 'k.kind', type: 'text', match: 'equals' },
    service: { sql: 'k.service', type: 'text', match: 'equals' },
    customerClass: { sql: 'a.customer_class', type: 'text', match: 'equals' },
    isOpen: { sql: OPEN, type: 'boolean', match: 'equals' },
    asksApproval: { sql: ASKS, type: 'boolean', match: 'equals' },
    q: { sql: "k.account_id || ' ' || c.display_name", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'nextOn', direction: 'asc' },
  tieBreaker: 'k.collection_id',
}

const SELECT = `k.collection_id as id, k.account_id as "accountId", c.customer_id as "customerId", c.display_name as "customerName",
  a.customer_class as "customerClass", k.service, k.kind, k.state, case when k.state = 'dunning' then k.steps -> k.next_step ->> 'step' end as step,
  p.waits_for as "waitsFor", p.next_wake_on as "nextOn", ${OWED} as owed, k.opened_on as "openedOn", k.closed_on as "closedOn",
  k.close_code as "closeCode", ${ASKS} as "asksApproval"`
const FROM = `collection_cases k join accounts a using (account_id) join customers c on c.customer_id = a.customer_id
  left join processes p on p.process_id = 'dunning/' || k.account_id || '/' || k.episode`

export function listCollections(db: Queryable, window: ListWindow): Promise<ListPage<CollectionRecord>> {
  return readWindow<CollectionRecord>(db, window, { select: SELECT, from: FROM })
}

export async function findCollectionRecord(db: Queryable, id: string): Promise<CollectionRecord | undefined> {
  return (await db.query<CollectionRecord>(`select ${SELECT} from ${FROM} where k.collection_id = $1`, [id])).rows[0]
}

/** The case of an account that is not closed, as a list shows it. */
export async function openRecordOf(db: Queryable, accountId: string): Promise<CollectionRecord | undefined> {
  return (await db.query<CollectionRecord>(`select ${SELECT} from ${FROM} where k.account_id = $1 and ${OPEN}`, [accountId]))
    .rows[0]
}

export interface PipelineRow {
  /** The step of the strategy, or the state beyond it. */
  readonly stage: string
  readonly state: CollectionState
  readonly cases: number
  readonly owed: string
}

/** Open cases by where they stand, with what is owed. */
export async function pipeline(db: Queryable): Promise<PipelineRow[]> {
  const found = await db.query<PipelineRow & Record<string, unknown>>(
    `select case when k.state = 'dunning' then coalesce(k.steps -> k.next_step ->> 'step', 'end') else k.state end as stage, k.state,
       count(*)::integer as cases, sum(${OWED})::numeric(16, 2) as owed
     from collection_cases k where ${OPEN} group by 1, 2
     order by array_position(array['dunning', 'cut_ordered', 'cut', 'reconnecting'], k.state), min(k.next_step), 1`,
  )
  return found.rows
}

/** Cases whose next step may come up to a day, by the day they look again; those that wait only for something to happen are left out. */
export async function casesDueBy(
  db: Queryable,
  on: string,
  limit: number,
): Promise<{ collectionId: string; agreementId: string }[]> {
  const found = await db.query<{ collectionId: string; agreementId: string }>(
    `select k.collection_id as "collectionId", k.agreement_id as "agreementId" from collection_cases k
       left join processes p on p.process_id = 'dunning/' || k.account_id || '/' || k.episode
     where k.state = 'dunning' and (p.next_wake_on is null or p.next_wake_on <= $1) order by k.collection_id limit $2`,
    [on, limit],
  )
  return found.rows
}

export interface ExpiringProtection {
  readonly id: number
  readonly accountId: string
  readonly customerName: string
  readonly kind: string
  readonly beginsOn: string
  readonly endsOn: string
  readonly hasCase: boolean
}

/** Protections that end by a day and are not renewed, the soonest first. */
export async function expiringProtections(db: Queryable, from: string, to: string): Promise<ExpiringProtection[]> {
  const found = await db.query<ExpiringProtection & Record<string, unknown>>(
    `select p.protection_id as id, p.account_id as "accountId", c.display_name as "customerName", p.kind, p.begins_on as "beginsOn", p.ends_on as "endsOn",
       exists (select from collection_cases k where k.account_id = p.account_id and k.state <> 'closed') as "hasCase"
     from protections p join accounts a using (account_id) join customers c on c.customer_id = a.customer_id
     where p.ended_on is null and p.ends_on between $1 and $2
       and not exists (select from protections r where r.renews_protection_id = p.protection_id)
     order by p.ends_on, p.protection_id limit 200`,
    [from, to],
  )
  return found.rows
}
