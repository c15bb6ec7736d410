import type { OfferedPlans } from '../../activities/plans/make-plan.js'
import type { OfferRecord } from '../../db/plans/offer-store.js'
import type { PlanRecord } from '../../db/plans/plan-reads.js'
import type { InstalmentRow } from '../../db/plans/plan-store.js'
import type { PlanTerms } from '../../domain/plans/plan-terms.js'
import type { PlanOffersJson, PlanPageJson, PlanRecordJson, SentOfferJson } from './contract.js'

export function planJson(plan: PlanRecord): PlanRecordJson {
  const {
    id,
    accountId,
    customerName,
    state,
    isAtRisk,
    arrears,
    paid,
    forgiven,
    open,
    nextDueOn,
    nextAmount,
    lastDueOn,
    madeOn,
    endedOn,
  } = plan
  return {
    id,
    accountId,
    customerName,
    state,
    isAtRisk,
    arrears,
    paid,
    forgiven,
    open,
    nextDueOn,
    nextAmount,
    lastDueOn,
    madeOn,
    endedOn,
  }
}

export function instalmentJson(one: InstalmentRow): PlanPageJson['instalments'][number] {
  return {
    number: one.number,
    itemId: one.itemId,
    amount: one.amount.toFixed(2),
    open: one.open.toFixed(2),
    dueOn: one.dueOn,
    paidOn: one.paidOn,
    remindedOn: one.remindedOn,
  }
}

export function offersJson({ arrears, covered, terms, offers }: OfferedPlans): PlanOffersJson {
  return {
    arrears: arrears.toFixed(2),
    debts: covered.length,
    incomeCounts: terms.incomeShare !== null,
    fewest: offers[0]?.count ?? 0,
    most: offers.at(-1)?.count ?? 0,
    offers: offers.map(({ count, fitsIncome, instalments }) => ({
      count,
      fitsIncome,
      instalments: instalments.map(({ number, amount, dueOn }) => ({ number, amount: amount.toFixed(2), dueOn })),
    })),
    decidedBy: decidedByJson(terms),
  }
}

/** The rows of the policy that the terms are from, each with its citation. */
export function decidedByJson(terms: PlanTerms): PlanPageJson['decidedBy'] {
  return Object.entries(terms.decidedBy).map(([parameter, row]) => ({ parameter, ...row }))
}

export function offerJson(offer: OfferRecord | undefined): SentOfferJson | null {
  if (offer === undefined) return null
  const { id, state, arrears, offeredOn, offeredBy, validUntil, channel, planId } = offer
  return { id, state, arrears, offeredOn, offeredBy, validUntil, channel, planId }
}
