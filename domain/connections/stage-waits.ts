import { addBusinessDays } from '../kernel/business-calendar.js'
import type { LocalDate } from '../kernel/local-date.js'
import type { ConnectionRules } from './connection-rules.js'
import type { PermitState } from './permit-states.js'
import { type ConnectionStage, isWaiting, type WaitingStage } from './stages.js'

/** Something a stage waits for: whose turn it is, who is reminded, and until when. */
export interface StageWait {
  /** The stage, or `permit/CODE`. */
  readonly awaited: string
  readonly waitsFor: string
  /** A role. */
  readonly owner: 'field' | 'service_representative'
  readonly reminds: 'customer' | 'staff'
  readonly dueOn: LocalDate
}

/** What the waits of a stage depend on besides the rules. */
export interface StageWaitFacts {
  readonly isRemote: boolean
  /** The quote that was sent: until when it can be accepted. */
  readonly quoteValidUntil: LocalDate | null
  readonly quoteNumber: string | null
  /** When what is paid first is due. */
  readonly firstDueOn: LocalDate | null
  readonly permits: readonly {
    readonly code: string
    readonly title: string
    readonly obtainedBy: 'customer' | 'utility'
    readonly state: PermitState
  }[]
}

const WAITS: Readonly<Record<Exclude<WaitingStage, 'permits'>, Omit<StageWait, 'awaited' | 'dueOn'>>> = {
  survey: { waitsFor: 'the result of the site survey', owner: 'field', reminds: 'staff' },
  quote: { waitsFor: 'a quote to be sent', owner: 'service_representative', reminds: 'staff' },
  acceptance: { waitsFor: 'the answer to the quote', owner: 'service_representative', reminds: 'customer' },
  payment: { waitsFor: 'the payment that is due first', owner: 'service_representative', reminds: 'customer' },
  construction: { waitsFor: 'the construction', owner: 'field', reminds: 'staff' },
  energise: { waitsFor: 'service to be switched on', owner: 'field', reminds: 'staff' },
  as_built: { waitsFor: 'the record of what was built', owner: 'field', reminds: 'staff' },
}

/** What a stage waits for from the day it is entered; nothing in a stage that passes by itself. */
export function waitsOfStage(
  stage: ConnectionStage,
  facts: StageWaitFacts,
  rules: Pick<ConnectionRules, 'dueDays' | 'calendar'>,
  today: LocalDate,
): StageWait[] {
  if (!isWaiting(stage)) return []
  const dueOn = addBusinessDays(today, rules.dueDays[stage], rules.calendar)
  if (stage === 'permits') {
    return facts.permits
      .filter(({ state }) => state !== 'granted' && state !== 'waived')
      .map(({ code, title, obtainedBy }) => ({
        awaited: `permit/${code}`,
        waitsFor: title,
        owner: 'service_representative',
        reminds: obtainedBy === 'customer' ? 'customer' : 'staff',
        dueOn,
      }))
  }
  const wait = { awaited: stage, ...WAITS[stage], dueOn }
  if (stage === 'acceptance') {
    return [{ ...wait, waitsFor: `the answer to quote ${facts.quoteNumber}`, dueOn: facts.quoteValidUntil ?? dueOn }]
  }
  if (stage === 'payment') return [{ ...wait, dueOn: facts.firstDueOn ?? dueOn }]
  if (stage === 'energise' && facts.isRemote) return [{ ...wait, owner: 'service_representative' }]
  return [wait]
}

/** What a stage waits for, as a sentence of the history: "Quote: waits for a quote to be sent until 2026-09-08." */
export function sentenceOfWaits(title: string, waits: readonly Pick<StageWait, 'waitsFor' | 'dueOn'>[]): string {
  if (waits.length === 0) return `${title}: nothing is missing.`
  return `${title}: waits for ${waits.map(({ waitsFor, dueOn }) => `${waitsFor} until ${dueOn}`).join(' and ')}.`
}
