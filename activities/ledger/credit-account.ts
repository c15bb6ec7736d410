import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { insertOpenItems } from '../../db/ledger/open-item-store.js'
import type { Transaction } from '../../db/transaction.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import { applyCreditsOf } from './apply-credits.js'
import type { AccountCharge } from './charge-account.js'
import type { LedgerContext } from './item-book.js'

/**
 * Credits an account with an adjustment, inside the caller's transaction, and uses the credit on what the account owes. The account is
 * locked. Returns the entry's id.
 */
export async function creditAccount(tx: Transaction, credit: AccountCharge, ledger: LedgerContext): Promise<number> {
  const entry = postingOf(
    {
      kind: 'account_credited',
      sourceId: credit.sourceId,
      effectiveOn: credit.on,
      currency: ledger.currency,
      accountId: credit.accountId,
      description: credit.description,
      amount: credit.amount,
    },
    ledger.chart,
  )
  invariant(entry !== undefined, 'a credit above zero makes an entry', { sourceId: credit.sourceId })
  const [entryId] = await insertEntries(tx.client, [entry], ledger.recordedBy)
  const [itemId] = await takeIds(tx.client, 'item_ids', 1)
  invariant(entryId !== undefined && itemId !== undefined, 'an entry and an item for the credit', { sourceId: credit.sourceId })
  await insertOpenItems(tx.client, [
    {
      itemId,
      accountId: credit.accountId,
      agreementId: undefined,
      glCode: ledger.chart.customerCredit,
      kind: 'adjustment',
      originalOn: credit.on,
      dueOn: credit.on,
      originalAmount: credit.amount.negated(),
      openAmount: credit.amount.negated(),
      entryId,
      currency: ledger.currency,
    },
  ])
  const source = { kind: 'adjustment', id: credit.sourceId }
  await applyCreditsOf(tx.client, { ...ledger, accounts: [{ accountId: credit.accountId, source }], appliedOn: credit.on })
  return entryId
}
