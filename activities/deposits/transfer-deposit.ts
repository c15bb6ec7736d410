import type pg from 'pg'
import { depositAccounts } from '../../db/deposits/deposit-account.js'
import { insertDepositLog, takeDepositLogIds } from '../../db/deposits/deposit-log-store.js'
import { openDepositPrerequisites } from '../../db/deposits/deposit-prerequisites.js'
import { lockStandingDeposits, saveDepositAccount } from '../../db/deposits/deposit-store.js'
import { insertEntries } from '../../db/ledger/journal-store.js'
import { savePrerequisite } from '../../db/services/request-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import { type Decimal, decimal } from '../../domain/kernel/decimal.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import type { Ledger } from '../ledger/load-ledger.js'
import { actOnDeposit, type DepositAnswer, type OnDeposit } from './act-on-deposit.js'
import { withdrawDeposit } from './withdraw-deposit.js'

export interface TransferDepositInput extends OnDeposit {
  readonly toAccountId: string
}

/**
 * Moves a held deposit with its customer to another account, as when they move: it goes on bearing interest from the day it was first
 * held, and a move to that account that waits for a deposit, no larger than this one, waits for it no more. Refuses what `actOnDeposit` refuses, NOT_FOUND and DEPOSIT_OTHER_CUSTOMER where the account is somebody else's, closed or the same.
 */
export function transferDeposit(pool: pg.Pool, command: Command<TransferDepositInput>): Promise<DepositAnswer> {
  const { toAccountId } = command.input
  return actOnDeposit(
    pool,
    'transfer',
    command,
    async (tx, { deposit, account }, ledger) => {
      const { depositId, accountId } = deposit
      const target = (await depositAccounts(tx.client, [toAccountId])).get(toAccountId)
      if (target === undefined) refuse('NOT_FOUND', `There is no account ${toAccountId}.`)
      if (target.customerId !== account.customerId || target.status === 'closed' || toAccountId === accountId) {
        refuse('DEPOSIT_OTHER_CUSTOMER', 'A deposit moves to another open account of the same customer.', { toAccountId })
      }
      const [logId = 0] = await takeDepositLogIds(tx, 1)
      const amount = decimal(deposit.amount)
      const entry = postingOf(
        {
          kind: 'deposit_transferred',
          sourceId: `${depositId}/${logId}`,
          effectiveOn: ledger.today,
          currency: ledger.currency,
          fromAccountId: accountId,
          toAccountId,
          amount,
        },
        ledger.chart,
      )
      const [entryId] = await insertEntries(tx.client, entry === undefined ? [] : [entry], ledger.recordedBy)
      await saveDepositAccount(tx, depositId, toAccountId)
      const met = await meetWaitingMoves(tx, { depositId, amount, toAccountId, reason: command.reason }, ledger)
      const sentence = `Moved from account ${accountId} to account ${toAccountId}.${met}`
      await insertDepositLog(tx, [
        {
          logId,
          depositId,
          act: 'transferred',
          sentence,
          amount,
          ...(entryId === undefined ? {} : { entryId }),
          on: ledger.today,
          by: ledger.recordedBy,
          reason: command.reason,
        },
      ])
      return { sentence, after: { accountId: toAccountId } }
    },
    [toAccountId],
  )
}

/** Deposits that a move to the account waits for and that this one covers are asked for no more. Returns what to say of it. */
async function meetWaitingMoves(
  tx: Transaction,
  moved: { readonly depositId: string; readonly amount: Decimal; readonly toAccountId: string; readonly reason: string },
  ledger: Ledger,
): Promise<string> {
  let said = ''
  for (const asked of await lockStandingDeposits(tx, moved.toAccountId)) {
    if (asked.state !== 'asked' || moved.amount.lt(asked.amount)) continue
    const requestIds = await openDepositPrerequisites(tx.client, asked.itemIds)
    if (requestIds.length === 0) continue
    const sentence = `Deposit ${moved.depositId} came along in its place.`
    await withdrawDeposit(tx, asked, moved.reason, ledger, { state: 'withdrawn', sentence })
    for (const requestId of requestIds) {
      await savePrerequisite(tx, requestId, {
        prerequisite: 'deposit',
        state: 'met',
        decidedOn: ledger.today,
        decidedBy: ledger.recordedBy,
        reason: sentence,
      })
    }
    said = ` Deposit ${asked.depositId} is asked for no more.`
  }
  return said
}
