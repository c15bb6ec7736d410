import type { CaseRow } from '../../db/cases/case-store.js'
import { disputable, insertDispute, releaseDispute } from '../../db/cases/dispute-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { enqueueWakeOfLinked } from '../../db/processes/outbox-store.js'
import type { Transaction } from '../../db/transaction.js'
import { Decimal } from '../../domain/kernel/decimal.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { recordCaseStep } from './record-case-step.js'

/**
 * Holds the collection of an amount while the case is open, in place of what it held before; null lets go. Refuses CASE_CLOSED,
 * CASE_HOLDS_NOTHING where the type of the case holds no collection, DISPUTE_AMOUNT where less is owed.
 */
export async function setDispute(
  tx: Transaction,
  entry: CaseRow,
  dispute: { readonly amount: string; readonly itemId: number | null } | null,
  by: { readonly today: string; readonly actor: string },
): Promise<void> {
  if (entry.state === 'closed') refuse('CASE_CLOSED', 'This case is closed. Open it again first.')
  if (!entry.holdsCollection) refuse('CASE_HOLDS_NOTHING', `A case of the type ${entry.typeName} holds no collection.`)
  // A cut of the same moment waits, and sees it.
  await lockAccounts(tx.client, [entry.accountId])
  await releaseDispute(tx, entry.caseId, by.today)
  if (dispute !== null) {
    const open = await disputable(tx.client, entry.accountId, dispute.itemId)
    const amount = new Decimal(dispute.amount)
    if (open === null || !amount.isPositive() || amount.isZero() || amount.greaterThan(open) || amount.decimalPlaces() > 2) {
      refuse('DISPUTE_AMOUNT', `An amount above zero and up to what is owed can be disputed: ${open ?? 'nothing is open'}.`, {
        open,
      })
    }
    await insertDispute(tx, {
      caseId: entry.caseId,
      accountId: entry.accountId,
      itemId: dispute.itemId,
      amount: dispute.amount,
      fromOn: by.today,
    })
  }
  // Collection of the account looks again in the same moment.
  await enqueueWakeOfLinked(tx.client, 'account', [entry.accountId])
  const sentence =
    dispute === null
      ? 'The disputed amount may be collected again.'
      : `${dispute.amount} is disputed and not collected meanwhile.`
  await recordCaseStep(tx, entry, { act: 'dispute', sentence, body: null, ...by })
}
