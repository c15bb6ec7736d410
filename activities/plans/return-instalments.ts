import { type PlanRow, savePlan } from '../../db/plans/plan-store.js'
import { openInstalmentsOfEndedDivisions } from '../../db/plans/plan-debts.js'
import { planCustomerOf } from '../../db/plans/plan-customer.js'
import type { Transaction } from '../../db/transaction.js'
import { Decimal } from '../../domain/kernel/decimal.js'
import type { Actor } from '../../domain/kernel/command.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { amountText } from '../../domain/kernel/money.js'
import type { Ledger } from '../ledger/load-ledger.js'
import { changeOf } from './advance-plan.js'
import { debtsOfPlan } from './debts-of-plan.js'
import { endDivision } from './end-division.js'
import { lockPlanAndAccount } from './lock-plan-account.js'
import { recordPlanStep } from './record-plan-step.js'
import { writeAboutPlan } from './write-about-plan.js'

/**
 * A payment of the account came back, inside the transaction that takes it back: instalments it had paid of divisions that have ended since
 * are owed again as the debts they were, where those stood. A plan that was kept is broken by it; one that stands follows its own grace.
 * The account is locked.
 */
export async function returnInstalments(
  tx: Transaction,
  returned: { readonly accountId: string; readonly paymentId: number },
  ledger: Ledger,
  actor: Actor,
): Promise<void> {
  for (const { planId, division } of await openInstalmentsOfEndedDivisions(tx.client, returned.accountId)) {
    const plan = await lockPlanAndAccount(tx, planId)
    const isLatest = plan.division === division
    const stillMissed = isLatest && plan.state === 'broken' ? await missedStill(tx, plan) : new Decimal(0)
    const { unpaid } = await endDivision(tx, { planId, division, accountId: returned.accountId }, ledger, returned.paymentId)
    const isBroken = isLatest && (plan.state === 'kept' || plan.state === 'broken')
    if (isBroken) {
      await savePlan(tx, planId, {
        ...changeOf(plan),
        state: 'broken',
        brokenOn: plan.brokenOn ?? ledger.today,
        missed: stillMissed.plus(unpaid).toFixed(),
      })
    }
    const amount = amountText(unpaid, plan.currency)
    await recordPlanStep(
      tx,
      { ...plan, state: isBroken ? 'broken' : plan.state, nextDueOn: null },
      {
        act: 'return',
        sentence: `A payment came back: ${amount} is owed again where it stood.${plan.state === 'kept' ? ' The plan is broken.' : ''}`,
        today: ledger.today,
        actor: actor.name,
      },
    )
    if (plan.state === 'kept') await tell(tx, plan, amount, { actor, today: ledger.today })
  }
}

/** What was missed of a broken plan and has not been paid since. */
async function missedStill(tx: Transaction, plan: PlanRow): Promise<Decimal> {
  const { paidSinceBroken } = await debtsOfPlan(tx.client, plan.planId, plan.division)
  return Decimal.max(0, new Decimal(plan.missed ?? '0').minus(paidSinceBroken))
}

async function tell(tx: Transaction, plan: PlanRow, amount: string, by: { readonly actor: Actor; readonly today: string }) {
  const customer = await planCustomerOf(tx.client, plan.accountId)
  invariant(customer !== undefined, 'an account with its customer', { accountId: plan.accountId })
  const about = { planId: plan.planId, accountId: plan.accountId, customerId: customer.customerId }
  await writeAboutPlan(tx, about, 'PLAN_BROKEN', { amount, dueDate: by.today }, by, `broken/${plan.division}`)
}
