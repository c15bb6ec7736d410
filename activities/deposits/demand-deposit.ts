import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import type { Queryable } from '../../db/pool.js'
import type { Transaction } from '../../db/transaction.js'
import { type DepositInstalment, depositInstalments } from '../../domain/deposits/deposit-instalments.js'
import { type DepositDecision, requireDeposit } from '../../domain/deposits/require-deposit.js'
import type { Actor, Command } from '../../domain/kernel/command.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { amountText } from '../../domain/kernel/money.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { type Ledger, loadLedger } from '../ledger/load-ledger.js'
import { runCommand } from '../run-command.js'
import { askDeposit } from './ask-deposit.js'
import { type RuledAccount, ruleFor } from './deposit-policy.js'
import { type DepositCase, loadDepositCase } from './load-deposit-case.js'
import { sendDemand } from './write-about-deposit.js'

export interface DepositWish {
  readonly accountId: string
  /** In how many parts it is paid. */
  readonly count: number
  readonly firstDueOn: LocalDate | null
}

/** What may be asked of an account, why, and in which parts. */
export interface DepositQuote {
  readonly decision: DepositDecision
  /** Into how many parts the policy lets it be divided. */
  readonly mostInstalments: number
  /** Empty where nothing is asked for. */
  readonly instalments: readonly DepositInstalment[]
}

/** The deposit an account may be asked for now. Refuses NOT_FOUND, NO_UTILITY, what the policy and `depositInstalments` refuse. */
export async function quoteDeposit(db: Queryable, wish: DepositWish): Promise<DepositQuote> {
  const ledger = await loadLedger(db, 'Penstock')
  return quoteOf(await loadDepositCase(db, wish.accountId, ledger.today, ledger.currency), wish, ledger)
}

function quoteOf(of: DepositCase, wish: DepositWish, ledger: Ledger): DepositQuote {
  const decision = valueOf(requireDeposit(of.facts, of.policy))
  const rule = instalmentRule(of.account, wish.count)
  const instalments =
    decision.outcome === 'required'
      ? valueOf(
          depositInstalments(
            {
              amount: decision.ask,
              count: wish.count,
              firstDueOn: wish.firstDueOn ?? undefined,
              today: ledger.today,
              currency: ledger.currency,
            },
            rule,
            ledger.settings.calendar,
          ),
        )
      : []
  return { decision, mostInstalments: rule?.count ?? 1, instalments }
}

/** Paid at once it needs no rule on instalments; in parts it does. */
function instalmentRule(account: RuledAccount, count: number) {
  const rule = ruleFor(account, 'deposit.instalments')
  return !rule.ok && count === 1 ? null : valueOf(rule).value
}

export interface DemandDepositInput extends DepositWish {
  /** What the caller saw would be asked: decimal text. */
  readonly amount: string
}

/**
 * Asks an account for a deposit, in parts where that was agreed, and writes to its customer. Refuses ACCOUNT_CLOSED, DEPOSIT_NOT_REQUIRED,
 * DEPOSIT_AMOUNT_CHANGED where it is no longer what was shown, and what `quoteDeposit` refuses.
 */
export function demandDeposit(pool: pg.Pool, command: Command<DemandDepositInput>): Promise<{ depositId: string }> {
  return runCommand(pool, 'deposits.demand', command, async (tx) => {
    const { input, actor, reason } = command
    const ledger = await loadLedger(tx.client, actor.id)
    await lockAccounts(tx.client, [input.accountId])
    const of = await loadDepositCase(tx.client, input.accountId, ledger.today, ledger.currency)
    if (of.account.status === 'closed') refuse('ACCOUNT_CLOSED', `Account ${input.accountId} is closed.`)
    const quote = quoteOf(of, input, ledger)
    const { decision } = quote
    if (decision.outcome !== 'required') {
      refuse(
        'DEPOSIT_NOT_REQUIRED',
        decision.trace.findLast(({ effect }) => effect === 'spares')?.sentence ?? 'No deposit is required.',
      )
    }
    const asked = amountText(decision.ask, ledger.currency)
    if (!decision.ask.eq(input.amount)) {
      refuse('DEPOSIT_AMOUNT_CHANGED', `A deposit of ${asked} is asked for by now, not ${input.amount}. Look at it again.`, {
        asked,
      })
    }
    const depositId = await demandDecided(tx, of.account, quote, { actor, reason }, ledger)
    await recordAudit(tx, {
      actor,
      action: 'deposits.demand',
      subjectKind: 'deposit',
      subjectId: depositId,
      reason,
      after: { accountId: input.accountId, amount: asked, instalments: quote.instalments.length },
    })
    return { depositId }
  })
}

/** Asks for what was decided and writes to the customer, inside the caller's transaction; the account is locked. */
export async function demandDecided(
  tx: Transaction,
  account: RuledAccount,
  { decision, instalments }: Pick<DepositQuote, 'decision' | 'instalments'>,
  by: { readonly actor: Actor; readonly reason: string },
  ledger: Ledger,
): Promise<string> {
  const { accountId } = account
  const { depositId } = await askDeposit(
    tx,
    { accountId, instalments, interestRateCode: 'policy', reason: by.reason, facts: { trace: decision.trace } },
    ledger,
  )
  const [first] = instalments
  await sendDemand(
    tx,
    {
      depositId,
      accountId,
      amount: amountText(decision.ask, ledger.currency),
      dueOn: first?.dueOn ?? ledger.today,
      explanation: decision.trace.map(({ sentence }) => sentence).join(' '),
      instalments:
        instalments.length < 2
          ? ''
          : instalments.map(({ amount, dueOn }) => `${amountText(amount, ledger.currency)} by ${dueOn}`).join(', '),
    },
    { actor: by.actor, today: ledger.today },
  )
  return depositId
}
