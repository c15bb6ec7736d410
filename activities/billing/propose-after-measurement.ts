import { type CorrectableBill, lockBill } from '../../db/billing/correction-store.js'
import { type MeasuredBill, measuredBills } from '../../db/billing/measured-bills.js'
import { programmesOf } from '../../db/customers/programmes.js'
import { governingPolicy } from '../../db/policy/governing-policy.js'
import type { Queryable } from '../../db/pool.js'
import { insertTask } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { type BackBillCause, isPastBackBilling } from '../../domain/billing/back-billing.js'
import type { Actor } from '../../domain/kernel/command.js'
import { Decimal } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { amountText } from '../../domain/kernel/money.js'
import { done, type Outcome, RefusedError } from '../../domain/kernel/outcome.js'
import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import { findPolicy } from '../../domain/policy/find-policy.js'
import { noteChangedGeneration } from '../renewables/changed-generation.js'
import { contentOf, loadBillContent } from './bill-content.js'
import { loadBillingRules } from './billing-rules.js'
import { proposeWithin } from './propose-correction.js'
import { rateAgain } from './rate-again.js'

/** What a meter counted is known otherwise than when bills were made of it. */
export interface ChangedMeasurement {
  readonly meterId: string
  /** Days of use that changed. */
  readonly days: ServicePeriod
  /** Why, as the proposal says it. */
  readonly reason: string
  readonly actor: Actor
  /** Why it was not known in its time, where it is what the policy exempts from the limit. */
  readonly cause?: BackBillCause
}

/**
 * Proposes to cancel and bill again every issued bill for those days that comes out otherwise now, with its difference in money. Nothing
 * is posted until a person approves it. More than was billed for use older than the policy allows is not proposed, it becomes a task; so
 * does a bill that cannot be rated again. The limit does not hold for a cause that the policy exempts. A bill with a correction waiting stays with it: approving that rates it once more.
 */
export async function proposeAfterMeasurement(tx: Transaction, changed: ChangedMeasurement): Promise<void> {
  const { meterId, days, reason, actor } = changed
  await noteChangedGeneration(tx, { meterId, days, reason, by: actor.id })
  const bills = await measuredBills(tx.client, changed.meterId, changed.days)
  if (bills.length === 0) return
  const utility = await loadUtility(tx.client)
  invariant(utility !== undefined, 'bills without a utility', { meterId: changed.meterId })
  for (const measured of bills) {
    const bill = await lockBill(tx.client, measured.billId)
    if (bill !== undefined && bill.state === 'issued' && bill.openCorrectionId === null) {
      await proposeBill(tx, bill, measured, changed, utility.today)
    }
  }
}

async function proposeBill(
  tx: Transaction,
  bill: CorrectableBill,
  measured: MeasuredBill,
  changed: ChangedMeasurement,
  today: LocalDate,
): Promise<void> {
  const { outcome } = await rateAgain(tx, bill, await loadBillingRules(tx.client, undefined), [])
  if (outcome.outcome === 'billed') {
    if (contentOf(outcome.bill) === (await loadBillContent(tx.client, bill.billId)).content) return
    const difference = new Decimal(outcome.bill.total).minus(bill.total)
    const limit = await backBillingLimit(tx.client, { accountId: bill.accountId, ...measured, cause: changed.cause }, today)
    const months = limit.ok ? limit.value : undefined
    if (!limit.ok || isPastBackBilling(difference, { from: bill.periodFrom, to: bill.periodTo }, today, months)) {
      const code = limit.ok ? 'BACK_BILLING_LIMIT' : limit.refusal.code
      const message = limit.ok
        ? `The policy lets use be charged later for ${months} months; this bill begins on ${bill.periodFrom}.`
        : limit.refusal.message
      return leaveToPerson(tx, bill, changed, { code, message, difference: amountText(difference, bill.currency) })
    }
  }
  // Checks held or passed the bill when it was made; only what cannot be rated stops it now.
  const exemptChecks = outcome.outcome === 'parked' ? [...new Set(outcome.hits.map((hit) => hit.code))] : []
  await tx.client.query('savepoint measured_otherwise')
  try {
    const input = { billId: bill.billId, rebill: true, exemptChecks }
    await proposeWithin(tx, { actor: changed.actor, reason: changed.reason, input })
    await tx.client.query('release savepoint measured_otherwise')
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    await tx.client.query('rollback to savepoint measured_otherwise')
    await leaveToPerson(tx, bill, changed, { code: error.refusal.code, message: error.refusal.message })
  }
}

/** For how many months use may be charged later; undefined where no policy says so. Refuses where the policy is not clear. */
async function backBillingLimit(
  db: Queryable,
  of: Omit<MeasuredBill, 'billId'> & { readonly accountId: string; readonly cause: BackBillCause | undefined },
  today: LocalDate,
): Promise<Outcome<number | undefined>> {
  const { accountId, service, customerClass, cause } = of
  const governing = await governingPolicy(db, today)
  if (!governing.ok) return governing.refusal.code === 'POLICY_NOT_GOVERNED' ? done(undefined) : governing
  const { entity, chain } = governing.value
  const programmes = (await programmesOf(db, [accountId], today)).get(accountId) ?? []
  const subject = { entity, service, customerClass, programmes }
  if (cause !== undefined) {
    const exempt = findPolicy(chain, 'back_bill.exceptions', subject, today)
    if (exempt.ok && exempt.value.value?.includes(cause) === true) return done(undefined)
    if (!exempt.ok && exempt.refusal.code !== 'POLICY_MISSING') return exempt
  }
  const found = findPolicy(chain, 'back_bill.max_months', subject, today)
  if (!found.ok) return found.refusal.code === 'POLICY_MISSING' ? done(undefined) : found
  return done(found.value.value ?? undefined)
}

async function leaveToPerson(
  tx: Transaction,
  bill: CorrectableBill,
  changed: ChangedMeasurement,
  facts: { readonly code: string; readonly message: string; readonly difference?: string },
): Promise<void> {
  await insertTask(tx, {
    queue: 'billing_question',
    title: `Bill ${bill.billNumber}: what meter ${changed.meterId} counted is known otherwise now`,
    accountId: bill.accountId,
    dueOn: null,
    taskKey: `measured-otherwise/${bill.billId}/${changed.days.from}/${changed.days.to}`,
    subjectKind: 'bill',
    subjectId: String(bill.billId),
    facts: { ...facts, meterId: changed.meterId, from: changed.days.from, to: changed.days.to, reason: changed.reason },
    createdBy: changed.actor.id,
  })
}
