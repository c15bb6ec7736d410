import type pg from 'pg'
import { creditHistories } from '../../db/deposits/deposit-account.js'
import { creditLeftOf, pastDueOf } from '../../db/deposits/deposit-facts.js'
import { insertDepositLog } from '../../db/deposits/deposit-log-store.js'
import { saveReviewed } from '../../db/deposits/deposit-store.js'
import type { Transaction } from '../../db/transaction.js'
import { depositInstalments } from '../../domain/deposits/deposit-instalments.js'
import { requireDeposit } from '../../domain/deposits/require-deposit.js'
import { nextReviewOn, reviewDeposit } from '../../domain/deposits/review-deposit.js'
import type { Actor, Command } from '../../domain/kernel/command.js'
import { addMonths, type LocalDate } from '../../domain/kernel/local-date.js'
import { amountText } from '../../domain/kernel/money.js'
import { type Outcome, refuse, valueOf } from '../../domain/kernel/outcome.js'
import type { DepositRefund } from '../../domain/policy/deposit-parameters.js'
import type { Ledger } from '../ledger/load-ledger.js'
import { actOnDeposit, type DepositAnswer, type OnDeposit } from './act-on-deposit.js'
import { demandDecided } from './demand-deposit.js'
import { ruleFor } from './deposit-policy.js'
import { loadDepositCase } from './load-deposit-case.js'
import type { DepositAtHand } from './owed-interest.js'
import { askToPayOut } from './refund-deposit.js'
import { releaseDeposit } from './release-deposit.js'
import { sendReturned } from './write-about-deposit.js'

/** The day on which a deposit is to be reviewed next; undefined where no rule gives deposits back. */
export function reviewDayOf(at: DepositAtHand): LocalDate | undefined {
  const rule = ruleFor(at.account, 'deposit.refund')
  if (!rule.ok || rule.value.value === null) return undefined
  const { heldSince, lastReviewedOn } = at.deposit
  return nextReviewOn({ heldSince, lastReviewedOn, broughtOverOn: at.facts.broughtOverOn }, rule.value.value)
}

export interface Reviewed {
  readonly outcome: 'returned' | 'kept' | 'asked'
  readonly sentence: string
}

/**
 * Reviews a locked deposit: by its account's history it goes back with its interest, or stays; where it stays and is too small by now,
 * the rest is asked for. Refuses as `ruleFor`.
 */
export async function reviewAtHand(
  tx: Transaction,
  at: DepositAtHand,
  by: { readonly actor: Actor; readonly reason: string },
  ledger: Ledger,
): Promise<Reviewed> {
  const { deposit } = at
  const { depositId, accountId } = deposit
  const found = valueOf(ruleFor(at.account, 'deposit.refund') as Outcome<{ value: DepositRefund | null; decidedBy: unknown }>)
  const rule = found.value
  if (rule === null) refuse('DEPOSIT_NEVER_REVIEWED', 'The policy gives no deposits back before the account is closed.')
  const history = await creditHistories(tx.client, [accountId], addMonths(ledger.today, -rule.after_months))
  const review = reviewDeposit(
    {
      heldSince: deposit.heldSince,
      history: history.get(accountId) ?? { bills: [], cuts: [] },
      isBehind: (await pastDueOf(tx.client, accountId, ledger.today)).gt(0),
    },
    rule,
    ledger.today,
  )
  await saveReviewed(tx, depositId, ledger.today)
  await insertDepositLog(tx, [
    {
      depositId,
      act: 'reviewed',
      sentence: review.sentence,
      facts: { decidedBy: found.decidedBy },
      on: ledger.today,
      by: ledger.recordedBy,
      reason: by.reason,
    },
  ])
  if (!review.goesBack) return askForRest(tx, at, review.sentence, by, ledger)
  const released = await releaseDeposit(tx, at, { reason: by.reason }, ledger)
  await sendReturned(
    tx,
    { depositId, accountId, amount: deposit.amount, interest: released.interest.toFixed(2) },
    { actor: by.actor, today: ledger.today },
  )
  await askToPayOut(tx, deposit, await creditLeftOf(tx.client, released.itemId), ledger.currency)
  return { outcome: 'returned', sentence: review.sentence }
}

/** Where credit is not good and what is held is too small by the tolerance, the rest is asked for; where the policy is silent, nothing. */
async function askForRest(
  tx: Transaction,
  { deposit }: DepositAtHand,
  sentence: string,
  by: { readonly actor: Actor; readonly reason: string },
  ledger: Ledger,
): Promise<Reviewed> {
  const of = await loadDepositCase(tx.client, deposit.accountId, ledger.today, ledger.currency)
  const decision = requireDeposit({ ...of.facts, purpose: 're_establish' }, of.policy)
  if (of.account.status === 'closed' || !decision.ok || decision.value.outcome !== 'required')
    return { outcome: 'kept', sentence }
  const instalments = depositInstalments(
    { amount: decision.value.ask, count: 1, firstDueOn: undefined, today: ledger.today, currency: ledger.currency },
    null,
    ledger.settings.calendar,
  )
  const more = await demandDecided(tx, of.account, { decision: decision.value, instalments: valueOf(instalments) }, by, ledger)
  return {
    outcome: 'asked',
    sentence: `${sentence} ${amountText(decision.value.ask, ledger.currency)} more is asked for: ${more}.`,
  }
}

/** Reviews a deposit now, whatever its day. Refuses what `actOnDeposit` and `reviewAtHand` refuse. */
export function reviewNow(pool: pg.Pool, command: Command<OnDeposit>): Promise<DepositAnswer> {
  return actOnDeposit(pool, 'review', command, async (tx, at, ledger) => {
    const { outcome, sentence } = await reviewAtHand(tx, at, { actor: command.actor, reason: command.reason }, ledger)
    return { sentence, after: { outcome } }
  })
}
