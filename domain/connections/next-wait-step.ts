import { addBusinessDays } from '../kernel/business-calendar.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import type { ConnectionRules } from './connection-rules.js'

/** A wait as its reminders and its escalation ask. */
export interface WaitFacts {
  readonly waitId: number
  readonly begunOn: LocalDate
  readonly dueOn: LocalDate
  /** How many reminders there were. */
  readonly reminded: number
  readonly isEscalated: boolean
}

export type WaitStep =
  | { readonly kind: 'remind'; readonly number: number }
  | { readonly kind: 'escalate' }
  | { readonly kind: 'wait'; readonly until: LocalDate | null }

/**
 * What a wait does next by itself: it reminds on each of the days before its due day that lie after it began (where some of them passed
 * unseen, once for all of them), tells a supervisor once after it, and then only waits.
 */
export function nextWaitStep(
  wait: WaitFacts,
  rules: Pick<ConnectionRules, 'reminderDays' | 'escalationDays' | 'calendar'>,
  today: LocalDate,
): WaitStep {
  const remindOn = rules.reminderDays
    .map((days) => addBusinessDays(wait.dueOn, -days, rules.calendar))
    .filter((day) => day > wait.begunOn)
    .sort()
  const number = remindOn.filter((day) => day <= today).length
  if (number > wait.reminded && today <= wait.dueOn) return { kind: 'remind', number }
  const escalateOn = addDays(addBusinessDays(wait.dueOn, rules.escalationDays, rules.calendar), 1)
  if (wait.isEscalated) return { kind: 'wait', until: null }
  if (today >= escalateOn) return { kind: 'escalate' }
  return { kind: 'wait', until: remindOn.find((day) => day > today) ?? escalateOn }
}
