import type pg from 'pg'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { loadOffer, lockOffer, noteSigned } from '../../db/plans/offer-store.js'
import type { Actor, Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { maySign, type SeenInstalment } from '../../domain/plans/plan-offer.js'
import { loadLedger } from '../ledger/load-ledger.js'
import { runCommand } from '../run-command.js'
import { beginPlan } from './make-plan.js'

/** Who acts from the page of an offer: whoever has its code. */
export const CUSTOMER_ONLINE: Actor = { kind: 'process', id: 'public-page', name: 'Customer, online' }

export interface SignOfferInput {
  readonly offerId: number
  readonly count: number
  /** What the page showed: decimal text, and the instalments of the choice. */
  readonly arrears: string
  readonly seen: readonly SeenInstalment[]
  readonly signedName: string
  readonly hasConsented: boolean
  /** What was agreed to, word for word. */
  readonly consentWording: string
}

/**
 * Signs an offer and makes the plan of it, in one transaction: an offer becomes one plan, and only what was seen is agreed to. Refuses
 * NOT_FOUND, CONSENT_MISSING, NAME_MISSING, what `maySign` refuses and what `makePlan` refuses. `now` is the moment of the signature.
 */
export function signOffer(pool: pg.Pool, command: Command<SignOfferInput>, now: Date): Promise<{ planId: number }> {
  return runCommand(pool, 'plans.sign-offer', command, async (tx) => {
    const { input } = command
    const known = await loadOffer(tx.client, input.offerId)
    if (known === undefined) refuse('NOT_FOUND', 'There is no such offer.')
    await lockAccounts(tx.client, [known.accountId])
    const offer = (await lockOffer(tx, input.offerId)) ?? known
    const { today } = await loadLedger(tx.client, command.actor.id)
    valueOf(maySign(offer, today))
    if (!input.hasConsented) refuse('CONSENT_MISSING', 'Tick the box to agree to the plan.')
    const signedName = input.signedName.trim()
    if (signedName.length < 2) refuse('NAME_MISSING', 'Type your name as the signature.')
    const { planId } = await beginPlan(
      tx,
      {
        ...command,
        input: {
          accountId: offer.accountId,
          firstDueOn: offer.firstDueOn,
          monthlyIncome: offer.monthlyIncome,
          count: input.count,
          arrears: input.arrears,
          seen: input.seen,
          signedName,
          signedBy: 'online',
          isSupervisor: offer.allowsAboveIncome,
        },
      },
      now,
    )
    await noteSigned(tx, { offerId: offer.offerId, planId, consentWording: input.consentWording, on: today })
    return { planId }
  })
}
