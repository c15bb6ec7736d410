import { Decimal } from '../../domain/kernel/decimal.js'
import type { SignedBy } from '../../domain/plans/agreement-fields.js'
import type { PlanState, StandingInstalment } from '../../domain/plans/plan-step.js'
import type { PlanTerms } from '../../domain/plans/plan-terms.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** A plan as its use-cases read it, locked until the transaction ends. */
export interface PlanRow {
  readonly planId: number
  readonly accountId: string
  readonly state: PlanState
  readonly division: number
  readonly arrears: string
  readonly forgiven: string
  readonly currency: string
  readonly terms: PlanTerms
  readonly renegotiations: number
  readonly reinstatements: number
  readonly brokenOn: string | null
  readonly missed: string | null
  readonly version: number
  readonly madeOn: string
  readonly signedName: string
  readonly signedBy: SignedBy
  readonly signedAt: Date
}

export interface NewPlan {
  readonly accountId: string
  readonly arrears: string
  readonly currency: string
  readonly terms: PlanTerms
  readonly monthlyIncome: string | null
  readonly madeOn: string
  readonly madeBy: string
  readonly signedName: string
  readonly signedBy: SignedBy
  readonly signedAt: Date
}

export async function insertPlan(tx: Transaction, plan: NewPlan): Promise<number> {
  const added = await tx.client.query<{ plan_id: number }>(
    `insert into payment_plans (account_id, arrears, currency, terms, monthly_income, made_on, made_by, signed_name, signed_by, signed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning plan_id`,
    [
      plan.accountId,
      plan.arrears,
      plan.currency,
      JSON.stringify(plan.terms),
      plan.monthlyIncome,
      plan.madeOn,
      plan.madeBy,
      plan.signedName,
      plan.signedBy,
      plan.signedAt,
    ],
  )
  return (added.rows[0] as { plan_id: number }).plan_id
}

/** The account of a plan: what is locked before the plan itself. */
export async function accountOfPlan(db: Queryable, planId: number): Promise<string | undefined> {
  const found = await db.query<{ account_id: string }>('select account_id from payment_plans where plan_id = $1', [planId])
  return found.rows[0]?.account_id
}

export async function lockPlan(tx: Transaction, planId: number): Promise<PlanRow | undefined> {
  const found = await tx.client.query<PlanRow>(
    `select plan_id as "planId", account_id as "accountId", state, division, arrears, forgiven, currency, terms, renegotiations,
       reinstatements, broken_on as "brokenOn", missed, version, made_on as "madeOn", signed_name as "signedName", signed_by as "signedBy",
       signed_at as "signedAt" from payment_plans where plan_id = $1 for update`,
    [planId],
  )
  return found.rows[0]
}

/** The plan of the account that stands now. */
export async function activePlanOf(db: Queryable, accountId: string): Promise<number | undefined> {
  const found = await db.query<{ plan_id: number }>(
    `select plan_id from payment_plans where account_id = $1 and state = 'active'`,
    [accountId],
  )
  return found.rows[0]?.plan_id
}

export interface PlanChange {
  readonly state: PlanState
  readonly division: number
  readonly forgiven: string
  readonly monthlyIncome?: string | null
  readonly renegotiations: number
  readonly reinstatements: number
  readonly brokenOn: string | null
  readonly missed: string | null
  readonly endedOn: string | null
  readonly endReason: string | null
}

export async function savePlan(tx: Transaction, planId: number, plan: PlanChange): Promise<void> {
  await tx.client.query(
    `update payment_plans set state = $2, division = $3, forgiven = $4, renegotiations = $5, reinstatements = $6, broken_on = $7, missed = $8,
       ended_on = $9, end_reason = $10, monthly_income = coalesce($11, monthly_income), version = version + 1 where plan_id = $1`,
    [
      planId,
      plan.state,
      plan.division,
      plan.forgiven,
      plan.renegotiations,
      plan.reinstatements,
      plan.brokenOn,
      plan.missed,
      plan.endedOn,
      plan.endReason,
      plan.monthlyIncome ?? null,
    ],
  )
}

export interface NewDivision {
  readonly planId: number
  readonly division: number
  readonly creditItemId: number
  readonly amount: string
  readonly madeOn: string
  readonly madeBy: string
  readonly debts: readonly { readonly itemId: number; readonly amount: string }[]
  readonly instalments: readonly {
    readonly number: number
    readonly itemId: number
    readonly amount: string
    readonly dueOn: string
  }[]
}

export async function insertDivision(tx: Transaction, made: NewDivision): Promise<void> {
  await tx.client.query(
    `insert into plan_divisions (plan_id, division, credit_item_id, amount, made_on, made_by) values ($1, $2, $3, $4, $5, $6)`,
    [made.planId, made.division, made.creditItemId, made.amount, made.madeOn, made.madeBy],
  )
  await tx.client.query(
    `insert into plan_debts (plan_id, division, item_id, amount) select $1, $2, * from unnest($3::bigint[], $4::numeric[])`,
    [made.planId, made.division, made.debts.map((debt) => debt.itemId), made.debts.map((debt) => debt.amount)],
  )
  await tx.client.query(
    `insert into plan_instalments (plan_id, division, number, item_id, amount, due_on)
     select $1, $2, * from unnest($3::integer[], $4::bigint[], $5::numeric[], $6::date[])`,
    [
      made.planId,
      made.division,
      made.instalments.map((one) => one.number),
      made.instalments.map((one) => one.itemId),
      made.instalments.map((one) => one.amount),
      made.instalments.map((one) => one.dueOn),
    ],
  )
}

