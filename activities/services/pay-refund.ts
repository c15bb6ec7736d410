import type pg from 'pg'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { insertOpenItems, loadOpenItems } from '../../db/ledger/open-item-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import { type Decimal, sum } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { amountText } from '../../domain/kernel/money.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import { applyCreditsOf } from '../ledger/apply-credits.js'
import { type Ledger, loadLedger } from '../ledger/load-ledger.js'
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
    await post(
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

async function post(
  tx: Transaction,
  refund: { readonly accountId: string; readonly amount: Decimal; readonly channel: string; readonly sourceId: string },
  ledger: Ledger,
): Promise<void> {
  const { accountId, amount } = refund
  const entry = postingOf({ kind: 'refund_paid', ...refund, effectiveOn: ledger.today, currency: ledger.currency }, ledger.chart)
  invariant(entry !== undefined, 'a refund above zero makes an entry', { accountId })
  const [entryId] = await insertEntries(tx.client, [entry], ledger.recordedBy)
  const [itemId] = await takeIds(tx.client, 'item_ids', 1)
  invariant(entryId !== undefined && itemId !== undefined, 'an entry and an item', { accountId })
  await insertOpenItems(tx.client, [
    {
      itemId,
      accountId,
      agreementId: undefined,
      glCode: ledger.chart.customerCredit,
      kind: 'adjustment',
      originalOn: ledger.today,
      dueOn: ledger.today,
      originalAmount: amount,
      openAmount: amount,
      entryId,
      currency: ledger.currency,
    },
  ])
  await applyCreditsOf(tx.client, {
    ...ledger,
    appliedOn: ledger.today,
    accounts: [{ accountId, source: { kind: 'refund', id: refund.sourceId } }],
  })
}
