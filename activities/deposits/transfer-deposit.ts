import type pg from 'pg'
import { depositAccounts } from '../../db/deposits/deposit-account.js'
import { insertDepositLog, takeDepositLogIds } from '../../db/deposits/deposit-log-store.js'
import { saveDepositAccount } from '../../db/deposits/deposit-store.js'
import { insertEntries } from '../../db/ledger/journal-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import { actOnDeposit, type DepositAnswer, type OnDeposit } from './act-on-deposit.js'

export interface TransferDepositInput extends OnDeposit {
  readonly toAccountId: string
}

/**
 * Moves a held deposit with its customer to another account, as when they move: it goes on bearing interest from the day it was first
 * held. Refuses what `actOnDeposit` refuses, NOT_FOUND and DEPOSIT_OTHER_CUSTOMER where the account is somebody else's, closed or the same.
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
      const sentence = `Moved from account ${accountId} to account ${toAccountId}.`
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
