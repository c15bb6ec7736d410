import { offersFor } from '../../activities/plans/make-plan.js'
import { offersToSign } from '../../activities/plans/send-offer.js'
import { findAgreement } from '../../db/plans/agreement-store.js'
import { loadOffer, type OfferRow } from '../../db/plans/offer-store.js'
import { findPlan } from '../../db/plans/plan-reads.js'
import type { Queryable } from '../../db/pool.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { RefusedError } from '../../domain/kernel/outcome.js'
import { changesSince, maySign } from '../../domain/plans/plan-offer.js'
import { found } from '../errors.js'
import type { PublicOfferJson } from './public-contract.js'

/** What whoever has the code of an offer sees: worked out anew from what is owed today. */
export async function readOfferPage(db: Queryable, offerId: number): Promise<PublicOfferJson> {
  const offer = found(await loadOffer(db, offerId))
  const { today, currency } = found(await loadUtility(db))
  const page: PublicOfferJson = {
    stage: 'open',
    because: null,
    validUntil: offer.validUntil,
    offeredOn: offer.offeredOn,
    currency,
    accountId: null,
    offeredArrears: null,
    arrears: null,
    changes: [],
    debts: [],
    choices: [],
    grace: null,
    signedName: null,
    signedOn: null,
    agreement: null,
  }
  if (offer.planId !== null) {
    const signed = { ...page, stage: 'signed' as const }
    return today > offer.validUntil ? signed : { ...signed, ...(await signedPart(db, offer.planId)) }
  }
  if (offer.state === 'withdrawn') return { ...page, stage: 'withdrawn' }
  if (!maySign(offer, today).ok) return { ...page, stage: 'expired' }
  return { ...page, accountId: offer.accountId, offeredArrears: offer.arrears, ...(await choicesPart(db, offer)) }
}

async function signedPart(db: Queryable, planId: number): Promise<Partial<PublicOfferJson>> {
  const plan = found(await findPlan(db, planId))
  const agreement = await findAgreement(db, planId, 1)
  return {
    accountId: plan.accountId,
    signedName: plan.signedName,
    signedOn: plan.madeOn,
    agreement: agreement?.body ?? null,
  }
}

async function choicesPart(db: Queryable, offer: OfferRow): Promise<Partial<PublicOfferJson>> {
  try {
    const now = await offersFor(db, offer)
    const choices = offersToSign(now.offers, offer.allowsAboveIncome)
    return {
      arrears: now.arrears.toFixed(2),
      changes: changesSince(offer.debts, now.debts).map(({ kind, dueOn, was, is }) => ({
        kind,
        dueOn,
        was: was.toFixed(2),
        is: is.toFixed(2),
      })),
      debts: now.debts.map(({ kind, dueOn, amount }) => ({ kind, dueOn, amount: amount.toFixed(2) })),
      choices: choices.map(({ count, instalments }) => ({
        count,
        instalments: instalments.map(({ number, dueOn, amount }) => ({ number, dueOn, amount: amount.toFixed(2) })),
      })),
      grace: { days: now.terms.grace.days, count: now.terms.grace.count },
    }
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    return { stage: 'not_possible', because: error.refusal.code }
  }
}
