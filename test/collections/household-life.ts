import type pg from 'pg'
import { openCase } from '../../activities/cases/open-case.js'
import { decideCase } from '../../activities/cases/decide-case.js'
import { actOnCollection } from '../../activities/collections/act-on-collection.js'
import { addProtection } from '../../activities/collections/add-protection.js'
import { endProtection } from '../../activities/collections/end-protection.js'
import { holdCollection, releaseHold } from '../../activities/collections/hold-collection.js'
import { recordContact } from '../../activities/collections/record-contact.js'
import { waiveFee } from '../../activities/late-fees/waive-fee.js'
import { postPayment } from '../../activities/payments/post-payment.js'
import { reversePayment } from '../../activities/payments/reverse-payment.js'
import { amendPlan, cancelPlan, reinstatePlan } from '../../activities/plans/change-plan.js'
import { makePlan, offersFor } from '../../activities/plans/make-plan.js'
import { addDays } from '../../domain/kernel/local-date.js'
import type { Chance } from '../simulation/collections/chance.js'
import { report } from '../support/collections.js'
import type { Household } from '../support/households.js'
import { cancelIssuedBill, issueBill } from '../support/issued-bill.js'
import { byTester } from '../support/moves.js'
import { codeOf } from '../support/refusals.js'

/** A household in whose life something happens by chance. */
export interface Life {
  readonly pool: pg.Pool
  readonly home: Household
  readonly random: Chance
  readonly today: string
}

/** What became of it: `ok`, the code it was refused with, or that there was nothing it could happen to. */
type Became = string
const NOTHING: Became = 'nothing'

/** What can happen to a household, and how often beside the rest. */
const HAPPENINGS: Readonly<Record<string, readonly [weight: number, happen: (life: Life) => Promise<Became>]>> = {
  bill: [4, bill],
  bill_cancelled: [1, billCancelled],
  payment: [7, payment],
  payment_returned: [3, paymentReturned],
  plan_made: [3, planMade],
  plan_amended: [1, planAmended],
  plan_cancelled: [1, (life) => changed(life, cancelPlan, ['active', 'broken'])],
  plan_reinstated: [4, (life) => changed(life, reinstatePlan, ['broken'])],
  dispute: [1, dispute],
  dispute_settled: [3, disputeSettled],
  hold: [1, hold],
  hold_released: [3, holdReleased],
  protection: [1, protection],
  protection_ended: [2, protectionEnded],
  crew: [12, crew],
  contact: [1, contact],
  late_fee_waived: [1, lateFeeWaived],
  case_stopped: [1, (life) => acted(life, 'stop')],
  step_skipped: [1, (life) => acted(life, 'skip')],
  reconnection_ordered: [1, (life) => acted(life, 'order_reconnection')],
}

const NAMES = Object.entries(HAPPENINGS).flatMap(([name, [weight]]) => Array.from({ length: weight }, () => name))

/** Lets something happen that can, as often as its weight says; returns its name and what became of it. */
export async function happen(life: Life): Promise<{ readonly what: string; readonly became: Became }> {
  for (;;) {
    const what = life.random.of(NAMES)
    const [, run] = HAPPENINGS[what] as (typeof HAPPENINGS)[string]
    const became = await run(life)
    if (became !== NOTHING) return { what, became }
  }
}

async function one<Row>(life: Life, sql: string, ...values: readonly unknown[]): Promise<Row | undefined> {
  return (await life.pool.query(sql, [life.home.accountId, ...values])).rows[0] as Row | undefined
}

const cents = (random: Chance, low: number, high: number): string => (random.between(low * 100, high * 100) / 100).toFixed(2)

async function bill({ pool, home, random, today }: Life): Promise<Became> {
  await issueBill(pool, { ...home, amount: cents(random, 20, 120), dueOn: addDays(today, random.between(0, 12)) })
  return 'ok'
}

