import { lockAccounts } from '../../db/ledger/account-lock.js'
import { insertEntries, loadEntry, takeIds } from '../../db/ledger/journal-store.js'
import { insertOpenItems, loadItemsById } from '../../db/ledger/open-item-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Decimal } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { receivableOf } from '../../domain/ledger/chart-of-accounts.js'
import type { FinancialEvent } from '../../domain/ledger/financial-events.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import { reversalOf } from '../../domain/ledger/reversal.js'
import { applyCreditsOf } from './apply-credits.js'
import { cancelItems } from './cancel-items.js'
import type { Ledger } from './load-ledger.js'
import { unapplyItems } from './unapply-items.js'

/** What is asked of an account, in one part or several. */
export interface Demand {
  readonly accountId: string
  readonly parts: readonly { readonly amount: Decimal; readonly dueOn: LocalDate }[]
  readonly itemKind: 'deposit_installment' | 'fee'
}

/** Posts a demand and makes an open item of each part; money that is there already pays it. */
export async function postDemand(
  tx: Transaction,
  event: FinancialEvent,
  demand: Demand,
  ledger: Ledger,
): Promise<{ entryId: number; itemIds: number[] }> {
  await lockAccounts(tx.client, [demand.accountId])
  const entry = postingOf(event, ledger.chart)
  invariant(entry !== undefined, 'a demand above zero makes an entry', { accountId: demand.accountId })
  const [entryId] = await insertEntries(tx.client, [entry], ledger.recordedBy)
  const itemIds = await takeIds(tx.client, 'item_ids', demand.parts.length)
  const [firstId] = itemIds
  invariant(entryId !== undefined && firstId !== undefined, 'an entry and an item for the demand', {
    accountId: demand.accountId,
  })
  await insertOpenItems(
    tx.client,
    demand.parts.map(({ amount, dueOn }, index) => ({
      itemId: itemIds[index] as number,
      accountId: demand.accountId,
      agreementId: undefined,
      glCode: receivableOf(ledger.chart, undefined),
      kind: demand.itemKind,
      originalOn: ledger.today,
      dueOn,
      originalAmount: amount,
      openAmount: amount,
      entryId,
      currency: ledger.currency,
    })),
  )
  await applyCreditsOf(tx.client, {
    ...ledger,
    appliedOn: ledger.today,
    accounts: [{ accountId: demand.accountId, source: { kind: 'demand', id: String(firstId) } }],
  })
  return { entryId, itemIds }
}

/**
 * Gives a demand up as if it had never been: what was paid on its parts becomes credit of the account again, its entry gets the exact
 * mirror, the items are closed. `itemIds` are all parts of one demand.
 */
export async function withdrawDemand(tx: Transaction, itemIds: readonly number[], ledger: Ledger): Promise<void> {
  const [item] = await loadItemsById(tx.client, itemIds)
  invariant(item !== undefined, 'a demand without its item', { itemIds })
  const source = String(item.itemId)
  await unapplyItems(tx.client, itemIds, {
    ...ledger,
    source: { kind: 'demand_withdrawn', id: source },
    unappliedOn: ledger.today,
  })
  const found = await tx.client.query<{ entry_id: number }>('select entry_id from open_items where item_id = $1', [item.itemId])
  const entryId = found.rows[0]?.entry_id ?? 0
  const entry = await loadEntry(tx.client, entryId)
  invariant(entry !== undefined, 'an item without its entry', { itemIds, entryId })
  const mirror = reversalOf(entry, {
    effectiveOn: ledger.today,
    eventKind: 'demand_withdrawn',
    description: 'No longer asked for',
  })
  const [mirrorEntryId] = await insertEntries(tx.client, [mirror], ledger.recordedBy)
  await cancelItems(tx.client, itemIds, {
    mirrorEntryId: mirrorEntryId ?? 0,
    cancelledOn: ledger.today,
    currency: ledger.currency,
    recordedBy: ledger.recordedBy,
  })
  await applyCreditsOf(tx.client, {
    ...ledger,
    appliedOn: ledger.today,
    accounts: [{ accountId: item.accountId, source: { kind: 'demand_withdrawn_credit', id: source } }],
  })
}
