import { insertDepositLog } from '../../db/deposits/deposit-log-store.js'
import { type DepositRow, saveDepositState } from '../../db/deposits/deposit-store.js'
import type { Transaction } from '../../db/transaction.js'
import { decimal } from '../../domain/kernel/decimal.js'
import type { Ledger } from '../ledger/load-ledger.js'
import { withdrawDemand } from '../ledger/post-demand.js'

/** Asks for a locked deposit no more, as if it had never been: what was paid of it becomes credit of the account again. */
export async function withdrawDeposit(
  tx: Transaction,
  deposit: DepositRow,
  reason: string,
  ledger: Ledger,
  as: { readonly state: 'withdrawn' | 'waived'; readonly sentence: string } = {
    state: 'withdrawn',
    sentence: 'Asked for no more.',
  },
): Promise<void> {
  await withdrawDemand(tx, deposit.itemIds, ledger)
  await saveDepositState(tx, deposit.depositId, as.state)
  await insertDepositLog(tx, [
    {
      depositId: deposit.depositId,
      act: as.state,
      sentence: as.sentence,
      amount: decimal(deposit.amount),
      on: ledger.today,
      by: ledger.recordedBy,
      reason,
    },
  ])
}
