import type { Transaction } from '../../db/transaction.js'
import { paidBeyondDebts } from '../../db/write-offs/recovery-reads.js'
import { standingWriteOffs } from '../../db/write-offs/write-off-store.js'
import { Decimal, type Decimal as Amount, ZERO } from '../../domain/kernel/decimal.js'
import { later } from '../../domain/kernel/local-date.js'
import { applyCreditsOf } from '../ledger/apply-credits.js'
import type { LedgerContext } from '../ledger/item-book.js'
import { reinstateDebt, standingOf } from './reinstate-debt.js'

/**
 * After payments to these accounts, inside the transaction that took them: money that no open debt needs pays what was written off. As much of
 * it as was paid is owed again and paid by the same money; the latest write-off first. The accounts are locked. Accounts without a
 * write-off cost one statement together.
 */
export async function reinstatePaid(tx: Transaction, accountIds: readonly string[], ledger: LedgerContext): Promise<void> {
  if (accountIds.length === 0) return
  const standing = await standingWriteOffs(tx.client, accountIds)
  if (standing.length === 0) return
  const paid = await paidBeyondDebts(tx.client, [...new Set(standing.map(({ accountId }) => accountId))])
  for (const [accountId, money] of paid) {
    let left: Amount = money.amount
    for (const writeOff of standing.filter((one) => one.accountId === accountId)) {
      const amount = Decimal.min(left, standingOf(writeOff))
      if (amount.isZero()) break
      left = left.minus(amount)
      // Not before the day it was written off.
      const on = later(money.on, writeOff.postedOn)
      await reinstateDebt(tx, writeOff, { amount, kind: 'paid', on, reason: 'Paid' }, ledger)
    }
    if (left.equals(money.amount) || money.amount.equals(ZERO)) continue
    await applyCreditsOf(tx.client, {
      ...ledger,
      appliedOn: money.on,
      accounts: [{ accountId, source: { kind: 'recovery', id: money.source } }],
    })
  }
}
