import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { loadOpenItems } from '../../db/ledger/open-item-store.js'
import { activePlanOf, disputedParts, insertPlan, instalmentsOf } from '../../db/plans/plan-store.js'
import type { Queryable } from '../../db/pool.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import type { Transaction } from '../../db/transaction.js'
import { type Decimal as Amount, Decimal, sum } from '../../domain/kernel/decimal.js'
import type { Command } from '../../domain/kernel/command.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { amountText } from '../../domain/kernel/money.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import type { SignedBy } from '../../domain/plans/agreement-fields.js'
import { type CoveredItem, coverArrears } from '../../domain/plans/cover-arrears.js'
import { offerPlan, offerPlans, type PlanOffer } from '../../domain/plans/offer-plans.js'
import { isAsSeen, type OfferedDebt, type SeenInstalment } from '../../domain/plans/plan-offer.js'
import { dividedText } from '../../domain/plans/plan-sentence.js'
import type { PlanTerms } from '../../domain/plans/plan-terms.js'
import { PLAN_WORKFLOW, planWorkflowId } from '../../workflows/plans/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { type Ledger, loadLedger } from '../ledger/load-ledger.js'
import { runCommand } from '../run-command.js'
import { wakeMovesOf } from '../services/wake-moves.js'
import { makeDivision } from './make-division.js'
import { loadPlanCustomer } from './plan-customer.js'
import { nextDueOn } from './plan-facts.js'
import { recordPlanStep } from './record-plan-step.js'
import { sendAgreement } from './write-about-plan.js'

export interface PlanWishInput {
  readonly accountId: string
  readonly firstDueOn: LocalDate | null
  readonly monthlyIncome: string | null
}

/** What may be agreed with a customer: the debts a plan would take over, and the plans to choose from. */
export interface OfferedPlans {
  readonly arrears: Amount
  readonly covered: readonly CoveredItem[]
  readonly terms: PlanTerms
  readonly offers: readonly PlanOffer[]
  readonly debts: readonly OfferedDebt[]
  readonly customerId: string
}

/** The plans an account may choose from now. Refuses NOT_FOUND, NO_UTILITY, PLAN_STANDS, what the policy and `offerPlans` refuse. */
export async function offersFor(db: Queryable, wish: PlanWishInput): Promise<OfferedPlans> {
  const ledger = await loadLedger(db, 'Penstock')
  const { arrears, terms, ...found } = await debtsToDivide(db, wish.accountId, ledger)
  const offers = valueOf(offerPlans(wishOf(wish, arrears, ledger), terms, ledger.settings.calendar))
  return { arrears, terms, offers, ...found }
}

export interface MakePlanInput extends PlanWishInput {
  /** Monthly instalments beside the down payment: one of the offers, or any number between them. */
  readonly count: number
  /** What the caller saw would be divided: decimal text. */
  readonly arrears: string
  readonly signedName: string
  readonly signedBy: SignedBy
  /** The instalments as whoever signs saw them, where they were shown before: others are not agreed to. */
  readonly seen?: readonly SeenInstalment[]
  /** A supervisor may agree to instalments above the share of the income. */
  readonly isSupervisor: boolean
}

/**
 * Makes a payment plan of what is overdue and begins its process. Refuses NOT_FOUND, NO_UTILITY, PLAN_STANDS where one stands already,
 * PLAN_ARREARS_CHANGED where the debt is no longer what was offered, PLAN_OFFER_CHANGED, PLAN_ABOVE_INCOME, and what the policy and
 * `offerPlan` refuse. `now` is the moment of the signature.
 */
export function makePlan(pool: pg.Pool, command: Command<MakePlanInput>, now = new Date()): Promise<{ planId: number }> {
  return runCommand(pool, 'plans.make', command, (tx) => beginPlan(tx, command, now))
}

