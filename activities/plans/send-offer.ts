import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { insertOffer, withdrawOpenOffer } from '../../db/plans/offer-store.js'
import type { Command } from '../../domain/kernel/command.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { storedOfferLink } from '../../domain/plans/offer-link.js'
import type { PlanOffer } from '../../domain/plans/offer-plans.js'
import { mayOfferUntil } from '../../domain/plans/plan-offer.js'
import { queueMessage } from '../documents/queue-message.js'
import { loadLedger } from '../ledger/load-ledger.js'
import { runCommand } from '../run-command.js'
import { offersFor, type PlanWishInput, refuseAboveIncome } from './make-plan.js'

export interface SendOfferInput extends PlanWishInput {
  /** Last day on which the customer can sign. */
  readonly validUntil: LocalDate
  /** Another way than the customer chose. */
  readonly channel?: 'email' | 'sms' | 'post' | undefined
  /** Where the page of the offer is reached. */
  readonly pageUrl: string
  /** A supervisor may offer instalments above the share of the income. */
  readonly isSupervisor: boolean
}

/**
 * Sends a customer the payment plans they may choose from, with a link to sign one online. An offer that is still open is taken back: one is
 * good at a time. Refuses what `offersFor` refuses, PLAN_ABOVE_INCOME, PLAN_OFFER_DAY_INVALID.
 */
export function sendOffer(pool: pg.Pool, command: Command<SendOfferInput>): Promise<{ offerId: number }> {
  return runCommand(pool, 'plans.send-offer', command, async (tx) => {
    const { input, actor } = command
    const { accountId, firstDueOn, monthlyIncome, validUntil } = input
    await lockAccounts(tx.client, [accountId])
    const { today, currency } = await loadLedger(tx.client, actor.id)
    const { offers, arrears, debts, customerId } = await offersFor(tx.client, input)
    valueOf(mayOfferUntil(validUntil, { today, firstDueOn }))
    const choices = offersToSign(offers, input.isSupervisor)
    const replaced = await withdrawOpenOffer(tx, accountId, today)
    const offerId = await insertOffer(tx, {
      accountId,
      customerId,
      pageUrl: input.pageUrl,
      arrears: arrears.toFixed(),
      currency,
      debts,
      firstDueOn,
      monthlyIncome,
      allowsAboveIncome: input.isSupervisor,
      offeredOn: today,
      offeredBy: actor.id,
      validUntil,
    })
    const longest = choices.at(-1)
    await queueMessage(tx, {
      messageKey: `plan-offer/${offerId}`,
      templateCode: 'PLAN_OFFER',
      accountId,
      customerId,
      channel: input.channel,
      fields: {
        arrears: arrears.toFixed(2),
        most: String(longest?.count ?? 1),
        smallest: longest?.instalments.at(-1)?.amount.toFixed(2) ?? '',
        validUntil,
        offerLink: storedOfferLink(input.pageUrl, offerId),
      },
      businessDate: today,
      actor,
    })
    await recordAudit(tx, {
      actor,
      action: 'plans.send-offer',
      subjectKind: 'account',
      subjectId: accountId,
      reason: command.reason,
      after: { offerId, arrears: arrears.toFixed(2), validUntil, ...(replaced === undefined ? {} : { replaced }) },
    })
    return { offerId }
  })
}

/** The choices a customer may sign alone: those within the stated income, or all that a supervisor offers. Refuses PLAN_ABOVE_INCOME. */
export function offersToSign(offers: readonly PlanOffer[], allowsAboveIncome: boolean): readonly PlanOffer[] {
  const choices = offers.filter(({ fitsIncome }) => fitsIncome || allowsAboveIncome)
  const [first] = offers
  if (choices.length === 0 && first !== undefined) refuseAboveIncome(first, false)
  return choices
}

/** Takes an offer back that was not signed yet. Refuses PLAN_OFFER_ENDED where there is none. */
export function withdrawOffer(pool: pg.Pool, command: Command<{ readonly accountId: string }>): Promise<{ offerId: number }> {
  return runCommand(pool, 'plans.withdraw-offer', command, async (tx) => {
    const { accountId } = command.input
    await lockAccounts(tx.client, [accountId])
    const { today } = await loadLedger(tx.client, command.actor.id)
    const offerId = await withdrawOpenOffer(tx, accountId, today)
    if (offerId === undefined) refuse('PLAN_OFFER_ENDED', 'No offer of this account is open any more.')
    await recordAudit(tx, {
      actor: command.actor,
      action: 'plans.withdraw-offer',
      subjectKind: 'account',
      subjectId: accountId,
      reason: command.reason,
      after: { offerId },
    })
    return { offerId }
  })
}
