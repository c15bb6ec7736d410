import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { insertOpenItems } from '../../db/ledger/open-item-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Decimal } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { receivableOf } from '../../domain/ledger/chart-of-accounts.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import type { LedgerContext } from './item-book.js'

export interface AccountCharge {
  /** The fact it is charged for; the same fact is charged once. */
  readonly sourceId: string
  readonly accountId: string
  readonly amount: Decimal
  readonly on: LocalDate
  readonly description: string
}

/** Charges an account with a fee, due at once, inside the caller's transaction. The account is locked. Returns the item's id. */
export async function chargeAccount(tx: Transaction, charge: AccountCharge, ledger: LedgerContext): Promise<number> {
  const entry = postingOf(
    {
      kind: 'fee_charged',
      sourceId: charge.sourceId,
      effectiveOn: charge.on,
      currency: ledger.currency,
      accountId: charge.accountId,
      description: charge.description,
      amount: charge.amount,
    },
    ledger.chart,
  )
  invariant(entry !== undefined, 'a fee above zero makes an entry', { sourceId: charge.sourceId })
  const [entryId] = await insertEntries(tx.client, [entry], ledger.recordedBy)
  const [itemId] = await takeIds(tx.client, 'item_ids', 1)
  invariant(entryId !== undefined && itemId !== undefined, 'an entry and an item for the fee', { sourceId: charge.sourceId })
  await insertOpenItems(tx.client, [
    {
      itemId,
      accountId: charge.accountId,
      agreementId: undefined,
      glCode: receivableOf(ledger.chart, undefined),
      kind: 'fee',
      originalOn: charge.on,
      dueOn: charge.on,
      originalAmount: charge.amount,
      openAmount: charge.amount,
      entryId,
      currency: ledger.currency,
    },
  ])
  return itemId
}
