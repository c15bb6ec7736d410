import type pg from 'pg'
import { channelsOfDeposit, creditLeftOf, creditOf } from '../../db/deposits/deposit-facts.js'
import { insertDepositLog } from '../../db/deposits/deposit-log-store.js'
import { saveDepositState } from '../../db/deposits/deposit-store.js'
import { closeTasksOf, insertTask } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import { CHEQUE, refundMeans } from '../../domain/deposits/refund-means.js'
import type { Command } from '../../domain/kernel/command.js'
import { Decimal as Amount, type Decimal, decimal } from '../../domain/kernel/decimal.js'
import { amountText } from '../../domain/kernel/money.js'
import { payOutCredit } from '../ledger/pay-out-credit.js'
import { actOnDeposit, type DepositAnswer, type OnDeposit } from './act-on-deposit.js'
import { releaseDeposit } from './release-deposit.js'
import { sendReturned } from './write-about-deposit.js'

export interface RefundDepositInput extends OnDeposit {
  /** By the means it came by where that can be, or by cheque in any case. */
  readonly by: 'original_means' | 'cheque'
}

/**
 * Gives a deposit back: with its interest it is credited to the account, pays what is owed there, and what is left of both is paid out.
 * One that was credited before is paid out as far as it is left. Refuses what `actOnDeposit` refuses.
 */
export function refundDeposit(pool: pg.Pool, command: Command<RefundDepositInput>): Promise<DepositAnswer> {
  return actOnDeposit(pool, 'refund', command, async (tx, at, ledger) => {
    const { deposit } = at
    const { depositId, accountId } = deposit
    const { actor, reason, input } = command
    const released = deposit.state === 'held' ? await releaseDeposit(tx, at, { reason }, ledger) : undefined
    const interest = released?.interest ?? decimal(0)
    const creditItemId = released?.itemId ?? deposit.releasedItemId ?? 0
    const left = await creditLeftOf(tx.client, creditItemId)
    const channel = input.by === 'cheque' ? CHEQUE : refundMeans(await channelsOfDeposit(tx.client, depositId))
    if (released !== undefined) {
      await sendReturned(
        tx,
        { depositId, accountId, amount: deposit.amount, interest: interest.toFixed(2) },
        { actor, today: ledger.today },
      )
    }
    const amount = Amount.min(left.plus(interest), await creditOf(tx.client, accountId))
    if (!amount.gt(0)) {
      return {
        sentence: 'The deposit paid what the account owed; nothing is left to pay out.',
        after: { interest: interest.toFixed(), paidOut: '0' },
      }
    }
    const from = { itemId: creditItemId, amount: Amount.min(left, amount) }
    const entryId = await payOutCredit(tx, { accountId, amount, channel, sourceId: `deposit-${depositId}`, from }, ledger)
    await saveDepositState(tx, depositId, 'refunded')
    const paid = amountText(amount, ledger.currency)
    const means = channel.replaceAll('_', ' ')
    await insertDepositLog(tx, [
      {
        depositId,
        act: 'refunded',
        sentence: `${paid} paid out by ${means}.`,
        amount,
        entryId,
        on: ledger.today,
        by: actor.id,
        reason,
      },
    ])
    await closeTasksOf(tx, { ...refundSubject(depositId), closedBy: actor.id, result: `Paid out by ${means}` })
    await insertTask(tx, {
      taskKey: `deposit-pay-out/${depositId}`,
      queue: 'refunds',
      title:
        channel === CHEQUE
          ? `Write a cheque of ${paid}: deposit ${depositId}`
          : `Send ${paid} back by ${means}: deposit ${depositId}`,
      accountId,
      subjectKind: 'deposit_pay_out',
      subjectId: depositId,
      facts: { amount: paid, channel },
      dueOn: null,
      createdBy: actor.id,
    })
    return {
      sentence: `${paid} is paid out by ${means}; the refund queue has the task.`,
      after: { interest: interest.toFixed(), paidOut: amount.toFixed(), channel },
    }
  })
}

const refundSubject = (depositId: string) => ({ subjectKind: 'deposit_refund', subjectId: depositId })

/** Somebody pays out what is left of a deposit that went back by itself; none where nothing is left. */
export async function askToPayOut(
  tx: Transaction,
  deposit: { readonly depositId: string; readonly accountId: string },
  left: Decimal,
  currency: string,
): Promise<void> {
  if (!left.gt(0)) return
  await insertTask(tx, {
    taskKey: `deposit-refund/${deposit.depositId}`,
    queue: 'refunds',
    title: `Pay ${amountText(left, currency)} of deposit ${deposit.depositId} out, or leave it for the next bills`,
    accountId: deposit.accountId,
    ...refundSubject(deposit.depositId),
    facts: { amount: amountText(left, currency) },
    dueOn: null,
    createdBy: 'Penstock',
  })
}
