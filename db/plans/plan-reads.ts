import type { PlanState } from '../../domain/plans/plan-step.js'
import type { PlanTerms } from '../../domain/plans/plan-terms.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'

/** A plan as the board shows it. */
export type PlanRecord = {
  readonly id: number
  readonly accountId: string
  readonly customerName: string
  readonly state: PlanState
  /** True where something is missed and the plan is not broken yet. */
  readonly isAtRisk: boolean
  readonly arrears: string
  readonly paid: string
  readonly forgiven: string
  readonly open: string
  readonly nextDueOn: string | null
  readonly nextAmount: string | null
  readonly lastDueOn: string
  readonly madeOn: string
  readonly endedOn: string | null
}

const MISSED = `exists (select 1 from plan_instalments m join open_items i using (item_id)
  where m.plan_id = p.plan_id and m.division = p.division and i.open_amount > 0 and m.due_on < ${BUSINESS_DATE_SQL})`
const AT_RISK = `(p.state = 'active' and ${MISSED})`
const OPEN = `case when p.state = 'active' then coalesce((select sum(i.open_amount) from plan_instalments m join open_items i using (item_id)
  where m.plan_id = p.plan_id and m.division = p.division), 0)
  else coalesce((select sum(greatest(i.open_amount, 0)) from plan_debts d join open_items i using (item_id)
  where d.plan_id = p.plan_id and d.division = p.division), 0) end`

export const PLAN_COLUMNS: ListColumns = {
  sortable: {
    id: 'p.plan_id',
    accountId: 'p.account_id',
    state: 'p.state',
    arrears: 'p.arrears',
    madeOn: 'p.made_on',
    nextDueOn: 'n.due_on',
  },
  filterable: {
    accountId: { sql: 'p.account_id', type: 'text', match: 'equals' },
    state: { sql: 'p.state', type: 'text', match: 'equals' },
    isAtRisk: { sql: AT_RISK, type: 'boolean', match: 'equals' },
    madeFrom: { sql: 'p.made_on', type: 'date', match: 'from' },
    endedFrom: { sql: 'coalesce(p.ended_on, p.broken_on)', type: 'date', match: 'from' },
    madeTo: { sql: 'p.made_on', type: 'date', match: 'to' },
    q: { sql: "p.account_id || ' ' || c.display_name", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'nextDueOn', direction: 'asc' },
  tieBreaker: 'p.plan_id',
}

const SELECT = `p.plan_id as "id", p.account_id as "accountId", c.display_name as "customerName", p.state, ${AT_RISK} as "isAtRisk", p.arrears,
  p.forgiven, (${OPEN})::numeric(14, 2) as "open", greatest(p.arrears - p.forgiven - (${OPEN}), 0)::numeric(14, 2) as "paid",
  case when p.state = 'active' then n.due_on end as "nextDueOn", case when p.state = 'active' then n.open_amount end as "nextAmount",
  (select max(m.due_on) from plan_instalments m where m.plan_id = p.plan_id and m.division = p.division) as "lastDueOn",
  p.made_on as "madeOn", coalesce(p.ended_on, p.broken_on) as "endedOn"`
const FROM = `payment_plans p join accounts a using (account_id) join customers c using (customer_id)
  left join lateral (select m.due_on, i.open_amount from plan_instalments m join open_items i using (item_id)
    where m.plan_id = p.plan_id and m.division = p.division and i.open_amount > 0 order by m.number limit 1) n on true`

export function listPlans(db: Queryable, window: ListWindow): Promise<ListPage<PlanRecord>> {
  return readWindow<PlanRecord>(db, window, { select: SELECT, from: FROM })
}

/** Where plans stand on the board: being paid with nothing missed, with something missed, broken, or kept to the end. */
export const BOARD_COLUMNS = ['on_track', 'at_risk', 'broken', 'kept'] as const
export type BoardColumn = (typeof BOARD_COLUMNS)[number]

/** Plans of each column of the board with what is still to pay of them; those kept or broken before a day are left out. */
export async function planTotals(
  db: Queryable,
  endedSince: string,
): Promise<{ column: BoardColumn; plans: number; open: string; arrears: string }[]> {
  const found = await db.query<{ column: BoardColumn; plans: number; open: string; arrears: string }>(
    `select case when p.state = 'active' then case when ${AT_RISK} then 'at_risk' else 'on_track' end else p.state end as "column",
       count(*)::integer as plans, sum(${OPEN})::numeric(16, 2) as open, sum(p.arrears)::numeric(16, 2) as arrears
     from payment_plans p where p.state = 'active' or p.state in ('kept', 'broken') and coalesce(p.ended_on, p.broken_on) >= $1 group by 1`,
    [endedSince],
  )
  return found.rows
}

/** The plan of an account that is being paid, else the last one where it was broken; undefined where neither is. */
export async function planOfAccount(db: Queryable, accountId: string): Promise<PlanRecord | undefined> {
  const found = await db.query<PlanRecord>(
    `select ${SELECT} from ${FROM} where p.plan_id =
       (select l.plan_id from payment_plans l where l.account_id = $1 order by l.state = 'active' desc, l.plan_id desc limit 1)
       and p.state in ('active', 'broken')`,
    [accountId],
  )
  return found.rows[0]
}

export type PlanFactsRecord = PlanRecord & {
  readonly version: number
  readonly terms: PlanTerms
  readonly monthlyIncome: string | null
  readonly renegotiations: number
  readonly reinstatements: number
  readonly madeBy: string
  readonly signedName: string
  readonly signedAt: Date
  readonly signedBy: 'on_screen' | 'by_phone' | 'online'
  readonly missed: string | null
  readonly endReason: string | null
  readonly division: number
}

export async function findPlan(db: Queryable, planId: number): Promise<PlanFactsRecord | undefined> {
  const found = await db.query<PlanFactsRecord>(
    `select ${SELECT}, p.version, p.terms, p.monthly_income as "monthlyIncome", p.renegotiations, p.reinstatements,
       coalesce(u.name, p.made_by) as "madeBy", p.signed_name as "signedName", p.signed_at as "signedAt", p.signed_by as "signedBy",
       p.missed, p.end_reason as "endReason", p.division
     from ${FROM} left join users u on u.user_id = p.made_by where p.plan_id = $1`,
    [planId],
  )
  return found.rows[0]
}

export interface PlanLogRecord {
  readonly id: number
  readonly act: string
  readonly sentence: string
  readonly businessDate: string
  readonly actor: string
  readonly recordedAt: Date
}

export async function planLog(db: Queryable, planId: number): Promise<PlanLogRecord[]> {
  const found = await db.query<PlanLogRecord & Record<string, unknown>>(
    `select log_id as "id", act, sentence, business_date as "businessDate", actor, recorded_at as "recordedAt"
     from plan_log where plan_id = $1 order by log_id desc limit 500`,
    [planId],
  )
  return found.rows
}

/** The debts a division took over: what it took of each. */
export async function debtsOfDivision(
  db: Queryable,
  planId: number,
  division: number,
): Promise<
  {
    readonly itemId: number
    readonly kind: string
    readonly dueOn: string
    readonly amount: string
    readonly billId: number | null
  }[]
> {
  const found = await db.query<{ itemId: number; kind: string; dueOn: string; amount: string; billId: number | null }>(
    `select d.item_id as "itemId", i.kind, i.due_on as "dueOn", d.amount, i.bill_id as "billId" from plan_debts d join open_items i using (item_id)
     where d.plan_id = $1 and d.division = $2 order by i.due_on, d.item_id limit 200`,
    [planId, division],
  )
  return found.rows
}
