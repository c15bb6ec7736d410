import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { mirrorBankEntries } from '../../db/billing/bank-store.js'
import {
  type CorrectableBill,
  type CorrectionRow,
  decideCorrectionRow,
  itemIdsOfBill,
  lockBill,
  lockCorrection,
  markCancelled,
} from '../../db/billing/correction-store.js'
import { dropDrafts } from '../../db/billing/drop-drafts.js'
import { lockDraft } from '../../db/billing/issue-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { insertEntries, loadEntry } from '../../db/ledger/journal-store.js'
import { enqueueWakeOfLinked } from '../../db/processes/outbox-store.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { reversalOf } from '../../domain/ledger/reversal.js'
import { applyCreditsOf } from '../ledger/apply-credits.js'
import { cancelItems } from '../ledger/cancel-items.js'
import type { LedgerContext } from '../ledger/item-book.js'
import { cancelFeesOfBill } from '../late-fees/cancel-fees-of-bill.js'
import { unapplyItems } from '../ledger/unapply-items.js'
import { requestDelivery } from '../documents/request-delivery.js'
import { runCommand } from '../run-command.js'
import { type BillingRules, loadBillingRules } from './billing-rules.js'
import { contentOf, loadBillContent } from './bill-content.js'
import { carryOnAfter } from './carry-on.js'
import { issueBills } from './issue-bills.js'
import { rateAgain } from './rate-again.js'

export interface DecideCorrectionInput {
  readonly correctionId: number
  readonly decision: 'approve' | 'withdraw'
}

export interface DecideCorrectionAnswer {
  readonly correctionId: number
  readonly state: 'approved' | 'withdrawn'
  readonly billId: number
  readonly rebillId: number | null
}

/**
 * Carries out a proposed correction, or withdraws it. Approved, in one transaction: what was paid on the bill becomes credit again, the
 * bill's entry gets its exact mirror, its days are free, the new bill is issued by the code every bill is issued by, and the credit pays
 * it. Refuses CORRECTION_DECIDED, OWN_APPROVAL (where settings want a second person) and PREVIEW_STALE where the facts have changed since.
 */
export function decideCorrection(pool: pg.Pool, command: Command<DecideCorrectionInput>): Promise<DecideCorrectionAnswer> {
  return runCommand(pool, 'billing.decide-correction', command, async (tx) => {
    const correction = await lockCorrection(tx.client, command.input.correctionId)
    if (correction === undefined) refuse('NOT_FOUND', `There is no correction ${command.input.correctionId}.`)
    if (correction.state !== 'proposed') refuse('CORRECTION_DECIDED', `This correction was ${correction.state} already.`)
    const state = command.input.decision === 'approve' ? 'approved' : 'withdrawn'
    if (state === 'approved') await carryOut(tx, pool, correction, command)
    else if (correction.rebillId !== null) await dropDrafts(tx.client, [correction.rebillId])
    await enqueueWakeOfLinked(tx.client, 'bill', [String(correction.billId)])
    await decideCorrectionRow(tx.client, correction.correctionId, state, command.actor.id)
    await recordAudit(tx, {
      actor: command.actor,
      action: `billing.correction.${command.input.decision}`,
      subjectKind: 'bill',
      subjectId: String(correction.billId),
      reason: command.reason,
      before: { state: 'proposed' },
      after: { correctionId: correction.correctionId, state, rebillId: correction.rebillId },
    })
    return {
      correctionId: correction.correctionId,
      state,
      billId: correction.billId,
      rebillId: state === 'approved' ? correction.rebillId : null,
    }
  })
}

