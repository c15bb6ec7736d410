import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { placeLikeSql } from '../premises/place-like-sql.js'

/** A service agreement as a list shows it. */
export type AgreementRecord = {
  readonly id: string
  readonly accountId: string
  readonly customerName: string
  readonly service: string
  readonly servicePointId: string
  readonly premiseId: string
  readonly address: string
  readonly tariffCode: string
  readonly tariffName: string | null
  readonly startOn: string
  readonly stopOn: string | null
  readonly state: string
}

/** What agreements may be sorted and filtered by. `q`: number, account, customer or address. */
export const AGREEMENT_COLUMNS: ListColumns = {
  sortable: {
    id: 'g.agreement_id',
    accountId: 'g.account_id',
    service: 'p.service',
    tariffCode: 'g.tariff_code',
    startOn: 'g.start_on',
    stopOn: 'g.stop_on',
    state: 'g.state',
  },
  filterable: {
    id: { sql: 'g.agreement_id', type: 'text', match: 'equals' },
    accountId: { sql: 'g.account_id', type: 'text', match: 'equals' },
    servicePointId: { sql: 'g.service_point_id', type: 'text', match: 'equals' },
    premiseId: { sql: 'p.premise_id', type: 'text', match: 'equals' },
    service: { sql: 'p.service', type: 'text', match: 'equals' },
    tariffCode: { sql: 'g.tariff_code', type: 'text', match: 'equals' },
    state: { sql: 'g.state', type: 'text', match: 'equals' },
    hasTariff: {
      sql: '(g.tariff_code in (select tariff_code from tariffs where not is_cancelled))',
      type: 'boolean',
      match: 'equals',
    },
    startFrom: { sql: 'g.start_on', type: 'date', match: 'from' },
    stopTo: { sql: 'g.stop_on', type: 'date', match: 'to' },
    q: {
      type: 'text',
      match: 'search',
      where: (text) => `(g.agreement_id = upper(trim(both '%' from ${text})) or g.account_id = upper(trim(both '%' from ${text}))
        or g.account_id in (select account_id from customers join accounts using (customer_id) where search_text like fold(${text}))
        or p.premise_id in (select premise_id from premises where ${placeLikeSql('search_text', text)}))`,
    },
  },
  defaultSort: { field: 'id', direction: 'asc' },
  tieBreaker: 'g.agreement_id',
}

const SELECT = `g.agreement_id as "id", g.account_id as "accountId", c.display_name as "customerName", p.service,
  g.service_point_id as "servicePointId", m.premise_id as "premiseId", concat_ws(', ', m.line1, m.line2) as "address",
  g.tariff_code as "tariffCode", t.name as "tariffName", g.start_on as "startOn", g.stop_on as "stopOn", g.state`
const FROM = `service_agreements g join accounts a using (account_id) join customers c using (customer_id)
  join service_points p using (service_point_id) join premises m using (premise_id) left join tariffs t using (tariff_code)`

export function listAgreements(db: Queryable, window: ListWindow): Promise<ListPage<AgreementRecord>> {
  return readWindow<AgreementRecord>(db, window, {
    select: SELECT,
    from: 'service_agreements g join service_points p using (service_point_id)',
    detail: { key: 'g.agreement_id', from: FROM },
  })
}

export async function findAgreement(db: Queryable, agreementId: string): Promise<AgreementRecord | undefined> {
  const found = await db.query<AgreementRecord>(`select ${SELECT} from ${FROM} where g.agreement_id = $1`, [agreementId])
  return found.rows[0]
}

export interface TransitionRow {
  readonly id: number
  readonly fromState: string | null
  readonly toState: string
  readonly onDate: string
  readonly reason: string
  readonly recordedAt: Date
  readonly recordedBy: string
}

/** How the agreement came to its state, oldest first. */
export async function agreementTransitions(db: Queryable, agreementId: string): Promise<TransitionRow[]> {
  const found = await db.query<TransitionRow>(
    `select t.transition_id as "id", t.from_state as "fromState", t.to_state as "toState", t.on_date as "onDate", t.reason,
       t.recorded_at as "recordedAt", coalesce(u.name, t.recorded_by) as "recordedBy"
     from agreement_transitions t left join users u on u.user_id = t.recorded_by where t.agreement_id = $1 order by t.transition_id`,
    [agreementId],
  )
  return found.rows
}

/** The states that may follow, as the database allows them. */
export async function nextStates(db: Queryable, state: string): Promise<string[]> {
  const found = await db.query<{ to_state: string }>(
    'select to_state from agreement_state_edges where from_state = $1 order by 1',
    [state],
  )
  return found.rows.map((row) => row.to_state)
}

export interface AgreementSegment {
  readonly billId: number
  readonly billNumber: string
  readonly billState: string
  readonly periodFrom: string
  readonly periodTo: string
  readonly quantity: string
  readonly unit: string
  readonly amount: string
  readonly isEstimated: boolean
}

/** The newest bills of the agreement, drafts left out. */
export async function agreementSegments(db: Queryable, agreementId: string, limit: number): Promise<AgreementSegment[]> {
  const found = await db.query<AgreementSegment>(
    `select b.bill_id as "billId", b.bill_number as "billNumber", b.state as "billState", s.period_from as "periodFrom",
       s.period_to as "periodTo", s.quantity, s.unit, s.amount, 'ESTIMATED' = any(s.flags) as "isEstimated"
     from bill_segments s join bills b using (bill_id) where s.agreement_id = $1 and b.state <> 'draft'
     order by s.period_to desc, b.bill_id desc limit $2`,
    [agreementId, limit],
  )
  return found.rows
}
