import { nextCarrying } from '../../db/billing/carried-store.js'
import { type CorrectableBill, lockBill } from '../../db/billing/correction-store.js'
import { insertTask } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import { RefusedError } from '../../domain/kernel/outcome.js'
import { contentOf, loadBillContent } from './bill-content.js'
import type { BillingRules } from './billing-rules.js'
import { proposeWithin } from './propose-correction.js'
import { rateAgain } from './rate-again.js'
import { adjustBanks } from './record-banks.js'

/**
 * After a bill was cancelled or billed again: the ledger of banks says what is carried on now, and the next
 * live bill, which went on from what this one left, is proposed to be billed again with its difference where it comes out otherwise.
 * Those after it follow when that is approved: in order, one at a time. What cannot be rated goes to a person as a task.
 */
export async function carryOnAfter(
  tx: Transaction,
  changed: { readonly billId: number; readonly billNumber: string },
  rules: BillingRules,
): Promise<void> {
  const bill = await lockBill(tx.client, changed.billId)
  if (bill === undefined) return
  const agreementIds = bill.segments.map((segment) => segment.agreementId)
  await adjustBanks(tx.client, agreementIds, `bill ${bill.billNumber}`)
  const next = await nextCarrying(
    tx.client,
    bill.segments.map((segment) => ({ agreementId: segment.agreementId, after: segment.periodTo })),
  )
  for (const { billId } of next) {
    const later = await lockBill(tx.client, billId)
    if (later !== undefined && later.openCorrectionId === null) await proposeLater(tx, later, bill, rules)
  }
}

async function proposeLater(
  tx: Transaction,
  later: CorrectableBill,
  changed: CorrectableBill,
  rules: BillingRules,
): Promise<void> {
  const actor = { kind: 'process' as const, id: `bill ${changed.billNumber}`, name: `Bill ${changed.billNumber}` }
  const reason = `Bill ${changed.billNumber}, whose balances this bill goes on from, was changed.`
  const { outcome } = await rateAgain(tx, later, rules, [])
  if (outcome.outcome === 'billed' && contentOf(outcome.bill) === (await loadBillContent(tx.client, later.billId)).content) return
  // Checks held or passed the bill when it was made; only what cannot be rated stops it now.
  const exemptChecks = outcome.outcome === 'parked' ? [...new Set(outcome.hits.map((hit) => hit.code))] : []
  await tx.client.query('savepoint carry_on')
  try {
    await proposeWithin(tx, { actor, reason, input: { billId: later.billId, rebill: true, exemptChecks } })
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    await tx.client.query('rollback to savepoint carry_on')
    await insertTask(tx, {
      queue: 'billing_question',
      title: `Bill ${later.billNumber} again: it goes on from bill ${changed.billNumber}, which was changed`,
      accountId: later.accountId,
      dueOn: null,
      taskKey: `carry-on/${changed.billId}/${later.billId}`,
      subjectKind: 'bill',
      subjectId: String(later.billId),
      facts: { code: error.refusal.code, message: error.refusal.message, changed: changed.billNumber },
      createdBy: actor.id,
    })
  }
}
