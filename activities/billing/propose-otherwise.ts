import type { CorrectableBill } from '../../db/billing/correction-store.js'
import { programmesOf } from '../../db/customers/programmes.js'
import { governingPolicy } from '../../db/policy/governing-policy.js'
import type { Queryable } from '../../db/pool.js'
import { insertTask } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import { type BackBillCause, isPastBackBilling } from '../../domain/billing/back-billing.js'
import type { Actor } from '../../domain/kernel/command.js'
import { Decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { amountText } from '../../domain/kernel/money.js'
import { done, type Outcome, RefusedError } from '../../domain/kernel/outcome.js'
import { findPolicy } from '../../domain/policy/find-policy.js'
import { contentOf, loadBillContent } from './bill-content.js'
import { loadBillingRules } from './billing-rules.js'
import { proposeWithin } from './propose-correction.js'
import { rateAgain } from './rate-again.js'

/** Why an issued bill is rated once more, and how a person is told where it cannot simply be proposed. */
export interface LookedAtAgain {
  /** Why, as the proposal says it. */
  readonly reason: string
  readonly actor: Actor
  /** Of the task. */
  readonly title: string
  readonly taskKey: string
  readonly facts: Readonly<Record<string, string>>
}

/** For whom the policy says how long use may be charged later. */
interface Charged {
  readonly service: string
  readonly customerClass: string
  /** Why it was not known in its time, where it is what the policy exempts from the limit. */
  readonly cause?: BackBillCause
}

/**
 * Rates an issued bill again as the facts stand now and proposes to cancel and bill it where it comes out otherwise, with its difference in
 * money. Nothing is posted until a person approves it. More than was billed for use older than the policy allows is not proposed, it
 * becomes a task; so does a bill that cannot be rated again. The limit does not hold for a cause that the policy exempts. The caller has the bill's row locked, and no correction of it waits.
 */
export async function proposeOtherwise(
  tx: Transaction,
  bill: CorrectableBill,
  charged: Charged,
  again: LookedAtAgain,
  today: LocalDate,
): Promise<'same' | 'proposed' | 'left_to_person'> {
  const { outcome } = await rateAgain(tx, bill, await loadBillingRules(tx.client, undefined), [])
  if (outcome.outcome === 'billed') {
    if (contentOf(outcome.bill) === (await loadBillContent(tx.client, bill.billId)).content) return 'same'
    const difference = new Decimal(outcome.bill.total).minus(bill.total)
    const limit = await backBillingLimit(tx.client, bill.accountId, charged, today)
    const months = limit.ok ? limit.value : undefined
    if (!limit.ok || isPastBackBilling(difference, { from: bill.periodFrom, to: bill.periodTo }, today, months)) {
      const code = limit.ok ? 'BACK_BILLING_LIMIT' : limit.refusal.code
      const message = limit.ok
        ? `The policy lets use be charged later for ${months} months; this bill begins on ${bill.periodFrom}.`
        : limit.refusal.message
      return leaveToPerson(tx, bill, again, { code, message, difference: amountText(difference, bill.currency) })
    }
  }
  // Checks held or passed the bill when it was made; only what cannot be rated stops it now.
  const exemptChecks = outcome.outcome === 'parked' ? [...new Set(outcome.hits.map((hit) => hit.code))] : []
  await tx.client.query('savepoint measured_otherwise')
  try {
    const input = { billId: bill.billId, rebill: true, exemptChecks }
    await proposeWithin(tx, { actor: again.actor, reason: again.reason, input })
    await tx.client.query('release savepoint measured_otherwise')
    return 'proposed'
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    await tx.client.query('rollback to savepoint measured_otherwise')
    return leaveToPerson(tx, bill, again, { code: error.refusal.code, message: error.refusal.message })
  }
}

/** For how many months use may be charged later; undefined where no policy says so. Refuses where the policy is not clear. */
async function backBillingLimit(
  db: Queryable,
  accountId: string,
  { service, customerClass, cause }: Charged,
  today: LocalDate,
): Promise<Outcome<number | undefined>> {
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
  again: LookedAtAgain,
  facts: { readonly code: string; readonly message: string; readonly difference?: string },
): Promise<'left_to_person'> {
  await insertTask(tx, {
    queue: 'billing_question',
    title: again.title,
    accountId: bill.accountId,
    dueOn: null,
    taskKey: again.taskKey,
    subjectKind: 'bill',
    subjectId: String(bill.billId),
    facts: { ...facts, ...again.facts, reason: again.reason },
    createdBy: again.actor.id,
  })
  return 'left_to_person'
}
