import { type Decimal, decimal, ZERO } from '../kernel/decimal.js'
import { yearMonthOf } from '../kernel/local-date.js'
import type { PastBill } from './past-bill.js'
import type { RatedAgain } from './rate-past-bill.js'

/** Which of the two refused a bill: the tariffs that are released, or the draft. */
export const WHAT_IF_SIDES = ['released', 'draft'] as const
export type WhatIfSide = (typeof WHAT_IF_SIDES)[number]

/** A bill of the past rated under both. */
export interface RatedBill {
  readonly bill: PastBill
  readonly released: RatedAgain
  readonly draft: RatedAgain
}

/** Revenue of a month and class: bills by the month of their last day. */
export interface RevenueEffect {
  /** YYYY-MM */
  readonly month: string
  readonly customerClass: string
  readonly bills: number
  /** What is on the bills as they were issued. */
  readonly billed: string
  /** Charges and taxes; of them taxes. */
  readonly released: string
  readonly releasedTaxes: string
  readonly draft: string
  readonly draftTaxes: string
}

export interface AccountEffect {
  readonly accountId: string
  readonly customerClass: string
  /** Bills that both rated: only these are in the amounts. */
  readonly bills: number
  readonly refusedBills: number
  readonly released: string
  readonly draft: string
  readonly band: number
}

export interface RefusedBill {
  readonly billId: number
  readonly accountId: string
  readonly side: WhatIfSide
  readonly code: string
  readonly sentence: string
}

export interface WhatIfEffect {
  readonly revenue: readonly RevenueEffect[]
  readonly accounts: readonly AccountEffect[]
  readonly refusals: readonly RefusedBill[]
}

/** Percent up to which, included, a change is of band 1 to 3 (or -1 to -3); what is more is of band 4. Band 0: unchanged. */
export const BAND_LIMITS = [5, 10, 25] as const
const BAND_MAX = BAND_LIMITS.length + 1

/** The band of a change of what an account pays. What changes from nothing, or to the other sign of it, is of the outermost. */
export function bandOf(released: Decimal, draft: Decimal): number {
  const difference = draft.minus(released)
  if (difference.isZero()) return 0
  const sign = difference.isNegative() ? -1 : 1
  if (released.isZero()) return sign * BAND_MAX
  const percent = difference.abs().times(100).div(released.abs())
  const index = BAND_LIMITS.findIndex((limit) => percent.lte(limit))
  return sign * (index < 0 ? BAND_MAX : index + 1)
}

/**
 * Adds up what was rated. A bill that one of both could not rate is in neither sum, but among the refusals; one that both refused is told
 * with the reason of the released tariffs, for it is they that cannot rate it.
 */
export function effectOfBills(
  accounts: readonly { readonly accountId: string; readonly customerClass: string }[],
  rated: readonly RatedBill[],
): WhatIfEffect {
  const revenue = new Map<string, RevenueEffect>()
  const refusals: RefusedBill[] = []
  const sums = new Map(
    accounts.map(({ accountId, customerClass }) => [
      accountId,
      { customerClass, bills: 0, refusedBills: 0, released: ZERO, draft: ZERO },
    ]),
  )
  for (const { bill, released, draft } of rated) {
    const sum = sums.get(bill.accountId)
    if (sum === undefined) continue
    if (!released.ok || !draft.ok) {
      const [side, { code, sentence }] = released.ok ? ['draft' as const, draft as Refused] : ['released' as const, released]
      refusals.push({ billId: bill.billId, accountId: bill.accountId, side, code, sentence })
      sum.refusedBills += 1
      continue
    }
    sum.bills += 1
    sum.released = sum.released.plus(released.total)
    sum.draft = sum.draft.plus(draft.total)
    const month = yearMonthOf(bill.periodTo)
    const key = `${month}|${sum.customerClass}`
    revenue.set(key, plus(revenue.get(key) ?? nothing(month, sum.customerClass), bill, released, draft))
  }
  return {
    revenue: [...revenue.values()],
    refusals,
    accounts: [...sums].map(([accountId, { released, draft, ...sum }]) => ({
      accountId,
      ...sum,
      released: released.toFixed(2),
      draft: draft.toFixed(2),
      band: bandOf(released, draft),
    })),
  }
}

type Refused = Extract<RatedAgain, { ok: false }>
type Rated = Extract<RatedAgain, { ok: true }>

function nothing(month: string, customerClass: string): RevenueEffect {
  const none = '0.00'
  return { month, customerClass, bills: 0, billed: none, released: none, releasedTaxes: none, draft: none, draftTaxes: none }
}

function plus(sum: RevenueEffect, bill: PastBill, released: Rated, draft: Rated): RevenueEffect {
  const add = (left: string, right: string): string => decimal(left).plus(right).toFixed(2)
  return {
    ...sum,
    bills: sum.bills + 1,
    billed: add(sum.billed, bill.total),
    released: add(sum.released, released.total),
    releasedTaxes: add(sum.releasedTaxes, released.taxes),
    draft: add(sum.draft, draft.total),
    draftTaxes: add(sum.draftTaxes, draft.taxes),
  }
}
