import { type FeeReversal, insertFeeReversal, type StandingFee } from '../../db/late-fees/late-fee-store.js'
import { insertEntries, loadEntry } from '../../db/ledger/journal-store.js'
import type { Transaction } from '../../db/transaction.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { reversalOf } from '../../domain/ledger/reversal.js'
import { cancelItems } from '../ledger/cancel-items.js'
import type { LedgerContext } from '../ledger/item-book.js'
import { unapplyItems } from '../ledger/unapply-items.js'

/**
 * Takes a late fee back: what was paid on it is credit again, its entry gets the exact mirror, its item comes to nothing. The account is
 * locked; the credit is applied by the caller, who may have more to take back first.
 */
export async function takeFeeBack(
  tx: Transaction,
  fee: StandingFee,
  why: Pick<FeeReversal, 'kind' | 'on' | 'reason' | 'by'>,
  ledger: LedgerContext,
): Promise<void> {
  await unapplyItems(tx.client, [fee.itemId], {
    ...ledger,
    source: { kind: 'late_fee_reversal', id: String(fee.lateFeeId) },
    unappliedOn: why.on,
  })
  const entry = await loadEntry(tx.client, fee.entryId)
  invariant(entry !== undefined, 'a late fee without its entry', { lateFeeId: fee.lateFeeId })
  const mirror = reversalOf(entry, {
    effectiveOn: why.on,
    eventKind: 'fee_taken_back',
    description: why.kind === 'waived' ? 'Late fee waived' : 'Late fee cancelled with its bill',
  })
  const mirrorEntryId = (await insertEntries(tx.client, [mirror], ledger.recordedBy))[0] as number
  await cancelItems(tx.client, [fee.itemId], {
    mirrorEntryId,
    cancelledOn: why.on,
    currency: ledger.currency,
    recordedBy: ledger.recordedBy,
  })
  await insertFeeReversal(tx.client, { lateFeeId: fee.lateFeeId, entryId: mirrorEntryId, ...why })
}