/** The items of a division: its credit, the debts it took over and its instalments. */
export async function itemsOfDivision(
  db: Queryable,
  planId: number,
  division: number,
): Promise<{ readonly creditItemId: number; readonly debts: readonly number[]; readonly instalments: readonly number[] }> {
  const found = await db.query<{ credit: number; debts: number[]; instalments: number[] }>(
    `select d.credit_item_id as credit,
       array(select p.item_id from plan_debts p where p.plan_id = d.plan_id and p.division = d.division order by p.item_id) as debts,
       array(select p.item_id from plan_instalments p where p.plan_id = d.plan_id and p.division = d.division order by p.number) as instalments
     from plan_divisions d where d.plan_id = $1 and d.division = $2`,
    [planId, division],
  )
  const row = found.rows[0] as { credit: number; debts: number[]; instalments: number[] }
  return { creditItemId: row.credit, debts: row.debts.map(Number), instalments: row.instalments.map(Number) }
}

/** An instalment with the open item it is. */
export interface InstalmentRow extends StandingInstalment {
  readonly itemId: number
}

/** The instalments of a division as they stand now, in their order. */
export async function instalmentsOf(db: Queryable, planId: number, division: number): Promise<InstalmentRow[]> {
  const found = await db.query<{
    number: number
    item_id: number
    amount: string
    open: string
    due_on: string
    paid_on: string | null
    reminded_on: string | null
    forgiven: string | null
  }>(
    `select p.number, p.item_id, p.amount, i.open_amount as open, p.due_on, p.reminded_on, p.forgiven,
       case when i.open_amount = 0 then (select max(a.applied_on) from applications a where a.debit_item_id = p.item_id) end as paid_on
     from plan_instalments p join open_items i using (item_id) where p.plan_id = $1 and p.division = $2 order by p.number`,
    [planId, division],
  )
  return found.rows.map((row) => ({
    number: row.number,
    itemId: row.item_id,
    amount: new Decimal(row.amount),
    open: new Decimal(row.open),
    dueOn: row.due_on,
    paidOn: row.paid_on,
    remindedOn: row.reminded_on,
    isForgivenFor: row.forgiven !== null,
  }))
}

export async function noteReminder(tx: Transaction, planId: number, division: number, number: number, on: string): Promise<void> {
  await tx.client.query('update plan_instalments set reminded_on = $4 where plan_id = $1 and division = $2 and number = $3', [
    planId,
    division,
    number,
    on,
  ])
}

export async function noteForgiveness(
  tx: Transaction,
  planId: number,
  division: number,
  number: number,
  amount: string,
): Promise<void> {
  await tx.client.query('update plan_instalments set forgiven = $4 where plan_id = $1 and division = $2 and number = $3', [
    planId,
    division,
    number,
    amount,
  ])
}

/** The oldest due day before today of what the account owes beside its instalments and that no dispute holds. */
export async function oldestDebtBeside(db: Queryable, accountId: string, today: string): Promise<string | null> {
  const found = await db.query<{ due_on: string | null }>(
    `select min(i.due_on) as due_on from open_items i
     where i.account_id = $1 and i.open_amount > 0 and i.due_on < $2 and i.kind not in ('instalment', 'deposit_installment')
       and not exists (select 1 from disputes d where d.item_id = i.item_id and d.released_on is null and d.amount >= i.open_amount)`,
    [accountId, today],
  )
  return found.rows[0]?.due_on ?? null
}

/** What cases hold of the account's debt: of one item, or of whatever it owes. */
export async function disputedParts(
  db: Queryable,
  accountId: string,
): Promise<{ readonly itemId: number | null; readonly amount: Decimal }[]> {
  const found = await db.query<{ item_id: number | null; amount: string }>(
    'select item_id, amount from disputes where account_id = $1 and released_on is null',
    [accountId],
  )
  return found.rows.map((row) => ({ itemId: row.item_id, amount: new Decimal(row.amount) }))
}

export async function insertPlanLog(
  tx: Transaction,
  entry: {
    readonly planId: number
    readonly act: string
    readonly sentence: string
    readonly today: string
    readonly actor: string
  },
): Promise<number> {
  const added = await tx.client.query<{ log_id: number }>(
    'insert into plan_log (plan_id, act, sentence, business_date, actor) values ($1, $2, $3, $4, $5) returning log_id',
    [entry.planId, entry.act, entry.sentence, entry.today, entry.actor],
  )
  return (added.rows[0] as { log_id: number }).log_id
}
