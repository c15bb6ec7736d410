import { earlier, type LocalDate } from '../kernel/local-date.js'
import type { ConnectionRules } from './connection-rules.js'
import { nextWaitStep, type WaitFacts } from './next-wait-step.js'
import type { PermitState } from './permit-states.js'
import type { QuoteState } from './quote-states.js'
import { type ConnectionStage, stageAfter } from './stages.js'

/** The kinds of field work a connection orders by itself, beside those of its construction. */
export const SURVEY_WORK = 'SURVEY'
export const METER_WORK = 'METERSET'
export const ENERGISE_WORK = 'CONNECT'

/** Field work a connection has asked for, since it was last taken back; oldest first. */
export interface WorkFacts {
  readonly typeCode: string
  readonly state: 'open' | 'done' | 'not_done'
}

/** Where a connection stands, as its next step asks. */
export interface ConnectionFacts {
  readonly stage: ConnectionStage
  readonly work: readonly WorkFacts[]
  /** The survey's result, since the survey was last begun. */
  readonly isSurveyed: boolean
  /** The newest quote; `isOfThisStage` where it was made since the stage began. */
  readonly quote: {
    readonly state: QuoteState
    readonly validUntil: LocalDate | null
    readonly isOfThisStage: boolean
  } | null
  /** What is due first of the accepted quote is paid, or nothing is to be paid. */
  readonly isFirstPaid: boolean
  readonly permits: readonly { readonly state: PermitState }[]
  /** The kinds of work of its construction, in their order. */
  readonly construction: readonly string[]
  readonly needsMeter: boolean
  readonly hasMeter: boolean
  readonly isRemote: boolean
  readonly isEnergised: boolean
  readonly isAgreementActive: boolean
  readonly isAsBuilt: boolean
  /** A supervisor lets it go on without what its stage waits for. */
  readonly isOverridden: boolean
  /** What it waits for in this stage. */
  readonly waits: readonly WaitFacts[]
}

export type ConnectionStep =
  /** The stage is over. */
  | { readonly kind: 'enter'; readonly stage: ConnectionStage }
  | { readonly kind: 'order_work'; readonly typeCode: string }
  | { readonly kind: 'lapse_quote' }
  | { readonly kind: 'activate' }
  | { readonly kind: 'remind'; readonly waitId: number; readonly number: number }
  | { readonly kind: 'escalate'; readonly waitId: number; readonly cause: 'overdue' | 'work_ended' }
  | { readonly kind: 'wait'; readonly until: LocalDate | null }
  | { readonly kind: 'end' }

/** What a connection does next by itself: it moves on once its stage has what it needs, orders field work, and watches over its waits. */
export function nextConnectionStep(facts: ConnectionFacts, rules: ConnectionRules, today: LocalDate): ConnectionStep {
  const { stage } = facts
  if (facts.isOverridden) return { kind: 'enter', stage: stageAfter(stage) }
  const on: ConnectionStep = { kind: 'enter', stage: stageAfter(stage) }
  switch (stage) {
    case 'application':
      return on
    case 'survey':
      return facts.isSurveyed ? on : (workStep([SURVEY_WORK], facts) ?? waitStep(facts, rules, today))
    case 'quote':
      return facts.quote?.isOfThisStage === true && facts.quote.state === 'sent' ? on : waitStep(facts, rules, today)
    case 'acceptance':
      if (facts.quote?.state === 'accepted') return on
      if (facts.quote?.validUntil != null && today > facts.quote.validUntil) return { kind: 'lapse_quote' }
      return waitStep(facts, rules, today)
    case 'payment':
      return facts.isFirstPaid ? on : waitStep(facts, rules, today)
    case 'permits':
      return facts.permits.every(({ state }) => state === 'granted' || state === 'waived') ? on : waitStep(facts, rules, today)
    case 'construction': {
      const wanted = [...facts.construction, ...(facts.needsMeter && !facts.hasMeter ? [METER_WORK] : [])]
      const missing = wanted.filter((typeCode) => !isDone(typeCode, facts))
      return missing.length === 0 ? on : (workStep(missing, facts) ?? waitStep(facts, rules, today))
    }
    case 'energise':
      if (facts.isEnergised || isDone(ENERGISE_WORK, facts)) return on
      return (facts.isRemote ? undefined : workStep([ENERGISE_WORK], facts)) ?? waitStep(facts, rules, today)
    case 'agreement':
      return facts.isAgreementActive ? on : { kind: 'activate' }
    case 'as_built':
      return facts.isAsBuilt ? on : waitStep(facts, rules, today)
    case 'completed':
    case 'cancelled':
      return { kind: 'end' }
  }
}

/** Whether the last order of a kind brought its work to an end. */
export function isDone(typeCode: string, facts: Pick<ConnectionFacts, 'work'>): boolean {
  return facts.work.some((work) => work.typeCode === typeCode && work.state === 'done')
}

/** Orders the first of the work that is missing; undefined while it is under way, or where a person must say how it goes on. */
function workStep(missing: readonly string[], facts: ConnectionFacts): ConnectionStep | undefined {
  const [next] = missing
  if (next === undefined) return undefined
  const last = facts.work.findLast((work) => work.typeCode === next)
  if (last === undefined) return { kind: 'order_work', typeCode: next }
  const [wait] = facts.waits
  // Nobody is on the way any more: a supervisor is told at once.
  if (last.state === 'not_done' && wait !== undefined && !wait.isEscalated) {
    return { kind: 'escalate', waitId: wait.waitId, cause: 'work_ended' }
  }
  return undefined
}

function waitStep(facts: ConnectionFacts, rules: ConnectionRules, today: LocalDate): ConnectionStep {
  const days: LocalDate[] = []
  for (const wait of facts.waits) {
    const step = nextWaitStep(wait, rules, today)
    if (step.kind === 'remind') return { kind: 'remind', waitId: wait.waitId, number: step.number }
    if (step.kind === 'escalate') return { kind: 'escalate', waitId: wait.waitId, cause: 'overdue' }
    if (step.until !== null) days.push(step.until)
  }
  return { kind: 'wait', until: days.length === 0 ? null : days.reduce(earlier) }
}
