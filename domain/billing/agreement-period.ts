import { addDays, later, type LocalDate } from '../kernel/local-date.js'
import { daysOf, type ServicePeriod } from '../kernel/service-period.js'
import { dayClosedBy, type ReadDay } from '../metering/read-day.js'
import type { AgreementInput, BillingWindow } from './billing-input.js'

/**
 * The days of an agreement that a window bills: from the day after the last billed one (its first day of service where
 * nothing was billed) to the day the window's read closes, or its last day of service where that is earlier. undefined:
 * it has no such days, or it goes on and has fewer than `shortestDays`.
 */
export function periodToBill(
  agreement: AgreementInput,
  window: BillingWindow,
  readDay: ReadDay,
  shortestDays = 1,
): ServicePeriod | undefined {
  const lastDay = dayClosedBy(window.readOn, readDay)
  const from = firstUnbilledDay(agreement)
  const stops = agreement.stopOn !== undefined && agreement.stopOn <= lastDay
  if (window.kind === 'final' && !stops) return undefined
  const to = stops ? (agreement.stopOn as LocalDate) : lastDay
  if (from > to) return undefined
  const period = { from, to }
  return stops || daysOf(period) >= shortestDays ? period : undefined
}

/** The day after the last billed day, or the first day of service. */
export function firstUnbilledDay(agreement: AgreementInput): LocalDate {
  let lastBilled: LocalDate | undefined
  for (const { period } of agreement.history) if (lastBilled === undefined || period.to > lastBilled) lastBilled = period.to
  return lastBilled === undefined ? agreement.startOn : later(agreement.startOn, addDays(lastBilled, 1))
}

/** True where service begins after the days the window bills. */
export function startsLater(agreement: AgreementInput, window: BillingWindow, readDay: ReadDay): boolean {
  return agreement.startOn > dayClosedBy(window.readOn, readDay)
}
