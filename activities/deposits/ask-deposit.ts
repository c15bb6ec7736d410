import { insertDepositLog } from '../../db/deposits/deposit-log-store.js'
import { insertAskedDeposit, takeDepositNumber } from '../../db/deposits/deposit-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { DepositInstalment } from '../../domain/deposits/deposit-instalments.js'
import { sum } from '../../domain/kernel/decimal.js'
import { amountText } from '../../domain/kernel/money.js'
import type { Ledger } from '../ledger/load-ledger.js'
import { postDemand } from '../ledger/post-demand.js'

export interface AskedDeposit {
  readonly accountId: string
  readonly instalments: readonly DepositInstalment[]
  readonly interestRateCode: string
  readonly reason: string
  /** How it was decided. */
  readonly facts: Readonly<Record<string, unknown>>
}

/**
 * Asks an account for a deposit: each part due like any item, first in line where the utility's order of payment says so. A liability
 * from that moment. Returns its number and the item of its first part.
 */
export async function askDeposit(
  tx: Transaction,
  ask: AskedDeposit,
  ledger: Ledger,
): Promise<{ depositId: string; itemId: number }> {
  const depositId = await takeDepositNumber(tx)
  const { accountId, instalments } = ask
  const amount = sum(instalments.map((each) => each.amount))
  const { entryId, itemIds } = await postDemand(
    tx,
    { kind: 'deposit_asked', sourceId: depositId, effectiveOn: ledger.today, currency: ledger.currency, accountId, amount },
    { accountId, parts: instalments, itemKind: 'deposit_installment' },
    ledger,
  )
  await insertAskedDeposit(tx, {
    depositId,
    accountId,
    amount: amount.toFixed(),
    currency: ledger.currency,
    askedOn: ledger.today,
    interestRateCode: ask.interestRateCode,
    entryId,
    instalments: instalments.map((each, index) => ({
      number: each.number,
      itemId: itemIds[index] as number,
      amount: each.amount.toFixed(),
      dueOn: each.dueOn,
    })),
  })
  await insertDepositLog(tx, [
    {
      depositId,
      act: 'asked',
      sentence: askedSentence(instalments, ledger.currency),
      amount,
      entryId,
      facts: ask.facts,
      on: ledger.today,
      by: ledger.recordedBy,
      reason: ask.reason,
    },
  ])
  return { depositId, itemId: itemIds[0] as number }
}

function askedSentence(instalments: readonly DepositInstalment[], currency: string): string {
  const parts = instalments.map(({ amount, dueOn }) => `${amountText(amount, currency)} by ${dueOn}`)
  return `Asked for: ${parts.join(', ')}.`
}
