import { loadRatingFiles } from '../../db/rating/rating-file-store.js'
import type { Queryable } from '../../db/pool.js'
import { type BillingRules, compileBillingRules } from '../../domain/billing/billing-rules.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import type { PastBill } from '../../domain/what-if/past-bill.js'
import { rulesForThePast } from '../../domain/what-if/rate-past-bill.js'
import { tariffAsOn } from '../../domain/rating/tariff-as-on.js'

/** What is rated with: the rate book that is released, and the one with the draft in it. */
export interface WhatIfRules {
  readonly released: BillingRules
  readonly draft: BillingRules
  /** The tariff an agreement of that tariff is tried with. */
  readonly tariffOf: (code: string) => string
  /** True where the draft has to do with the bill. */
  readonly concerns: (bill: PastBill) => boolean
}

export interface TriedDraft {
  readonly draft: TariffFile
  readonly asOn: LocalDate
  /** The tariff in whose place it is tried; null for a tariff of the bill as a whole. */
  readonly insteadOf: string | null
}

/** Compiles both. Refuses WHAT_IF_DAY, WHAT_IF_TARIFF where the tariff it takes the place of is not there, and RATE_BOOK_INVALID. */
export async function whatIfRules(db: Queryable, { draft, asOn, insteadOf }: TriedDraft): Promise<WhatIfRules> {
  const files = await loadRatingFiles(db, undefined)
  const settings = files.settings
  const tariffs = files.tariffs as TariffFile[]
  if (insteadOf !== null && !tariffs.some(({ tariff, applies_to: to }) => tariff === insteadOf && to !== 'bill')) {
    refuse('WHAT_IF_TARIFF', `No agreement is billed by tariff ${insteadOf}. Say in place of which tariff the draft is tried.`, {
      insteadOf,
    })
  }
  const standing = valueOf(tariffAsOn(draft, asOn))
  const others = tariffs.filter(({ tariff }) => tariff !== draft.tariff)
  return {
    released: rulesForThePast(valueOf(compileBillingRules(settings, tariffs))),
    draft: rulesForThePast(valueOf(compileBillingRules(settings, [...others, standing]))),
    tariffOf: (code) => (code === insteadOf ? draft.tariff : code),
    concerns: ({ segments }) =>
      insteadOf === null || segments.some(({ tariffCode }) => tariffCode === insteadOf || tariffCode === draft.tariff),
  }
}