/** Only the youngest: bills leave no day out. */
async function billCancelled(life: Life): Promise<Became> {
  const found = await one<{ bill_id: number }>(
    life,
    `select bill_id from bills where account_id = $1 and state = 'issued' order by period_from desc limit 1`,
  )
  if (found === undefined) return NOTHING
  await cancelIssuedBill(life.pool, found.bill_id)
  return 'ok'
}

async function payment(life: Life): Promise<Became> {
  const { pool, home, random, today } = life
  const owed = await one<{ all: string; late: string; next: string }>(
    life,
    `select sum(open_amount)::numeric(14, 2) as all, coalesce(sum(open_amount) filter (where due_on < $2), 0)::numeric(14, 2) as late,
       coalesce((select open_amount from open_items where account_id = $1 and kind = 'instalment' and open_amount > 0 order by due_on limit 1), 0)::numeric(14, 2) as next
     from open_items where account_id = $1 and open_amount > 0`,
    today,
  )
  const amount = random.of([owed?.all ?? '0', owed?.late ?? '0', owed?.next ?? '0', '10.00', cents(random, 5, 80)])
  if (Number(amount) <= 0) return NOTHING
  return codeOf(postPayment(pool, byTester({ channel: 'counter', account: home.accountId, amount })))
}

async function paymentReturned(life: Life): Promise<Became> {
  const found = await one<{ payment_id: number }>(
    life,
    `select payment_id from payments where account_id = $1 and state = 'posted' order by md5(payment_id || $2) limit 1`,
    String(life.random.next()),
  )
  if (found === undefined) return NOTHING
  const fee = life.random.happens(0.5) ? { fee: 'settings' } : {}
  return codeOf(reversePayment(life.pool, byTester({ paymentId: found.payment_id, ...fee })))
}

async function planMade({ pool, home, random }: Life): Promise<Became> {
  const wish = { accountId: home.accountId, firstDueOn: null, monthlyIncome: null }
  return codeOf(
    offersFor(pool, wish).then(({ arrears, offers }) =>
      makePlan(
        pool,
        byTester({
          ...wish,
          arrears: arrears.toFixed(2),
          count: random.of(offers).count,
          signedName: 'A. Customer',
          signedBy: 'by_phone' as const,
          isSupervisor: false,
        }),
      ),
    ),
  )
}

function planOf(life: Life, states: readonly string[]) {
  return one<{ planId: number; version: number }>(
    life,
    `select plan_id as "planId", version from payment_plans where account_id = $1 and state = any($2) order by plan_id desc limit 1`,
    states,
  )
}

async function changed(life: Life, change: typeof cancelPlan, states: readonly string[]): Promise<Became> {
  const plan = await planOf(life, states)
  return plan === undefined ? NOTHING : codeOf(change(life.pool, byTester({ ...plan })))
}

async function planAmended(life: Life): Promise<Became> {
  const plan = await planOf(life, ['active', 'broken'])
  if (plan === undefined) return NOTHING
  const wish = { count: life.random.between(2, 6), firstDueOn: null, monthlyIncome: '1200.00', isSupervisor: true }
  return codeOf(amendPlan(life.pool, byTester({ ...plan, ...wish })))
}

async function dispute(life: Life): Promise<Became> {
  const item = await one<{ item_id: number; open: string }>(
    life,
    `select item_id, open_amount as open from open_items where account_id = $1 and open_amount > 0 and kind = 'bill' order by due_on limit 1`,
  )
  if (item === undefined) return NOTHING
  return codeOf(
    openCase(
      life.pool,
      byTester({
        accountId: life.home.accountId,
        typeCode: 'DISPUTE',
        summary: 'High bill',
        body: null,
        disputed: life.random.happens(0.5) ? item.open : (Number(item.open) / 2).toFixed(2),
        itemId: life.random.happens(0.5) ? item.item_id : null,
        links: [],
      }),
    ),
  )
}