/** As `makePlan`, inside the caller's transaction. */
export async function beginPlan(tx: Transaction, command: Command<MakePlanInput>, now: Date): Promise<{ planId: number }> {
  const { input, actor } = command
  await lockAccounts(tx.client, [input.accountId])
  const ledger = await loadLedger(tx.client, actor.id)
  const { covered, arrears, terms, customerId } = await debtsToDivide(tx.client, input.accountId, ledger)
  if (!arrears.eq(input.arrears)) {
    refuse(
      'PLAN_ARREARS_CHANGED',
      `${amountText(arrears, ledger.currency)} is overdue by now, not ${input.arrears}. Offer the plan again.`,
      {
        arrears: amountText(arrears, ledger.currency),
      },
    )
  }
  const offer = valueOf(offerPlan(wishOf(input, arrears, ledger), terms, ledger.settings.calendar, input.count))
  refuseAboveIncome(offer, input.isSupervisor)
  if (input.seen !== undefined && !isAsSeen(offer.instalments, input.seen)) {
    refuse('PLAN_OFFER_CHANGED', 'The dates or amounts of this plan are others by now. Look at them again before you sign.')
  }
  const planId = await insertPlan(tx, {
    accountId: input.accountId,
    arrears: arrears.toFixed(),
    currency: ledger.currency,
    terms,
    monthlyIncome: input.monthlyIncome,
    madeOn: ledger.today,
    madeBy: actor.id,
    signedName: input.signedName,
    signedBy: input.signedBy,
    signedAt: now,
  })
  await makeDivision(tx, { planId, division: 1, accountId: input.accountId, covered, instalments: offer.instalments }, ledger)
  const due = nextDueOn(await instalmentsOf(tx.client, planId, 1))
  await recordPlanStep(
    tx,
    { planId, accountId: input.accountId, state: 'active', nextDueOn: due },
    { act: 'make', sentence: madeSentence(arrears, offer, ledger), today: ledger.today, actor: actor.name },
  )
  await recordAudit(tx, {
    actor,
    action: 'plans.make',
    subjectKind: 'payment_plan',
    subjectId: String(planId),
    reason: command.reason,
    after: { accountId: input.accountId, arrears: arrears.toFixed(), count: offer.count, signedBy: input.signedBy },
  })
  const signature = { signedName: input.signedName, signedBy: input.signedBy, signedAt: now, madeOn: ledger.today }
  await sendAgreement(
    tx,
    { planId, accountId: input.accountId, customerId, offer, division: 1, terms, signature },
    { actor, today: ledger.today },
  )
  await enqueueSignal(tx, {
    workflowId: planWorkflowId(planId),
    signal: WAKE_SIGNAL,
    start: { type: PLAN_WORKFLOW, input: { planId } },
  })
  // Whatever collects from the account sees the plan at once.
  await wakeMovesOf(tx, [input.accountId])
  return { planId }
}

/** Refuses PLAN_ABOVE_INCOME: only a supervisor agrees to instalments above the share of the income. */
export function refuseAboveIncome(offer: PlanOffer, isSupervisor: boolean): void {
  if (offer.fitsIncome || isSupervisor) return
  refuse(
    'PLAN_ABOVE_INCOME',
    'These instalments ask for more of the stated income than the policy allows. Take more of them, or ask a supervisor.',
  )
}

export function wishOf(wish: Omit<PlanWishInput, 'accountId'>, arrears: Amount, ledger: Ledger): Parameters<typeof offerPlan>[0] {
  return {
    arrears,
    currency: ledger.currency,
    today: ledger.today,
    ...(wish.firstDueOn === null ? {} : { firstDueOn: wish.firstDueOn }),
    ...(wish.monthlyIncome === null ? {} : { monthlyIncome: new Decimal(wish.monthlyIncome) }),
  }
}

async function debtsToDivide(
  db: Queryable,
  accountId: string,
  ledger: Ledger,
): Promise<{ covered: CoveredItem[]; arrears: Amount; terms: PlanTerms; customerId: string; debts: OfferedDebt[] }> {
  const { terms, customerId } = await loadPlanCustomer(db, accountId, ledger.today)
  const standing = await activePlanOf(db, accountId)
  if (standing !== undefined) {
    refuse('PLAN_STANDS', `Account ${accountId} has payment plan ${standing} already. Amend that one.`, { planId: standing })
  }
  const items = (await loadOpenItems(db, [accountId])).get(accountId) ?? []
  const covered = coverArrears(items, await disputedParts(db, accountId), ledger.today)
  const debts = covered.map(({ itemId, amount }) => {
    const item = items.find((each) => each.itemId === itemId)
    invariant(item !== undefined, 'a debt to divide is an open item', { itemId })
    return { itemId, amount, kind: item.kind, dueOn: item.dueOn }
  })
  return { covered, arrears: sum(covered.map(({ amount }) => amount)), terms, customerId, debts }
}

function madeSentence(arrears: Amount, offer: PlanOffer, ledger: Ledger): string {
  const down = offer.instalments.find(({ number }) => number === 0)
  const monthly = offer.instalments.filter(({ number }) => number > 0)
  const money = (amount: Amount) => amountText(amount, ledger.currency)
  return `${money(arrears)} is paid off ${dividedText(monthly.length, monthly.at(-1)?.dueOn)}${
    down === undefined ? '' : `, after ${money(down.amount)} down by ${down.dueOn}`
  }.`
}
