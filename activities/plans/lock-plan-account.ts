import { lockAccounts } from '../../db/ledger/account-lock.js'
import { accountOfPlan, lockPlan, type PlanRow } from '../../db/plans/plan-store.js'
import type { Transaction } from '../../db/transaction.js'
import { refuse } from '../../domain/kernel/outcome.js'

/** Locks the account of a plan, then the plan: the order everything that posts keeps. Refuses NOT_FOUND. */
export async function lockPlanAndAccount(tx: Transaction, planId: number): Promise<PlanRow> {
  const accountId = await accountOfPlan(tx.client, planId)
  if (accountId === undefined) refuse('NOT_FOUND', `There is no payment plan ${planId}.`)
  await lockAccounts(tx.client, [accountId])
  const plan = await lockPlan(tx, planId)
  return plan ?? refuse('NOT_FOUND', `There is no payment plan ${planId}.`)
}
