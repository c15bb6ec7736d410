import { standingFeesOfBill } from '../../db/late-fees/late-fee-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { LedgerContext } from '../ledger/item-book.js'
import { takeFeeBack } from './take-fee-back.js'

/** Takes the late fees of a bill back that is cancelled, inside the transaction that cancels it. The account is locked. */
export async function cancelFeesOfBill(
  tx: Transaction,
  billId: number,
  cancellation: { readonly on: string; readonly by: string; readonly reason: string },
  ledger: LedgerContext,
): Promise<void> {
  for (const fee of await standingFeesOfBill(tx.client, billId)) {
    await takeFeeBack(tx, fee, { kind: 'bill_cancelled', ...cancellation }, ledger)
  }
}
