import type pg from 'pg'
import { planCustomerOf } from '../../db/plans/plan-customer.js'
import { noteForgiveness, noteReminder, type PlanRow, savePlan } from '../../db/plans/plan-store.js'
import { noteWait } from '../../db/processes/process-store.js'
import { inTransaction, type Transaction } from '../../db/transaction.js'
import type { Actor } from '../../domain/kernel/command.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { amountText } from '../../domain/kernel/money.js'
import { nextPlanStep, type PlanStep } from '../../domain/plans/plan-step.js'
import { type PlanInput, planWorkflowId } from '../../workflows/plans/contract.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import { type Ledger, loadLedger } from '../ledger/load-ledger.js'
import { wakeMovesOf } from '../services/wake-moves.js'
import { endDivision, missedOf } from './end-division.js'
import { forgiveArrears } from './forgive-arrears.js'
import { lockPlanAndAccount } from './lock-plan-account.js'
import { loadPlanFacts, nextDueOn } from './plan-facts.js'
import { recordPlanStep } from './record-plan-step.js'
import { writeAboutPlan } from './write-about-plan.js'

/** A waiting plan looks again by itself this often, so that a new day is noticed without a signal. */
const LOOK_AGAIN_MS = 3_600_000
const PENSTOCK: Actor = { kind: 'process', id: 'Penstock', name: 'Penstock' }

/** Reads where a plan stands, takes its next step in one transaction and says how its process goes on. */
export function advancePlan(pool: pg.Pool, { planId }: PlanInput): Promise<EntityStep> {
  return inTransaction(pool, async (tx) => {
    const plan = await lockPlanAndAccount(tx, planId)
    const ledger = await loadLedger(tx.client, PENSTOCK.id)
    const facts = await loadPlanFacts(tx.client, plan, ledger.today)
    const step = nextPlanStep(facts, ledger.today, ledger.settings.calendar)
    switch (step.kind) {
      case 'end':
        return { kind: 'end' }
      case 'wait':
        await noteWait(tx, planWorkflowId(planId), step.until)
        return { kind: 'wait', waitMs: LOOK_AGAIN_MS }
      case 'forgive': {
        await forgiveArrears(tx, plan, step, ledger)
        await noteForgiveness(tx, planId, plan.division, step.number, step.amount.toFixed())
        const forgiven = facts.forgiven.plus(step.amount).toFixed()
        await savePlan(tx, planId, { ...changeOf(plan), forgiven })
        await record(tx, plan, ledger, {
          act: 'forgive',
          sentence: `${amountText(step.amount, plan.currency)} of the debt is forgiven: instalment ${step.number} was paid on time.`,
        })
        return { kind: 'again' }
      }
      case 'remind':
        await remind(tx, plan, step, ledger)
        return { kind: 'again' }
      case 'break':
        await breakPlan(tx, plan, step, ledger)
        return { kind: 'again' }
      case 'keep':
        await savePlan(tx, planId, { ...changeOf(plan), state: 'kept', endedOn: ledger.today, endReason: 'Everything was paid.' })
        await record(tx, { ...plan, state: 'kept' }, ledger, { act: 'keep', sentence: 'Kept: everything was paid.' })
        await write(tx, plan, ledger, 'PLAN_KEPT', {}, 'kept')
        // A case that waited for the plan has nothing left to follow up.
        await wakeMovesOf(tx, [plan.accountId])
        return { kind: 'again' }
    }
  })
}

async function remind(
  tx: Transaction,
  plan: PlanRow,
  step: Extract<PlanStep, { kind: 'remind' }>,
  ledger: Ledger,
): Promise<void> {
  const { instalments } = await loadPlanFacts(tx.client, plan, ledger.today)
  const missed = instalments.find(({ number }) => number === step.number)
  invariant(missed !== undefined, 'a reminder of an instalment that is there', { planId: plan.planId })
  await noteReminder(tx, plan.planId, plan.division, step.number, ledger.today)
  await record(tx, plan, ledger, {
    act: 'remind',
    sentence: `${amountText(missed.open, plan.currency)} due ${missed.dueOn} was not paid: the customer was reminded. The plan is broken after ${step.brokenAfter}.`,
  })
  const fields = { amount: missed.open.toFixed(2), dueDate: missed.dueOn, payBy: step.brokenAfter }
  await write(tx, plan, ledger, 'PLAN_MISSED', fields, `missed/${plan.division}/${step.number}`)
}

const BECAUSE = {
  down_payment: 'the down payment',
  instalment: 'an instalment',
  current_bill: 'a bill beside the plan',
} as const

async function breakPlan(
  tx: Transaction,
  plan: PlanRow,
  step: Extract<PlanStep, { kind: 'break' }>,
  ledger: Ledger,
): Promise<void> {
  const { instalments } = await loadPlanFacts(tx.client, plan, ledger.today)
  const missed = missedOf(instalments, ledger.today)
  const { unpaid } = await endDivision(tx, plan, ledger)
  await savePlan(tx, plan.planId, { ...changeOf(plan), state: 'broken', brokenOn: ledger.today, missed: missed.toFixed() })
  await record(tx, { ...plan, state: 'broken' }, ledger, {
    act: 'break',
    sentence: `Broken: ${BECAUSE[step.because]} due ${step.dueOn} was not paid. ${amountText(unpaid, plan.currency)} is owed again where it stood.`,
  })
  await write(tx, plan, ledger, 'PLAN_BROKEN', { amount: unpaid.toFixed(2), dueDate: step.dueOn }, `broken/${plan.division}`)
  // Whatever collects from the account sees the debt again.
  await wakeMovesOf(tx, [plan.accountId])
}

async function write(
  tx: Transaction,
  plan: PlanRow,
  ledger: Ledger,
  templateCode: 'PLAN_MISSED' | 'PLAN_BROKEN' | 'PLAN_KEPT',
  fields: Readonly<Record<string, string>>,
  what: string,
): Promise<void> {
  const customer = await planCustomerOf(tx.client, plan.accountId)
  invariant(customer !== undefined, 'an account with its customer', { accountId: plan.accountId })
  const about = { planId: plan.planId, accountId: plan.accountId, customerId: customer.customerId }
  await writeAboutPlan(tx, about, templateCode, fields, { actor: PENSTOCK, today: ledger.today }, what)
}

async function record(
  tx: Transaction,
  plan: PlanRow,
  ledger: Ledger,
  happening: { readonly act: string; readonly sentence: string },
): Promise<void> {
  const { instalments } = await loadPlanFacts(tx.client, plan, ledger.today)
  await recordPlanStep(
    tx,
    { ...plan, nextDueOn: nextDueOn(instalments) },
    { ...happening, today: ledger.today, actor: PENSTOCK.name },
  )
}

/** A plan as it stands, to be saved with a change. */
export function changeOf(plan: PlanRow): Parameters<typeof savePlan>[2] {
  const { state, division, forgiven, renegotiations, reinstatements, brokenOn, missed } = plan
  return { state, division, forgiven, renegotiations, reinstatements, brokenOn, missed, endedOn: null, endReason: null }
}
