import type pg from 'pg'
import { openItemsOfBill } from '../../db/deposits/deposit-facts.js'
import type { Command } from '../../domain/kernel/command.js'
import { type Decimal, Decimal as Amount, decimal, sum } from '../../domain/kernel/decimal.js'
import { amountText } from '../../domain/kernel/money.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { actOnDeposit, type DepositAnswer, type OnDeposit } from './act-on-deposit.js'
import { releaseDeposit } from './release-deposit.js'

export interface ApplyDepositInput extends OnDeposit {
  /** The bill it pays; null: whatever the account owes, in the utility's order of payment. */
  readonly billId: number | null
  /** Decimal text; null: all that is owed there, at most all of it. */
  readonly amount: string | null
}

/**
 * Pays a bill from a deposit, or what its account owes; what is left of it stays held. Refuses what `actOnDeposit` refuses,
 * DEPOSIT_BILL_PAID where nothing of the bill is open, and DEPOSIT_TOO_SMALL where more is to be applied than is held or owed.
 */
export function applyDeposit(pool: pg.Pool, command: Command<ApplyDepositInput>): Promise<DepositAnswer> {
  return actOnDeposit(pool, 'apply', command, async (tx, at, ledger) => {
    const { billId, amount: wished } = command.input
    const owed = await openItemsOfBill(tx.client, at.deposit.accountId, billId)
    const total = sum(owed.map(({ amount }) => amount))
    if (!total.gt(0)) refuse('DEPOSIT_BILL_PAID', 'Nothing of this bill is open on the account.')
    const most = Amount.min(total, at.deposit.amount)
    const amount = wished === null ? most : decimal(wished)
    if (!amount.gt(0) || amount.gt(most)) {
      refuse('DEPOSIT_TOO_SMALL', `At most ${amountText(most, ledger.currency)} can be applied here.`, {
        most: amountText(most, ledger.currency),
      })
    }
    const pays = billId === null ? {} : { pays: shareOut(owed, amount) }
    const released = await releaseDeposit(tx, at, { amount, ...pays, reason: command.reason }, ledger)
    const what = billId === null ? 'what the account owes' : `bill ${billId}`
    return {
      sentence: `${amountText(amount, ledger.currency)} of the deposit paid ${what}.`,
      after: { amount: amount.toFixed(), interest: released.interest.toFixed(), billId },
    }
  })
}

/** The amount over the open items of the bill, in their order. */
function shareOut(
  owed: readonly { readonly itemId: number; readonly amount: Decimal }[],
  amount: Decimal,
): { readonly itemId: number; readonly amount: Decimal }[] {
  let left = amount
  return owed.flatMap((item) => {
    const part = Amount.min(left, item.amount)
    left = left.minus(part)
    return part.gt(0) ? [{ itemId: item.itemId, amount: part }] : []
  })
}
