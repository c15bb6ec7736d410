import type pg from 'pg'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { loadOpenItems } from '../../db/ledger/open-item-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { sum } from '../../domain/kernel/decimal.js'
import { amountText } from '../../domain/kernel/money.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { loadLedger } from '../ledger/load-ledger.js'
import { payOutCredit } from '../ledger/pay-out-credit.js'
import { actOnRequest, type OnRequest, type RequestAnswer } from './act-on-request.js'

export interface RefundInput extends OnRequest {
  readonly accountId: string
  /** How it is paid: a channel of the chart of accounts. */
  readonly channel: string
}

/** Pays the credit of a leaving account out, whole. Refuses NO_CREDIT_TO_PAY. */
export function payRefund(pool: pg.Pool, command: Command<RefundInput>): Promise<RequestAnswer> {
  return actOnRequest(pool, 'pay_refund', command, async (tx, move, by) => {
    const { accountId, channel } = command.input
    const account = move.facts.leaving.find((each) => each.accountId === accountId)
    if (account?.balance !== 'credit') refuse('NO_CREDIT_TO_PAY', `Account ${accountId} has no credit to pay out.`)
    const ledger = await loadLedger(tx.client, by.actor.id)
    await lockAccounts(tx.client, [accountId])
    const items = (await loadOpenItems(tx.client, [accountId])).get(accountId) ?? []
    const amount = sum(items.map((item) => item.openAmount)).negated()
    if (!amount.isPositive() || amount.isZero()) refuse('NO_CREDIT_TO_PAY', `Account ${accountId} has no credit to pay out.`)
    await payOutCredit(
      tx,
      { accountId, amount, channel, sourceId: `${move.request.requestId}-${accountId}-${move.request.version}` },
      ledger,
    )
    return {
      sentence: `A refund of ${amountText(amount, ledger.currency)} ${ledger.currency} was paid to the customer of account ${accountId}.`,
      after: { accountId, amount: amount.toFixed(), channel },
    }
  })
}
