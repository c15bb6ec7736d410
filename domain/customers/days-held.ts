import type { LocalDate } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'

/** Days between which something holds, both included; null is open. */
export interface DaysHeld {
  readonly fromOn: LocalDate | null
  readonly toOn: LocalDate | null
}

/** The days, in their order. */
export function daysHeld(days: DaysHeld): Outcome<DaysHeld, 'DAYS_REVERSED'> {
  if (days.fromOn !== null && days.toOn !== null && days.toOn < days.fromOn) {
    return refused('DAYS_REVERSED', `It would end on ${days.toOn}, before it begins on ${days.fromOn}.`)
  }
  return done(days)
}

export function holdsOn(days: DaysHeld, day: LocalDate): boolean {
  return (days.fromOn === null || days.fromOn <= day) && (days.toOn === null || days.toOn >= day)
}
