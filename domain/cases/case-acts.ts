import { addBusinessDays, type BusinessCalendar, businessDaysBetween } from '../kernel/business-calendar.js'
import type { LocalDate } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'

export type CaseState = 'open' | 'working' | 'waiting' | 'closed'
export const CASE_OUTCOMES = ['upheld', 'partly_upheld', 'rejected', 'withdrawn', 'settled'] as const
export type CaseOutcome = (typeof CASE_OUTCOMES)[number]

/** A case as its rules see it. */
export interface CaseStanding {
  readonly state: CaseState
  readonly ownerId: string | null
  readonly businessDays: number
  readonly dueOn: LocalDate
  readonly waitingSince: LocalDate | null
  readonly escalatedOn: LocalDate | null
  readonly closedOn: LocalDate | null
  readonly outcome: CaseOutcome | null
}

/** What people do with a case. */
export type CaseAct =
  | { readonly act: 'take' }
  | { readonly act: 'hand_over'; readonly to: CaseActor }
  | { readonly act: 'note' }
  | { readonly act: 'wait' }
  | { readonly act: 'resume' }
  | { readonly act: 'close'; readonly outcome: CaseOutcome }
  | { readonly act: 'reopen' }

/** What an act changes, and the sentence it leaves in the log. */
export interface CaseChange {
  readonly standing: CaseStanding
  readonly sentence: string
}

export interface CaseActor {
  readonly id: string
  readonly name: string
}

/**
 * Decides an act. While the customer keeps a case waiting its clock stands still: the business days waited are added when it goes on. A
 * case that is opened again has its whole time anew.
 */
export function actOnCase(
  standing: CaseStanding,
  act: CaseAct,
  by: CaseActor,
  today: LocalDate,
  calendar: BusinessCalendar,
): Outcome<CaseChange, 'CASE_CLOSED' | 'CASE_NOT_CLOSED' | 'CASE_NOT_WAITING' | 'CASE_WAITING' | 'CASE_OWNED'> {
  if (act.act === 'reopen') {
    if (standing.state !== 'closed') return refused('CASE_NOT_CLOSED', 'This case is open already.')
    const dueOn = addBusinessDays(today, standing.businessDays, calendar)
    return change(
      { ...standing, state: 'working', dueOn, escalatedOn: null, closedOn: null, outcome: null },
      `Opened again, due ${dueOn}.`,
    )
  }
  if (act.act === 'note') return change(standing, 'Noted.')
  if (standing.state === 'closed') return refused('CASE_CLOSED', 'This case is closed. Open it again first.')
  switch (act.act) {
    case 'take':
      return change(
        { ...standing, ownerId: by.id, state: standing.state === 'open' ? 'working' : standing.state },
        `${by.name} has it now.`,
      )
    case 'hand_over':
      if (standing.ownerId === act.to.id) return refused('CASE_OWNED', `${act.to.name} has this case already.`)
      return change(
        { ...standing, ownerId: act.to.id, state: standing.state === 'open' ? 'working' : standing.state },
        `${by.name} handed it to ${act.to.name}.`,
      )
    case 'wait':
      if (standing.state === 'waiting') return refused('CASE_WAITING', 'It waits for the customer already.')
      return change({ ...standing, state: 'waiting', waitingSince: today }, 'Waits for the customer; its clock stands still.')
    case 'resume': {
      if (standing.waitingSince === null) return refused('CASE_NOT_WAITING', 'It does not wait for the customer.')
      const dueOn = dueAfterWaiting(standing.dueOn, standing.waitingSince, today, calendar)
      return change({ ...standing, state: 'working', waitingSince: null, dueOn }, `The customer answered; due ${dueOn}.`)
    }
    case 'close':
      return change(
        { ...standing, state: 'closed', waitingSince: null, closedOn: today, outcome: act.outcome },
        `Closed: ${act.outcome.replace('_', ' ')}.`,
      )
  }
}

function change(standing: CaseStanding, sentence: string) {
  return done({ standing, sentence })
}

/**
 * Business days that are left until a case is to be settled: 0 on the last day, negative once it is late. While it waits for the customer
 * its clock stands where it stood; null once it is closed.
 */
export function caseDaysLeft(
  standing: Pick<CaseStanding, 'state' | 'dueOn' | 'waitingSince'>,
  today: LocalDate,
  calendar: BusinessCalendar,
): number | null {
  return standing.state === 'closed' ? null : businessDaysBetween(standing.waitingSince ?? today, standing.dueOn, calendar)
}

/** The due day moved by the business days that were waited. */
export function dueAfterWaiting(dueOn: LocalDate, since: LocalDate, today: LocalDate, calendar: BusinessCalendar): LocalDate {
  const waited = businessDaysBetween(since, today, calendar)
  return waited <= 0 ? dueOn : addBusinessDays(dueOn, waited, calendar)
}

export type CaseStep =
  | { readonly kind: 'end' }
  | { readonly kind: 'escalate' }
  /** `until` is null where only people move it on. */
  | { readonly kind: 'wait'; readonly until: LocalDate | null }

/** What the process of a case does next: a supervisor is told once when the clock is over. */
export function nextCaseStep(standing: CaseStanding, today: LocalDate, dayAfter: (day: LocalDate) => LocalDate): CaseStep {
  if (standing.state === 'closed') return { kind: 'end' }
  if (standing.state === 'waiting' || standing.escalatedOn !== null) return { kind: 'wait', until: null }
  return today > standing.dueOn ? { kind: 'escalate' } : { kind: 'wait', until: dayAfter(standing.dueOn) }
}
