import { addDays, addMonths, type LocalDate, yearMonthOf } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { ServicePeriod } from '../kernel/service-period.js'

/** A calendar month, `YYYY-MM`. */
export type AccountingPeriod = string

export interface PeriodState {
  readonly period: AccountingPeriod
  readonly state: 'open' | 'closed'
}

export function isAccountingPeriod(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
}

/** First and last day of the month, both included. */
export function daysOfPeriod(period: AccountingPeriod): ServicePeriod {
  const from = `${period}-01`
  return { from, to: addDays(addMonths(from, 1), -1) }
}

/**
 * Whether a period may be closed: it is over, it is open, and nothing before it is open any more. Periods are closed in order, so
 * that the opening balance of an open period can never change behind its back.
 */
export function mayClose(period: AccountingPeriod, periods: readonly PeriodState[], today: LocalDate): Outcome<AccountingPeriod> {
  if (periods.some((each) => each.period === period && each.state === 'closed')) {
    return refused('PERIOD_CLOSED', `${period} is closed already.`, { period })
  }
  if (period >= yearMonthOf(today)) {
    return refused('PERIOD_NOT_OVER', `${period} is not over: it can be closed from ${addDays(daysOfPeriod(period).to, 1)} on.`, {
      period,
      today,
    })
  }
  const before = periods.filter((each) => each.period < period && each.state === 'open').map((each) => each.period)
  if (before.length > 0) {
    return refused('PERIOD_EARLIER_OPEN', `Close the earlier periods first: ${before.sort().join(', ')}.`, {
      period,
      earlier: before,
    })
  }
  return done(period)
}

/** Whether a closed period may be opened again: only the last closed one, for the same reason. */
export function mayReopen(period: AccountingPeriod, periods: readonly PeriodState[]): Outcome<AccountingPeriod> {
  if (!periods.some((each) => each.period === period && each.state === 'closed')) {
    return refused('PERIOD_OPEN', `${period} is open.`, { period })
  }
  const after = periods.filter((each) => each.period > period && each.state === 'closed').map((each) => each.period)
  if (after.length > 0) {
    return refused('PERIOD_LATER_CLOSED', `Open the later periods first: ${after.sort().reverse().join(', ')}.`, {
      period,
      later: after,
    })
  }
  return done(period)
}
