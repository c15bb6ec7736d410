import { recordAudit } from '../../db/access/audit-store.js'
import { lockStandingDeposits } from '../../db/deposits/deposit-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { findMovingAccount, saveAccountStatus } from '../../db/services/applicant-store.js'
import type { Transaction } from '../../db/transaction.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { amountText } from '../../domain/kernel/money.js'
import { depositAtHand } from '../deposits/load-deposit.js'
import { releaseDeposit } from '../deposits/release-deposit.js'
import { withdrawDeposit } from '../deposits/withdraw-deposit.js'
import { loadLedger } from '../ledger/load-ledger.js'
import { changeAgreement, type ChangedBy } from './change-agreement.js'

/**
 * Gives a leaving account its deposits back: what is held becomes credit with its interest and pays what is owed, what was only asked for
 * is asked for no more. Returns what happened, as sentences.
 */
export async function releaseDeposits(tx: Transaction, accountId: string, by: ChangedBy): Promise<string[]> {
  const ledger = await loadLedger(tx.client, by.actor.id)
  await lockAccounts(tx.client, [accountId])
  const sentences: string[] = []
  for (const deposit of await lockStandingDeposits(tx, accountId)) {
    const amount = amountText(decimal(deposit.amount), ledger.currency)
    if (deposit.state === 'held') {
      const at = await depositAtHand(tx.client, deposit, ledger.today)
      const { interest } = await releaseDeposit(tx, at, { reason: by.reason }, ledger)
      const withInterest = interest.gt(0) ? `, with ${amountText(interest, ledger.currency)} of interest` : ''
      sentences.push(`The deposit of ${amount} ${ledger.currency} was credited to account ${accountId}${withInterest}.`)
    } else {
      await withdrawDeposit(tx, deposit, by.reason, ledger)
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
