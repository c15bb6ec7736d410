import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

export type RunRecord = {
  id: number
  billCycle: string
  readDate: string
  windowStart: string
  windowEnd: string
  accountingDate: string
  isTrial: boolean
  state: string
  isPaused: boolean
  workflowId: string
  accountsIn: number
  billed: number
  skipped: number
  parked: number
  pending: number
  drafts: number
  issued: number
  total: string
  taxes: string
  startedBy: string
  startedAt: Date
  approvedBy: string | null
  approvedAt: Date | null
  computedAt: Date | null
  issuedAt: Date | null
  closedAt: Date | null
}

export const RUN_COLUMNS: ListColumns = {
  sortable: {
    id: 'r.run_id',
    billCycle: 'r.bill_cycle',
    readDate: 'r.read_date',
    state: 'r.state',
    startedAt: 'r.started_at',
    total: 'r.total',
  },
  filterable: {
    id: { sql: 'r.run_id', type: 'integer', match: 'equals' },
    billCycle: { sql: 'r.bill_cycle', type: 'text', match: 'equals' },
    readDate: { sql: 'r.read_date', type: 'date', match: 'equals' },
    state: { sql: 'r.state', type: 'text', match: 'equals' },
    isTrial: { sql: 'r.is_trial', type: 'boolean', match: 'equals' },
    isLive: { sql: `(r.state not in ('closed', 'discarded', 'cancelled'))`, type: 'boolean', match: 'equals' },
  },
  defaultSort: { field: 'startedAt', direction: 'desc' },
  tieBreaker: 'r.run_id',
}

/**
 * The figures of a run, counted live: while it computes and while mended accounts change it the stored totals would lag behind.
 */
const SELECT = `r.run_id as id, r.bill_cycle as "billCycle", r.read_date as "readDate", w.window_start as "windowStart",
  w.window_end as "windowEnd", w.accounting_date as "accountingDate", r.is_trial as "isTrial", r.state, r.is_paused as "isPaused",
  r.workflow_id as "workflowId", c.accounts_in as "accountsIn", c.billed, c.skipped, c.parked, c.pending, b.drafts, b.issued, b.total, b.taxes,
  coalesce((select name from users where user_id = r.started_by), r.started_by) as "startedBy", r.started_at as "startedAt", coalesce((select name from users where user_id = r.approved_by), r.approved_by) as "approvedBy", r.approved_at as "approvedAt",
  r.computed_at as "computedAt", r.issued_at as "issuedAt", r.closed_at as "closedAt"`

const FROM = `bill_runs r join bill_windows w using (bill_cycle, read_date)
  cross join lateral (select count(*) as accounts_in, count(*) filter (where outcome = 'billed') as billed,
    count(*) filter (where outcome = 'skipped') as skipped, count(*) filter (where outcome = 'parked') as parked,
    count(*) filter (where outcome = 'pending') as pending from run_accounts a where a.run_id = r.run_id) c
  cross join lateral (select count(*) filter (where state = 'draft') as drafts, count(*) filter (where state <> 'draft') as issued,
    coalesce(sum(total) filter (where state <> 'cancelled'), 0) as total,
    coalesce(sum(taxes) filter (where state <> 'cancelled'), 0) as taxes from bills x where x.run_id = r.run_id) b`

export function listRuns(db: Queryable, window: ListWindow): Promise<ListPage<RunRecord>> {
  return readWindow<RunRecord>(db, window, { select: SELECT, from: FROM })
}

export async function findRun(db: Queryable, runId: number): Promise<RunRecord | undefined> {
  return (await db.query<RunRecord>(`select ${SELECT} from ${FROM} where r.run_id = $1`, [runId])).rows[0]
}

export interface RunBreakdown {
  readonly byService: { service: string; bills: number; total: string; taxes: string }[]
  readonly byTariff: { tariffCode: string; service: string; segments: number; quantity: string; unit: string; total: string }[]
  readonly byReason: { outcome: string; reasonCode: string; accounts: number }[]
  readonly byFlag: { flag: string; accounts: number }[]
  readonly largestChanges: { accountId: string; billId: number; total: string; before: string; change: string }[]
  readonly lastMonthTotal: string | null
  readonly lastYearTotal: string | null
}

/** What a reviewer looks at before approving, computed from the run's bills and the same accounts' earlier ones. */
export async function breakDownRun(db: Queryable, runId: number): Promise<RunBreakdown> {
  const rows = async <Row extends Record<string, unknown>>(sql: string): Promise<Row[]> =>
    (await db.query<Row>(sql, [runId])).rows
  const [byService, byTariff, byReason, byFlag, largestChanges, earlier] = await Promise.all([
    rows<RunBreakdown['byService'][number]>(
      `select s.service, count(distinct s.bill_id) as bills, sum(s.amount) as total, sum(s.taxes) as taxes
       from bill_segments s join bills b using (bill_id) where b.run_id = $1 and b.state <> 'cancelled' group by 1 order by sum(s.amount) desc`,
    ),
    rows<RunBreakdown['byTariff'][number]>(
      `select s.tariff_code as "tariffCode", s.service, count(*) as segments, sum(s.quantity) as quantity, s.unit, sum(s.amount) as total
       from bill_segments s join bills b using (bill_id) where b.run_id = $1 and b.state <> 'cancelled' group by 1, 2, 5 order by 1`,
    ),
    rows<RunBreakdown['byReason'][number]>(
      `select outcome, reason_code as "reasonCode", count(*) as accounts from run_accounts
       where run_id = $1 and outcome in ('parked', 'skipped') group by 1, 2 order by 1, 3 desc, 2`,
    ),
    rows<RunBreakdown['byFlag'][number]>(
      `select flag, count(*) as accounts from run_accounts, unnest(flags) as flag where run_id = $1 and outcome = 'billed' group by 1 order by 2 desc, 1`,
    ),
    rows<RunBreakdown['largestChanges'][number]>(
      `select b.account_id as "accountId", b.bill_id as "billId", b.total, p.total as before, b.total - p.total as change
       from bills b join lateral (select total from bills x where x.account_id = b.account_id and x.state = 'issued' and x.issued_on < b.issued_on
                                  and x.period_to < b.period_from order by x.issued_on desc limit 1) p on true
       where b.run_id = $1 and b.state <> 'cancelled' order by abs(b.total - p.total) desc, b.account_id limit 10`,
    ),
    rows<{ last_month: string | null; last_year: string | null }>(
      `select sum(x.total) filter (where x.period_to between r.read_date - 45 and r.read_date - 20) as last_month,
              sum(x.total) filter (where x.period_to between r.read_date - 378 and r.read_date - 350) as last_year
       from bill_runs r join run_accounts a using (run_id) join bills x on x.account_id = a.account_id and x.state = 'issued'
       where r.run_id = $1 and x.run_id is distinct from r.run_id`,
    ),
  ])
  return {
    byService,
    byTariff,
    byReason,
    byFlag,
    largestChanges,
    lastMonthTotal: earlier[0]?.last_month ?? null,
    lastYearTotal: earlier[0]?.last_year ?? null,
  }
}
