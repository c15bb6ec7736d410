import { insertAskedDeposit, lockStandingDeposits, saveDepositState, takeDepositNumber } from '../../db/deposits/deposit-store.js'
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
import { applyCreditsOf } from '../ledger/apply-credits.js'
import { cancelItems } from '../ledger/cancel-items.js'
import type { Ledger } from '../ledger/load-ledger.js'
import { unapplyItems } from '../ledger/unapply-items.js'

export interface DemandedMoney {
  readonly accountId: string
  readonly amount: Decimal
  readonly dueOn: LocalDate
}

/** Asks an account for a deposit: due like any item, first in line where the utility's order of payment says so. */
export async function askDeposit(
  tx: Transaction,
  ask: DemandedMoney & { readonly interestRateCode: string },
  ledger: Ledger,
): Promise<{ depositId: string; itemId: number }> {
  const depositId = await takeDepositNumber(tx)
  const posted = await postDemand(
    tx,
    {
      kind: 'deposit_asked',
      sourceId: depositId,
      effectiveOn: ledger.today,
      currency: ledger.currency,
      accountId: ask.accountId,
      amount: ask.amount,
    },
    { ...ask, itemKind: 'deposit_installment' },
    ledger,
  )
  await insertAskedDeposit(tx, {
    depositId,
    accountId: ask.accountId,
    amount: ask.amount.toFixed(),
    currency: ledger.currency,
    askedOn: ledger.today,
    interestRateCode: ask.interestRateCode,
    ...posted,
  })
  return { depositId, itemId: posted.itemId }
}

/** Charges the fee for connecting. */
export async function chargeConnection(
  tx: Transaction,
  charge: DemandedMoney & { readonly requestId: string },
  ledger: Ledger,
): Promise<{ itemId: number }> {
  return postDemand(
    tx,
    {
      kind: 'fee_charged',
      sourceId: `connection-${charge.requestId}`,
      effectiveOn: ledger.today,
      currency: ledger.currency,
      accountId: charge.accountId,
      description: 'Connection fee',
      amount: charge.amount,
    },
    { ...charge, itemKind: 'fee' },
    ledger,
  )
}

async function postDemand(
  tx: Transaction,
  event: FinancialEvent,
  demand: DemandedMoney & { readonly itemKind: 'deposit_installment' | 'fee' },
  ledger: Ledger,
): Promise<{ entryId: number; itemId: number }> {
  await lockAccounts(tx.client, [demand.accountId])
  const entry = postingOf(event, ledger.chart)
  invariant(entry !== undefined, 'a demand above zero makes an entry', { accountId: demand.accountId })
  const [entryId] = await insertEntries(tx.client, [entry], ledger.recordedBy)
  const [itemId] = await takeIds(tx.client, 'item_ids', 1)
  invariant(entryId !== undefined && itemId !== undefined, 'an entry and an item for the demand', { accountId: demand.accountId })
  await insertOpenItems(tx.client, [
    {
      itemId,
      accountId: demand.accountId,
      agreementId: undefined,
      glCode: receivableOf(ledger.chart, undefined),
      kind: demand.itemKind,
      originalOn: ledger.today,
      dueOn: demand.dueOn,
      originalAmount: demand.amount,
      openAmount: demand.amount,
      entryId,
      currency: ledger.currency,
    },
  ])
  // Money that is there already pays it.
  await applyCreditsOf(tx.client, {
    ...ledger,
    appliedOn: ledger.today,
    accounts: [{ accountId: demand.accountId, source: { kind: 'demand', id: String(itemId) } }],
  })
  return { entryId, itemId }
}

/**
 * Gives a demand up as if it had never been: what was paid on it becomes credit of the account again, its entry gets the exact mirror,
 * the item is closed.
 */
export async function withdrawDemand(tx: Transaction, itemId: number, ledger: Ledger): Promise<void> {
  const [item] = await loadItemsById(tx.client, [itemId])
  invariant(item !== undefined, 'a demand without its item', { itemId })
  await unapplyItems(tx.client, [itemId], {
    ...ledger,
    source: { kind: 'demand_withdrawn', id: String(itemId) },
    unappliedOn: ledger.today,
  })
  const found = await tx.client.query<{ entry_id: number; kind: string }>(
    'select entry_id, kind from open_items where item_id = $1',
    [itemId],
  )
  const entryId = found.rows[0]?.entry_id ?? 0
  const entry = await loadEntry(tx.client, entryId)
  invariant(entry !== undefined, 'an item without its entry', { itemId, entryId })
  const mirror = reversalOf(entry, {
    effectiveOn: ledger.today,
    eventKind: 'demand_withdrawn',
    description: 'No longer asked for',
  })
  const [mirrorEntryId] = await insertEntries(tx.client, [mirror], ledger.recordedBy)
  await cancelItems(tx.client, [itemId], {
    mirrorEntryId: mirrorEntryId ?? 0,
    cancelledOn: ledger.today,
    currency: ledger.currency,
    recordedBy: ledger.recordedBy,
  })
  await applyCreditsOf(tx.client, {
    ...ledger,
    appliedOn: ledger.today,
    accounts: [{ accountId: item.accountId, source: { kind: 'demand_withdrawn_credit', id: String(itemId) } }],
  })
}

/** A deposit that was paid in full is held from today. */
export async function holdPaidDeposit(tx: Transaction, accountId: string, itemId: number, today: LocalDate): Promise<void> {
  for (const deposit of await lockStandingDeposits(tx, accountId)) {
    if (deposit.itemId === itemId && deposit.state === 'asked') await saveDepositState(tx, deposit.depositId, 'held', today)
  }
}
