import { insertDepositLog, takeDepositLogIds } from '../../db/deposits/deposit-log-store.js'
import { saveDepositAmount, saveReleased } from '../../db/deposits/deposit-store.js'
import type { Transaction } from '../../db/transaction.js'
import { type Decimal, decimal } from '../../domain/kernel/decimal.js'
import { amountText } from '../../domain/kernel/money.js'
import type { Ledger } from '../ledger/load-ledger.js'
import { postCredits } from '../ledger/post-credit.js'
import { creditInterest, reportNoInterest } from './credit-interest.js'
import { type DepositAtHand, owedInterest } from './owed-interest.js'

export interface Release {
  /** Of a part: how much; absent: all of it, with the interest that is owed by today. */
  readonly amount?: Decimal
  /** What it pays before anything else. */
  readonly pays?: readonly { readonly itemId: number; readonly amount: Decimal }[]
  readonly reason: string
}

export interface Released {
  readonly amount: Decimal
  readonly interest: Decimal
  /** The credit it became. */
  readonly itemId: number
  readonly sentence: string
}

/**
 * Credits a held deposit to its account, where it pays what is owed; the account and the deposit are locked. With the whole of it goes the
 * interest of the days since it was last credited.
 */
export async function releaseDeposit(tx: Transaction, at: DepositAtHand, release: Release, ledger: Ledger): Promise<Released> {
  const { deposit } = at
  const { depositId, accountId } = deposit
  const isWhole = release.amount === undefined || release.amount.eq(deposit.amount)
  const interest = isWhole ? await creditLastInterest(tx, at, release.reason, ledger) : decimal(0)
  const amount = release.amount ?? decimal(deposit.amount)
  const [logId = 0] = await takeDepositLogIds(tx, 1)
  const sourceId = `${depositId}/${logId}`
  const [posted] = await postCredits(
    tx,
    [
      {
        event: {
          kind: 'deposit_released',
          sourceId,
          effectiveOn: ledger.today,
          currency: ledger.currency,
          accountId,
          amount,
        },
        accountId,
        amount,
        source: { kind: 'deposit', id: sourceId },
        ...(release.pays === undefined ? {} : { pays: release.pays }),
      },
    ],
    ledger,
  )
  const { entryId, itemId } = posted as { entryId: number; itemId: number }
  if (isWhole) await saveReleased(tx, depositId, itemId)
  else await saveDepositAmount(tx, depositId, decimal(deposit.amount).minus(amount).toFixed())
  const sentence = `${isWhole ? 'It was' : `${amountText(amount, ledger.currency)} of it was`} credited to account ${accountId}.`
  await insertDepositLog(tx, [
    {
      logId,
      depositId,
      act: 'applied',
      sentence,
      amount,
      heldChange: amount.negated(),
      entryId,
      itemId,
      on: ledger.today,
      by: ledger.recordedBy,
      reason: release.reason,
    },
  ])
  return { amount, interest, itemId, sentence }
}

async function creditLastInterest(tx: Transaction, at: DepositAtHand, reason: string, ledger: Ledger): Promise<Decimal> {
  const owed = owedInterest(at, ledger.today, true)
  if (!owed.ok) {
    await reportNoInterest(tx, at.deposit, owed.refusal)
    return decimal(0)
  }
  // What would have been added goes out with the deposit: it is credited like the rest.
  const credited = owed.value.map((each) => ({ ...each, isAdded: false }))
  return creditInterest(tx, credited, ledger, reason)
}
