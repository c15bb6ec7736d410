import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { takeIds } from '../../db/ledger/journal-store.js'
import { isTaken, loadTaken, type PaymentRow } from '../../db/payments/payment-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { amountText } from '../../domain/kernel/money.js'
import { RefusedError, refuse, refused, valueOf } from '../../domain/kernel/outcome.js'
import type { Direction } from '../../domain/payments/allocate-payment.js'
import { identityKey } from '../../domain/payments/payment-identity.js'
import { checkPayment, type StatedPayment } from '../../domain/payments/payment-facts.js'
import { type Ledger, loadLedger } from '../ledger/load-ledger.js'
import { runCommand } from '../run-command.js'
import { loadPaymentAnswer } from './load-payment-answer.js'
import { CLOSED_ACCOUNT, type PaymentAnswer, type PaymentNotice, UNKNOWN_ACCOUNT } from './payment-answer.js'
import { loadPaymentRules } from './payment-rules.js'
import { postBatch } from './post-batch.js'

export interface PostPaymentInput {
  readonly channel: string
  /** Absent: the payment has no id of its own (cash at the counter) and gets one here. */
  readonly externalId?: string
  readonly account: string
  /** Absent: the business date. */
  readonly receivedOn?: string
  readonly amount: string
  readonly currency?: string
  readonly reference?: string
  readonly tenders?: StatedPayment['tenders']
  /** What the payer wants paid first. */
  readonly directions?: readonly { readonly itemId: number; readonly amount?: string }[]
}

/**
 * Takes one payment: entry, credit, allocation by direction and policy, all in one transaction. An unknown account is held in
 * suspense, a closed one is credited with a notice. Refuses what `checkPayment` refuses, ALREADY_TAKEN for an identity that is
 * here, and directions that cannot be followed.
 */
export function postPayment(pool: pg.Pool, command: Command<PostPaymentInput>): Promise<PaymentAnswer> {
  return runCommand(pool, 'payments.post', command, async (tx) => {
    const ledger = await loadLedger(tx.client, command.actor.id)
    const facts = valueOf(checkPayment(await statedOf(tx, command.input, ledger), await loadPaymentRules(tx.client, ledger)))
    const accounts = await lockAccounts(tx.client, [facts.account])
    const taken = (await loadTaken(tx.client, [facts])).get(identityKey(facts))
    if (taken !== undefined) throw alreadyTaken(taken)
    const directions = (command.input.directions ?? []).map(directionOf)
    if (directions.length > 0 && !accounts.has(facts.account)) {
      refuse(
        'DIRECTED_WITHOUT_ACCOUNT',
        'A payment for an unknown account is held in suspense; direct it when its account is known.',
      )
    }
    const [posted] = await postBatch(tx, ledger, accounts, [{ facts, directions }]).catch((error: unknown) => {
      // Somebody else took the same payment in the same moment.
      throw isTaken(error) ? alreadyTaken(undefined) : error
    })
    const account = accounts.get(facts.account)
    const notices: PaymentNotice[] =
      account === undefined ? [UNKNOWN_ACCOUNT] : account.status === 'closed' ? [CLOSED_ACCOUNT] : []
    const answer = await loadPaymentAnswer(tx.client, posted?.paymentId ?? 0, notices)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'payments.post',
      subjectKind: 'payment',
      subjectId: String(answer.id),
      reason: command.reason,
      after: answer,
    })
    return answer
  })
}

/** What the request leaves open: today's date, and an identity for money that came without one. */
async function statedOf(tx: Transaction, input: PostPaymentInput, ledger: Ledger): Promise<StatedPayment> {
  const { directions: _directions, ...stated } = input
  const externalId = input.externalId ?? `receipt-${(await takeIds(tx.client, 'receipt_numbers', 1))[0]}`
  return { ...stated, externalId, receivedOn: input.receivedOn ?? ledger.today }
}

export function directionOf(direction: { readonly itemId: number; readonly amount?: string }): Direction {
  return { itemId: direction.itemId, ...(direction.amount === undefined ? {} : { amount: decimal(direction.amount) }) }
}

function alreadyTaken(payment: PaymentRow | undefined): RefusedError {
  const sentence =
    payment === undefined
      ? 'This payment was taken a moment ago.'
      : `This payment was already taken: ${amountText(decimal(payment.amount), payment.currency)} on ${payment.receivedOn}, payment ${payment.paymentId}.`
  const facts =
    payment === undefined ? undefined : { paymentId: payment.paymentId, receivedOn: payment.receivedOn, amount: payment.amount }
  return new RefusedError(refused('ALREADY_TAKEN', sentence, facts).refusal)
}
