import { addDays, addMonths, type LocalDate, later, yearMonthOf } from '../kernel/local-date.js'
import type { ServicePeriod } from '../kernel/service-period.js'
import type { CarriedState } from '../rating/carried-state.js'
import type { TariffNeeds } from '../rating/tariff-needs.js'
import { duePeriod } from './agreement-due.js'
import type { AccountInput, AgreementInput, BillingWindow } from './billing-input.js'
import type { BillingRules } from './billing-rules.js'

/** An agreement whose tariff asks for more than reads, with the period it is billed for. */
export interface MeasuredAgreement {
  readonly agreement: AgreementInput
  readonly period: ServicePeriod
  readonly needs: TariffNeeds
}

/**
 * The agreements of an account that need intervals, or go on from what an earlier bill left. `carried`: those some bill of which left
 * something, whatever their tariff says by now.
 */
export function measuredAgreements(
  input: AccountInput,
  carried: ReadonlySet<string>,
  rules: BillingRules,
  window: BillingWindow,
): MeasuredAgreement[] {
  return input.agreements.flatMap((agreement) => {
    const needs = rules.book.tariffs.get(agreement.tariffCode)?.needs
    if (needs === undefined || !(needs.intervals || needs.carries || carried.has(agreement.agreementId))) return []
    const period = duePeriod(agreement, input, rules, window)
    return period === undefined ? [] : [{ agreement, period, needs }]
  })
}

/** An agreement that may have shares of generators elsewhere, or stands at a generator, with the days it is billed for. */
export interface SharingAgreement {
  readonly agreement: AgreementInput
  readonly period: ServicePeriod
  /** Its tariff asks for its shares. */
  readonly asks: boolean
}

/** The agreements an account is billed for, with whether their tariffs ask for shares of generation. */
export function sharingAgreements(input: AccountInput, rules: BillingRules, window: BillingWindow): SharingAgreement[] {
  return input.agreements.flatMap((agreement) => {
    const period = duePeriod(agreement, input, rules, window)
    const asks = rules.book.tariffs.get(agreement.tariffCode)?.needs.shares === true
    return period === undefined ? [] : [{ agreement, period, asks }]
  })
}

/**
 * The days whose intervals are needed: the period, the days a rebate compares with, and the months a ratchet looks back on of which no
 * earlier bill left the peak. Never days before the agreement began: they are somebody else's.
 */
export function daysNeeded({ agreement, period, needs }: MeasuredAgreement, carried: CarriedState | undefined): ServicePeriod {
  let from = addDays(period.from, -needs.daysBefore)
  const known = new Set(Object.keys(carried?.['peaks'] ?? {}).map((name) => name.slice(-7)))
  for (let back = needs.peakMonths; back >= 1; back--) {
    const month = addMonths(period.from, -back)
    const lastDay = addDays(addMonths(period.from, 1 - back), -1)
    if (known.has(yearMonthOf(lastDay)) || lastDay < agreement.startOn) continue
    from = earliest(from, month)
    break
  }
  return { from: later(from, agreement.startOn), to: period.to }
}

function earliest(left: LocalDate, right: LocalDate): LocalDate {
  return left < right ? left : right
}
