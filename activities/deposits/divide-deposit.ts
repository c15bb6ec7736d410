import type pg from 'pg'
import { depositLogOf } from '../../db/deposits/deposit-page-reads.js'
import { awaitDepositItem, openDepositPrerequisites } from '../../db/deposits/deposit-prerequisites.js'
import { depositInstalments } from '../../domain/deposits/deposit-instalments.js'
import type { Command } from '../../domain/kernel/command.js'
import { decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { amountText } from '../../domain/kernel/money.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import { actOnDeposit, type DepositAnswer, type OnDeposit } from './act-on-deposit.js'
import { askDeposit } from './ask-deposit.js'
import { ruleFor } from './deposit-policy.js'
import { withdrawDeposit } from './withdraw-deposit.js'
import { sendDemand } from './write-about-deposit.js'

export interface DivideDepositInput extends OnDeposit {
  /** In how many parts, two at least. */
  readonly count: number
  /** When the first part falls due; null: in two weeks. */
  readonly firstDueOn: LocalDate | null
}

/**
 * Asks for a deposit of which nothing was paid yet in the parts that the policy lets a customer ask for: a demand of its own in place of the
 * first, which stays as it was posted. A move that waits for the deposit waits for the first part of it. The customer is written to.
 * Refuses as `actOnDeposit`, POLICY_MISSING where no pack knows instalments, and what `depositInstalments` refuses.
 */
export function divideDeposit(pool: pg.Pool, command: Command<DivideDepositInput>): Promise<DepositAnswer> {
  return actOnDeposit(pool, 'divide', command, async (tx, { deposit, account }, ledger) => {
    const { input, actor, reason } = command
    const { depositId, accountId, currency } = deposit
    const amount = decimal(deposit.amount)
    const wish = { amount, count: input.count, firstDueOn: input.firstDueOn ?? undefined, today: ledger.today, currency }
    const rule = valueOf(ruleFor(account, 'deposit.instalments')).value
    const instalments = valueOf(depositInstalments(wish, rule, ledger.settings.calendar))
    const requestIds = await openDepositPrerequisites(tx.client, deposit.itemIds)
    const asked = (await depositLogOf(tx.client, depositId)).find(({ act }) => act === 'asked')
    await withdrawDeposit(tx, deposit, reason, ledger, {
      state: 'withdrawn',
      sentence: `Asked for in ${instalments.length} parts instead.`,
    })
    const divided = await askDeposit(
      tx,
      { accountId, instalments, interestRateCode: 'policy', reason, facts: { ...asked?.facts, divides: depositId } },
      ledger,
    )
    await awaitDepositItem(tx, requestIds, divided.itemId)
    const parts = instalments.map((part) => `${amountText(part.amount, currency)} by ${part.dueOn}`).join(', ')
    await sendDemand(
      tx,
      {
        depositId: divided.depositId,
        accountId,
        amount: amountText(amount, currency),
        dueOn: instalments[0]?.dueOn ?? ledger.today,
        explanation: `It takes the place of deposit ${depositId}.`,
        instalments: parts,
      },
      { actor, today: ledger.today },
    )
    return { sentence: `Asked for as ${divided.depositId}: ${parts}.`, after: { dividedAs: divided.depositId, parts } }
  })
}
