import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

/** One account of a run with its outcome. */
export type RunAccountRecord = {
  id: string
  runId: number
  accountId: string
  customerName: string
  billCycle: string
  outcome: string
  reasonCode: string | null
  agreementId: string | null
  flags: string[]
  sentence: string | null
  facts: unknown
  billId: number | null
  total: string | null
  batch: number
  parkedAt: Date | null
}

export const RUN_ACCOUNT_COLUMNS: ListColumns = {
  sortable: {
    id: 'a.account_id',
    accountId: 'a.account_id',
    customerName: 'c.display_name',
    reasonCode: 'a.reason_code',
    parkedAt: 'a.parked_at',
    total: 'b.total',
  },
  filterable: {
    id: { sql: `a.run_id || ':' || a.account_id`, type: 'text', match: 'equals' },
    runId: { sql: 'a.run_id', type: 'integer', match: 'equals' },
    accountId: { sql: 'a.account_id', type: 'text', match: 'equals' },
    outcome: { sql: 'a.outcome', type: 'text', match: 'equals' },
    reasonCode: { sql: 'a.reason_code', type: 'text', match: 'equals' },
    flag: { sql: 'a.flags', type: 'text', match: 'includes' },
    isLive: { sql: `(r.state not in ('closed', 'discarded', 'cancelled'))`, type: 'boolean', match: 'equals' },
    q: { sql: `c.display_name || ' ' || a.account_id`, type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'reasonCode', direction: 'asc' },
  tieBreaker: '(a.run_id, a.account_id)',
}

const SELECT = `a.run_id || ':' || a.account_id as id, a.run_id as "runId", a.account_id as "accountId", c.display_name as "customerName",
  r.bill_cycle as "billCycle", a.outcome, a.reason_code as "reasonCode", a.agreement_id as "agreementId", a.flags, a.sentence, a.facts,
  a.bill_id as "billId", b.total, a.batch, a.parked_at as "parkedAt"`
const FROM = `run_accounts a join bill_runs r using (run_id) join accounts k using (account_id) join customers c using (customer_id)
  left join bills b on b.bill_id = a.bill_id`

export function listRunAccounts(db: Queryable, window: ListWindow): Promise<ListPage<RunAccountRecord>> {
  return readWindow<RunAccountRecord>(db, window, { select: SELECT, from: FROM })
}

export async function findRunAccount(db: Queryable, runId: number, accountId: string): Promise<RunAccountRecord | undefined> {
  return (
    await db.query<RunAccountRecord>(`select ${SELECT} from ${FROM} where a.run_id = $1 and a.account_id = $2`, [
      runId,
      accountId,
    ])
  ).rows[0]
}

export interface RegisterFacts {
  readonly agreementId: string
  readonly meterId: string
  readonly register: string
  readonly unit: string
  readonly role: string
  readonly dials: number
  readonly multiplier: string
  readonly service: string
  readonly installedOn: string
  readonly removedOn: string | null
  readonly reads: readonly {
    readonly readId: number
    readonly readOn: string
    readonly value: string
    readonly kind: string
    readonly source: string
  }[]
}

/** The registers of the account's agreements with their last reads, for the person who mends it. */
export async function loadRegisterFacts(db: Queryable, accountId: string, until: string): Promise<RegisterFacts[]> {
  const found = await db.query<RegisterFacts & Record<string, unknown>>(
    `select g.agreement_id as "agreementId", i.meter_id as "meterId", i.register, x.unit, x.role, x.dials, x.multiplier, sp.service,
            i.installed_on as "installedOn", i.removed_on as "removedOn",
            coalesce((select json_agg(json_build_object('readId', d.read_id, 'readOn', d.read_on, 'value', d.value::text, 'kind', d.kind, 'source', d.source)
                                      order by d.read_on)
                      from (select * from reads e where e.meter_id = i.meter_id and e.register = i.register and e.superseded_by is null
                              and e.read_on <= $2 order by e.read_on desc limit 14) d), '[]') as reads
     from service_agreements g join service_points sp using (service_point_id) join meter_installs i using (service_point_id)
     join registers x using (meter_id, register)
     where g.account_id = $1 and g.state <> 'cancelled' and (g.stop_on is null or g.stop_on >= $2::date - 70)
       and (i.removed_on is null or i.removed_on >= $2::date - 70)
     order by g.agreement_id, i.meter_id, i.register`,
    [accountId, until],
  )
  return found.rows
}

export interface RecentPeriod {
  readonly agreementId: string
  readonly billId: number
  readonly service: string
  readonly periodFrom: string
  readonly periodTo: string
  readonly quantity: string
  readonly unit: string
  readonly amount: string
}

/** What was billed of the account's agreements in the last thirteen months, oldest first. */
export async function loadRecentPeriods(db: Queryable, accountId: string): Promise<RecentPeriod[]> {
  const found = await db.query<RecentPeriod & Record<string, unknown>>(
    `select s.agreement_id as "agreementId", s.bill_id as "billId", s.service, s.period_from as "periodFrom", s.period_to as "periodTo",
            s.quantity, s.unit, s.amount
     from bill_segments s join bills b using (bill_id) where s.account_id = $1 and b.state = 'issued'
       and s.period_to > (select max(period_to) - 400 from bill_segments where account_id = $1)
     order by s.agreement_id, s.period_to`,
    [accountId],
  )
  return found.rows
}

export interface ActRecord {
  readonly id: number
  readonly act: string
  readonly checkCode: string | null
  readonly agreementId: string | null
  readonly reason: string
  readonly recordedAt: Date
  readonly recordedBy: string
}

export async function loadActRecords(db: Queryable, runId: number, accountId: string): Promise<ActRecord[]> {
  const found = await db.query<ActRecord & Record<string, unknown>>(
    `select act_id as id, act, check_code as "checkCode", agreement_id as "agreementId", reason, recorded_at as "recordedAt", coalesce((select name from users where user_id = recorded_by), recorded_by) as "recordedBy"
     from run_account_acts where run_id = $1 and account_id = $2 order by act_id`,
    [runId, accountId],
  )
  return found.rows
}
