import { recordAudit } from '../../db/access/audit-store.js'
import { lockStandingDeposits, saveDepositState } from '../../db/deposits/deposit-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { insertOpenItems } from '../../db/ledger/open-item-store.js'
import { findMovingAccount, saveAccountStatus } from '../../db/services/applicant-store.js'
import type { Transaction } from '../../db/transaction.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { amountText } from '../../domain/kernel/money.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import { applyCreditsOf } from '../ledger/apply-credits.js'
import { type Ledger, loadLedger } from '../ledger/load-ledger.js'
import { changeAgreement, type ChangedBy } from './change-agreement.js'
import { withdrawDemand } from './demand-money.js'

/**
 * Gives a leaving account its deposits back: what is held becomes credit and pays what is owed, what was only asked for is asked for no
 * more. Returns what happened, as sentences.
 */
export async function releaseDeposits(tx: Transaction, accountId: string, by: ChangedBy): Promise<string[]> {
  const ledger = await loadLedger(tx.client, by.actor.id)
  await lockAccounts(tx.client, [accountId])
  const sentences: string[] = []
  for (const deposit of await lockStandingDeposits(tx, accountId)) {
    const amount = amountText(decimal(deposit.amount), ledger.currency)
    if (deposit.state === 'held') {
      await creditDeposit(tx, { ...deposit, accountId }, ledger)
      sentences.push(`The deposit of ${amount} ${ledger.currency} was credited to account ${accountId}.`)
    } else {
      invariant(deposit.itemId !== null, 'a deposit asked for without its item', { depositId: deposit.depositId })
      await withdrawDemand(tx, deposit.itemId, ledger)
      await saveDepositState(tx, deposit.depositId, 'withdrawn')
      sentences.push(`The deposit of ${amount} ${ledger.currency} is no longer asked of account ${accountId}.`)
    }
    await recordAudit(tx, {
      actor: by.actor,
      action: 'deposits.release',
      subjectKind: 'account',
      subjectId: accountId,
      reason: by.reason,
      before: { depositId: deposit.depositId, state: deposit.state },
      after: { amount },
    })
  }
  return sentences
}

async function creditDeposit(
  tx: Transaction,
  deposit: { readonly depositId: string; readonly accountId: string; readonly amount: string },
  ledger: Ledger,
): Promise<void> {
  const amount = decimal(deposit.amount)
  const { accountId } = deposit
  const entry = postingOf(
    {
      kind: 'deposit_released',
      sourceId: deposit.depositId,
      effectiveOn: ledger.today,
      currency: ledger.currency,
      accountId,
      amount,
    },
    ledger.chart,
  )
  invariant(entry !== undefined, 'a deposit above zero makes an entry', { depositId: deposit.depositId })
  const [entryId] = await insertEntries(tx.client, [entry], ledger.recordedBy)
  const [itemId] = await takeIds(tx.client, 'item_ids', 1)
  invariant(entryId !== undefined && itemId !== undefined, 'an entry and an item', { depositId: deposit.depositId })
  await insertOpenItems(tx.client, [
    {
      itemId,
      accountId,
      agreementId: undefined,
      glCode: ledger.chart.customerCredit,
      kind: 'credit',
      originalOn: ledger.today,
      dueOn: ledger.today,
      originalAmount: amount.negated(),
      openAmount: amount.negated(),
      entryId,
      currency: ledger.currency,
    },
  ])
  await applyCreditsOf(tx.client, {
    ...ledger,
    appliedOn: ledger.today,
    accounts: [{ accountId, source: { kind: 'deposit', id: deposit.depositId } }],
  })
  await saveDepositState(tx, deposit.depositId, 'applied')
}

/** Closes agreements that are billed to their last day; the account with them where nothing else of it goes on. */
export async function closeAgreements(
  tx: Transaction,
  closing: { readonly accountId: string; readonly agreementIds: readonly string[]; readonly isLast: boolean },
  by: ChangedBy,
): Promise<string> {
  for (const agreementId of closing.agreementIds) await changeAgreement(tx, { agreementId, command: 'close' }, by)
  if (!closing.isLast) return `What ended of account ${closing.accountId} is billed and closed; the account goes on.`
  await changeStatus(tx, closing.accountId, 'closed', by)
  return `Account ${closing.accountId} is settled and closed.`
}

/** Money came after the close: the account and what ended last are looked at again. */
export async function reactivateAccount(
  tx: Transaction,
  reactivating: { readonly accountId: string; readonly agreementIds: readonly string[] },
  by: ChangedBy,
): Promise<void> {
  for (const agreementId of reactivating.agreementIds) await changeAgreement(tx, { agreementId, command: 'reactivate' }, by)
  await changeStatus(tx, reactivating.accountId, 'active', by)
}

async function changeStatus(tx: Transaction, accountId: string, status: 'active' | 'closed', by: ChangedBy): Promise<void> {
  const account = await findMovingAccount(tx.client, accountId)
  await saveAccountStatus(tx, accountId, status, by.today)
  await recordAudit(tx, {
    actor: by.actor,
    action: status === 'closed' ? 'customers.account.close' : 'customers.account.reopen',
    subjectKind: 'account',
    subjectId: accountId,
    reason: by.reason,
    before: { status: account?.status },
    after: { status },
  })
}
