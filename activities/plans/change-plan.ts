import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { activePlanOf, instalmentsOf, type PlanChange, type PlanRow, savePlan } from '../../db/plans/plan-store.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import type { Transaction } from '../../db/transaction.js'
import { Decimal, sum, ZERO } from '../../domain/kernel/decimal.js'
import type { Command } from '../../domain/kernel/command.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { amountText } from '../../domain/kernel/money.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import type { CoveredItem } from '../../domain/plans/cover-arrears.js'
import { offerPlan, type PlanOffer } from '../../domain/plans/offer-plans.js'
import { mayAmend, mayReinstate } from '../../domain/plans/plan-changes.js'
import { dividedText } from '../../domain/plans/plan-sentence.js'
import { PLAN_WORKFLOW, planWorkflowId } from '../../workflows/plans/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { chargeAccount } from '../ledger/charge-account.js'
import { type Ledger, loadLedger } from '../ledger/load-ledger.js'
import { runCommand } from '../run-command.js'
import { wakeMovesOf } from '../services/wake-moves.js'
import { changeOf } from './advance-plan.js'
import { debtsOfPlan } from './debts-of-plan.js'
import { endDivision } from './end-division.js'
import { lockPlanAndAccount } from './lock-plan-account.js'
import { makeDivision, openDebts } from './make-division.js'
import { refuseAboveIncome, wishOf } from './make-plan.js'
import { loadPlanCustomer } from './plan-customer.js'
import { nextDueOn } from './plan-facts.js'
import { recordPlanStep } from './record-plan-step.js'
import { sendAgreement } from './write-about-plan.js'

export interface AmendPlanInput {
  readonly planId: number
  /** The plan as the caller saw it. */
  readonly version: number
  readonly count: number
  readonly firstDueOn: LocalDate | null
  readonly monthlyIncome: string | null
  readonly isSupervisor: boolean
}

/**
 * Divides what is left of a plan anew, because the income changed. Refuses NOT_FOUND, PLAN_CHANGED where somebody was quicker, PLAN_STANDS
 * where it broke and another one follows it, what `mayAmend` and `offerPlan` refuse, PLAN_ABOVE_INCOME.
 */
export function amendPlan(pool: pg.Pool, command: Command<AmendPlanInput>): Promise<{ planId: number }> {
  return runCommand(pool, 'plans.amend', command, async (tx) => {
    const { input } = command
    const { plan, ledger } = await begin(tx, command, input)
    await refuseBesideAnother(tx, plan)
    const instalments = await instalmentsOf(tx.client, plan.planId, plan.division)
    valueOf(mayAmend({ ...plan, instalments }, ledger.today, input.isSupervisor))
    const covered = await debtsToDivide(tx, plan, ledger)
    const terms = { ...plan.terms, downPayment: null }
    const arrears = sum(covered.map(({ amount }) => amount))
    const offer = valueOf(offerPlan(wishOf(input, arrears, ledger), terms, ledger.settings.calendar, input.count))
    refuseAboveIncome(offer, input.isSupervisor)
    const change = {
      ...changeOf(plan),
      renegotiations: plan.renegotiations + 1,
      monthlyIncome: input.monthlyIncome,
    }
    const sentence = `Divided anew: ${amountText(arrears, plan.currency)} ${dividedText(offer.count, offer.instalments.at(-1)?.dueOn)}.`
    await divideAnew(tx, { plan, ledger, covered, offer, change }, command, { act: 'amend', sentence })
    return { planId: plan.planId }
  })
}

/**
 * Takes a broken plan up again once what was missed was paid: its instalments that are still to come, with a fee where the terms ask for
 * one. Refuses NOT_FOUND, PLAN_CHANGED, PLAN_STANDS, what `mayReinstate` refuses, PLAN_NOTHING_OWED.
 */
export function reinstatePlan(
  pool: pg.Pool,
  command: Command<{ readonly planId: number; readonly version: number }>,
): Promise<{ planId: number }> {
  return runCommand(pool, 'plans.reinstate', command, async (tx) => {
    const { plan, ledger } = await begin(tx, command, command.input)
    await refuseBesideAnother(tx, plan)
    const instalments = await instalmentsOf(tx.client, plan.planId, plan.division)
    const debts = await debtsOfPlan(tx.client, plan.planId, plan.division)
    const fee = valueOf(mayReinstate({ ...plan, instalments }, new Decimal(plan.missed ?? '0'), debts.paidSinceBroken))
    const covered = await openDebts(tx, debts.itemIds)
    const arrears = sum(covered.map(({ amount }) => amount))
    if (arrears.isZero()) refuse('PLAN_NOTHING_OWED', 'The debts of this plan are paid. There is nothing to take up again.')
    if (fee.gt(0)) {
      await chargeAccount(
        tx,
        {
          sourceId: `plan/${plan.planId}/reinstated/${plan.reinstatements + 1}`,
          accountId: plan.accountId,
          amount: fee,
          on: ledger.today,
          description: `Payment plan ${plan.planId} taken up again`,
        },
        ledger,
      )
    }
    const ahead = instalments.filter(({ number, dueOn }) => number > 0 && dueOn >= ledger.today)
    const wish = wishOf({ firstDueOn: ahead[0]?.dueOn ?? null, monthlyIncome: null }, arrears, ledger)
    // What was agreed is taken up as it was: as many instalments as were still to come, whatever a new plan would need.
    const terms = {
      ...plan.terms,
      downPayment: null,
      smallestInstalment: null,
      minimumArrears: null,
      term: { ...plan.terms.term, min_instalments: 1 },
    }
    const offer = valueOf(offerPlan(wish, terms, ledger.settings.calendar, Math.max(1, ahead.length)))
    const change = { ...changeOf(plan), reinstatements: plan.reinstatements + 1 }
    const sentence = `Taken up again: ${amountText(arrears, plan.currency)} ${dividedText(offer.count, offer.instalments.at(-1)?.dueOn)}.`
    await divideAnew(tx, { plan, ledger, covered, offer, change }, command, { act: 'reinstate', sentence })
    return { planId: plan.planId }
  })
}