async function carryOut(
  tx: Transaction,
  pool: pg.Pool,
  correction: CorrectionRow,
  command: Command<DecideCorrectionInput>,
): Promise<void> {
  const rules = await loadBillingRules(pool, undefined)
  if (!rules.starterMayApprove && correction.proposedBy === command.actor.id) {
    refuse('OWN_APPROVAL', 'You prepared this correction; another person must approve it.')
  }
  const utility = await loadUtility(tx.client)
  const bill = await lockBill(tx.client, correction.billId)
  invariant(bill !== undefined && utility !== undefined, 'a correction without its bill', { ...correction })
  if (bill.state !== 'issued') refuse('BILL_NOT_ISSUED', `Bill ${bill.billNumber} is ${bill.state} by now.`)
  await lockAccounts(tx.client, [bill.accountId])
  const ledger: LedgerContext = { ...rules.ledger, recordedBy: command.actor.id }
  await refuseStale(tx, correction, bill, rules)
  await cancelBill(tx, bill, ledger, { on: utility.today, by: command.actor.id, reason: correction.reason })
  // What a case or a plan goes after may be less by now, or nothing.
  await enqueueWakeOfLinked(tx.client, 'account', [bill.accountId])
  if (correction.rebillId !== null) {
    const draft = await lockDraft(tx.client, correction.rebillId)
    invariant(draft !== undefined, 'a correction without its draft', { ...correction })
    await issueBills(tx.client, [draft], ledger)
    await requestDelivery(
      tx,
      { billId: draft.billId },
      { actor: command.actor.name, businessDate: utility.today, key: command.key },
    )
    await carryOnAfter(tx, bill, rules)
    return
  }
  await applyCreditsOf(tx.client, {
    ...ledger,
    appliedOn: utility.today,
    accounts: [{ accountId: bill.accountId, source: { kind: 'correction', id: String(correction.correctionId) } }],
  })
  await carryOnAfter(tx, bill, rules)
}

/** What the approver saw must be what is issued: the draft is rated once more and compared. */
async function refuseStale(
  tx: Transaction,
  correction: CorrectionRow,
  bill: CorrectableBill,
  rules: BillingRules,
): Promise<void> {
  if (correction.rebillId === null) return
  const { outcome } = await rateAgain(tx, bill, rules, correction.exemptChecks)
  const stored = await loadBillContent(tx.client, correction.rebillId)
  const now = outcome.outcome === 'billed' ? contentOf(outcome.bill) : undefined
  if (now !== stored.content || (outcome.outcome === 'billed' && outcome.bill.issuedOn !== stored.issuedOn)) {
    refuse(
      'PREVIEW_STALE',
      'Reads, tariffs or the date have changed since this correction was prepared. Withdraw it and prepare it again.',
    )
  }
}

/** Unapplies what was paid on a bill, posts the exact mirror of its entry, closes its items and frees its days. */
export async function cancelBill(
  tx: Transaction,
  bill: CorrectableBill,
  ledger: LedgerContext,
  cancellation: { on: string; by: string; reason: string },
): Promise<void> {
  await cancelFeesOfBill(tx, bill.billId, cancellation, ledger)
  const itemIds = await itemIdsOfBill(tx.client, bill.billId)
  await unapplyItems(tx.client, itemIds, {
    ...ledger,
    source: { kind: 'bill_cancellation', id: String(bill.billId) },
    unappliedOn: cancellation.on,
  })
  const entry = bill.entryId === null ? undefined : await loadEntry(tx.client, bill.entryId)
  let mirrorId: number | null = null
  if (entry !== undefined) {
    const mirror = reversalOf(entry, {
      effectiveOn: cancellation.on,
      eventKind: 'bill_cancelled',
      description: `Bill ${bill.billNumber} cancelled`,
    })
    mirrorId = (await insertEntries(tx.client, [mirror], ledger.recordedBy))[0] as number
    await cancelItems(tx.client, itemIds, {
      mirrorEntryId: mirrorId,
      cancelledOn: cancellation.on,
      currency: bill.currency,
      recordedBy: ledger.recordedBy,
      billId: bill.billId,
    })
  }
  await mirrorBankEntries(tx.client, bill.billId, { reason: cancellation.reason, recordedBy: cancellation.by })
  await markCancelled(tx.client, { billId: bill.billId, entryId: mirrorId, by: cancellation.by, reason: cancellation.reason })
}
