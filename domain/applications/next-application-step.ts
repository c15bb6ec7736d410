import { addBusinessDays } from '../kernel/business-calendar.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import type { ApplicationRules } from './application-rules.js'
import type { ApplicationState } from './application-kinds.js'

/** What the process of an application reads. */
export interface ApplicationFacts {
  readonly state: ApplicationState
  readonly today: LocalDate
  /** Last day of whose turn it is. */
  readonly dueOn: LocalDate | null
  /** Since when the applicant is asked for something. */
  readonly askedOn: LocalDate | null
  readonly remindedOn: LocalDate | null
  readonly closedOn: LocalDate | null
  readonly emptiedOn: LocalDate | null
}

export type ApplicationStep =
  | { readonly kind: 'remind' }
  | { readonly kind: 'expire' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'end' }
  | { readonly kind: 'wait'; readonly until: LocalDate | null }

/**
 * What comes next by itself. While it is the utility's turn nothing does: its task ages and goes to the supervisors. Who was asked is reminded
 * once, and is out of it the day after the last one. What came to nothing is emptied when its time is over.
 */
export function nextApplicationStep(facts: ApplicationFacts, rules: ApplicationRules): ApplicationStep {
  switch (facts.state) {
    case 'draft':
    case 'accepted':
      return { kind: 'end' }
    case 'submitted':
      return { kind: 'wait', until: null }
    case 'asked':
      return ofAsked(facts, rules)
    case 'refused':
    case 'withdrawn':
    case 'expired': {
      if (facts.emptiedOn !== null || facts.closedOn === null) return { kind: 'end' }
      const until = addDays(facts.closedOn, rules.keepDays)
      return facts.today >= until ? { kind: 'empty' } : { kind: 'wait', until }
    }
  }
}

function ofAsked({ today, dueOn, askedOn, remindedOn }: ApplicationFacts, rules: ApplicationRules): ApplicationStep {
  if (dueOn === null || askedOn === null) return { kind: 'wait', until: null }
  const over = addDays(dueOn, 1)
  if (today >= over) return { kind: 'expire' }
  if (remindedOn !== null) return { kind: 'wait', until: over }
  const remindOn = addBusinessDays(askedOn, rules.reminderDays, rules.calendar)
  if (remindOn > dueOn) return { kind: 'wait', until: over }
  return today >= remindOn ? { kind: 'remind' } : { kind: 'wait', until: remindOn }
}