/** Cancels a plan: what is not paid is owed again where it stood. Refuses NOT_FOUND, PLAN_CHANGED, PLAN_ENDED. */
export function cancelPlan(
  pool: pg.Pool,
  command: Command<{ readonly planId: number; readonly version: number }>,
): Promise<{ planId: number }> {
  return runCommand(pool, 'plans.cancel', command, async (tx) => {
    const { plan, ledger } = await begin(tx, command, command.input)
    if (plan.state === 'kept' || plan.state === 'cancelled') refuse('PLAN_ENDED', `This plan was ${plan.state} already.`)
    const unpaid = plan.state === 'active' ? (await endDivision(tx, plan, ledger)).unpaid : ZERO
    const change = { ...changeOf(plan), state: 'cancelled' as const, endedOn: ledger.today, endReason: command.reason }
    await save(tx, plan, ledger, change, command, {
      act: 'cancel',
      sentence: unpaid.isZero() ? 'Cancelled.' : `Cancelled. ${amountText(unpaid, plan.currency)} is owed again where it stood.`,
    })
    return { planId: plan.planId }
  })
}

async function begin(
  tx: Transaction,
  command: Command<unknown>,
  seen: { readonly planId: number; readonly version: number },
): Promise<{ plan: PlanRow; ledger: Ledger }> {
  const plan = await lockPlanAndAccount(tx, seen.planId)
  if (plan.version !== seen.version) {
    refuse('PLAN_CHANGED', 'This plan was changed meanwhile. Look at it again before you go on.', { version: plan.version })
  }
  return { plan, ledger: await loadLedger(tx.client, command.actor.id) }
}

/** The debts of a plan that are to be divided anew; a plan that stands ends its division first. */
async function debtsToDivide(tx: Transaction, plan: PlanRow, ledger: Ledger): Promise<CoveredItem[]> {
  const itemIds =
    plan.state === 'active'
      ? (await endDivision(tx, plan, ledger)).debts
      : (await debtsOfPlan(tx.client, plan.planId, plan.division)).itemIds
  return openDebts(tx, itemIds)
}

/** A plan that broke can be followed by another one; it is not taken up again beside that. */
async function refuseBesideAnother(tx: Transaction, plan: PlanRow): Promise<void> {
  const standing = await activePlanOf(tx.client, plan.accountId)
  if (standing === undefined || standing === plan.planId) return
  refuse('PLAN_STANDS', `Account ${plan.accountId} has payment plan ${standing} by now. Amend that one.`, { planId: standing })
}

async function divideAnew(
  tx: Transaction,
  anew: {
    readonly plan: PlanRow
    readonly ledger: Ledger
    readonly covered: readonly CoveredItem[]
    readonly offer: PlanOffer
    readonly change: PlanChange
  },
  command: Command<unknown>,
  happening: { readonly act: string; readonly sentence: string },
): Promise<void> {
  const { plan, ledger, covered, offer } = anew
  const division = plan.division + 1
  await makeDivision(
    tx,
    { planId: plan.planId, division, accountId: plan.accountId, covered, instalments: offer.instalments },
    ledger,
  )
  const change = { ...anew.change, state: 'active' as const, division, brokenOn: null, missed: null }
  await save(tx, plan, ledger, change, command, happening)
  const { customerId } = await loadPlanCustomer(tx.client, plan.accountId, ledger.today)
  const about = {
    planId: plan.planId,
    accountId: plan.accountId,
    customerId,
    offer,
    division,
    terms: plan.terms,
    signature: plan,
  }
  await sendAgreement(tx, about, { actor: command.actor, today: ledger.today })
}

async function save(
  tx: Transaction,
  plan: PlanRow,
  ledger: Ledger,
  change: PlanChange,
  command: Command<unknown>,
  happening: { readonly act: string; readonly sentence: string },
): Promise<void> {
  await savePlan(tx, plan.planId, change)
  const due = change.state === 'active' ? nextDueOn(await instalmentsOf(tx.client, plan.planId, change.division)) : null
  await recordPlanStep(
    tx,
    { planId: plan.planId, accountId: plan.accountId, state: change.state, nextDueOn: due },
    { ...happening, today: ledger.today, actor: command.actor.name },
  )
  await recordAudit(tx, {
    actor: command.actor,
    action: `plans.${happening.act}`,
    subjectKind: 'payment_plan',
    subjectId: String(plan.planId),
    reason: command.reason,
    before: { state: plan.state, division: plan.division },
    after: { state: change.state, division: change.division },
  })
  await enqueueSignal(tx, {
    workflowId: planWorkflowId(plan.planId),
    signal: WAKE_SIGNAL,
    // The workflow of a broken plan has ended.
    start: { type: PLAN_WORKFLOW, input: { planId: plan.planId } },
  })
  await wakeMovesOf(tx, [plan.accountId])
}