async function disputeSettled(life: Life): Promise<Became> {
  const found = await one<{ case_id: number }>(
    life,
    'select case_id from disputes where account_id = $1 and released_on is null order by dispute_id limit 1',
  )
  if (found === undefined) return NOTHING
  const decision = { act: 'close' as const, outcome: 'rejected' as const }
  return codeOf(decideCase(life.pool, byTester({ caseId: found.case_id, decision, body: null })))
}

function hold({ pool, home, random, today }: Life): Promise<Became> {
  const toOn = random.happens(0.5) ? null : addDays(today, random.between(3, 20))
  return codeOf(holdCollection(pool, byTester({ scope: 'account' as const, scopeValue: home.accountId, toOn })))
}

async function holdReleased(life: Life): Promise<Became> {
  const found = await one<{ hold_id: number }>(
    life,
    `select hold_id from collection_holds where scope_value = $1 and released_on is null order by hold_id limit 1`,
  )
  return found === undefined ? NOTHING : codeOf(releaseHold(life.pool, byTester({ holdId: found.hold_id })))
}

function protection({ pool, home, random, today }: Life): Promise<Became> {
  const kind = random.of(['medical', 'life_support', 'pledge', 'bankruptcy'] as const)
  return codeOf(
    addProtection(
      pool,
      byTester({
        accountId: home.accountId,
        kind,
        source: 'certificate' as const,
        evidence: 'Seen at the counter',
        beginsOn: today,
        endsOn: addDays(today, random.between(5, 40)),
        programme: null,
        amount: kind === 'pledge' ? '40.00' : null,
        bornOn: null,
        livesAlone: false,
        cannotPayAndArranges: false,
        renewsProtectionId: null,
      }),
    ),
  )
}

async function protectionEnded(life: Life): Promise<Became> {
  const found = await one<{ protection_id: number }>(
    life,
    'select protection_id from protections where account_id = $1 and ended_on is null order by protection_id limit 1',
  )
  return found === undefined ? NOTHING : codeOf(endProtection(life.pool, byTester({ protectionId: found.protection_id })))
}

/** The crew that is on its way comes, and comes to something. */
async function crew(life: Life): Promise<Became> {
  const order = await one<{ id: string; type: string }>(
    life,
    `select work_order_id as id, type_code as type from work_orders
     where account_id = $1 and type_code in ('DISCONNECT', 'RECONNECT') and state not in ('completed', 'incomplete', 'cancelled') limit 1`,
  )
  if (order === undefined) return NOTHING
  const result = life.random.happens(0.7) ? 'DONE' : order.type === 'DISCONNECT' ? 'PAID_AT_DOOR' : 'NO_ACCESS'
  const reading = result === 'DONE' ? { meterId: life.home.meterId, value: '1000' } : undefined
  return codeOf(report(life.pool, order.id, life.today, result, reading))
}

function contact({ pool, home, random, today }: Life): Promise<Became> {
  return codeOf(
    recordContact(
      pool,
      byTester({
        accountId: home.accountId,
        channel: 'phone' as const,
        reached: random.of(['customer', 'adult', 'nobody'] as const),
        leftDoorHanger: false,
        offeredPrepayment: false,
        on: today,
        note: null,
        notice: null,
      }),
    ),
  )
}

async function lateFeeWaived(life: Life): Promise<Became> {
  const found = await one<{ late_fee_id: number }>(
    life,
    `select late_fee_id from late_fees where account_id = $1 and not exists (select from late_fee_reversals r where r.late_fee_id = late_fees.late_fee_id) limit 1`,
  )
  if (found === undefined) return NOTHING
  return codeOf(waiveFee(life.pool, byTester({ lateFeeId: found.late_fee_id, mayWaiveAny: true })))
}

async function acted(life: Life, act: 'stop' | 'skip' | 'order_reconnection'): Promise<Became> {
  const found = await one<{ id: string }>(
    life,
    `select collection_id as id from collection_cases where account_id = $1 and state <> 'closed'`,
  )
  return found === undefined ? NOTHING : codeOf(actOnCollection(life.pool, byTester({ collectionId: found.id, act })))
}
