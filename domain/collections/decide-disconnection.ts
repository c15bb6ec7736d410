import { invariant } from '../kernel/invariant.js'
import { addDays, later } from '../kernel/local-date.js'
import type { PackVersion } from '../policy/policy-pack.js'
import { CALENDAR_RULES } from './calendar-rules.js'
import { DEBT_RULES, NOTICE_DEBT_RULES } from './debt-rules.js'
import type { DisconnectionFacts, Moment } from './disconnection-facts.js'
import { COLLECTION_HOLD_RULES, HOLD_RULES } from './hold-rules.js'
import { NOTICE_RULES } from './notice-rules.js'
import { HOUSEHOLD_RULES, STAY_RULES } from './protection-rules.js'
import type { Rule } from './rule-context.js'
import type { EndCode, NeededAct, TraceRow } from './trace.js'
import { WEATHER_RULES } from './weather-rules.js'

/** Acts that are decided upon, each with the rules it must pass: protections first, then the debt, the calendar and the notices. */
export const DECIDED_ACTS = ['contact', 'notice', 'cut'] as const
export type DecidedAct = (typeof DECIDED_ACTS)[number]

const RULES: Readonly<Record<DecidedAct, readonly Rule[]>> = {
  // A reminder or a call takes nothing from anybody; it is left out where collection is held.
  contact: [...STAY_RULES, ...COLLECTION_HOLD_RULES],
  // A threat of what would be unlawful now is not made.
  notice: [...HOUSEHOLD_RULES, ...HOLD_RULES, ...NOTICE_DEBT_RULES],
  cut: [...HOUSEHOLD_RULES, ...HOLD_RULES, ...DEBT_RULES, ...CALENDAR_RULES, ...WEATHER_RULES, ...NOTICE_RULES],
}

/** A decision: what may be done now, when at the earliest, and every rule that was tested. */
export interface Decision {
  readonly act: DecidedAct
  readonly moment: Moment
  /** `act`: lawful now. `wait`: not now. `stop`: there is nothing to decide about any more. */
  readonly outcome: 'act' | 'wait' | 'stop'
  /** The earliest lawful moment when nothing changes but the day; null: none within two years, or something must happen first. */
  readonly earliest: Moment | null
  /** What the utility must do before, in the order of the rules. */
  readonly needs: readonly NeededAct[]
  readonly ends: readonly EndCode[]
  /** True where only others can bring about that it becomes lawful. */
  readonly waitsForEvent: boolean
  /** Every rule tested, passed and failed, at the moment asked for. */
  readonly trace: readonly TraceRow[]
}

const HORIZON_DAYS = 731

/** Every rule of an act tested at one moment; `at` null leaves the hour open. */
export function testRules(act: DecidedAct, facts: DisconnectionFacts, chain: readonly PackVersion[], moment: Moment): TraceRow[] {
  return RULES[act].flatMap((rule) => rule({ facts, chain, ...moment }))
}

/** True where every rule of the act allows it. */
export function isLawful(trace: readonly TraceRow[]): boolean {
  return trace.every(({ allows }) => allows)
}

/**
 * Whether service may be cut (or a notice made) at the moment, and when at the earliest. Pure: the facts say what was known, the chain of
 * packs what holds. A missing value of a pack forbids.
 */
export function decideAct(act: DecidedAct, facts: DisconnectionFacts, chain: readonly PackVersion[], moment: Moment): Decision {
  const trace = testRules(act, facts, chain, moment)
  const blocks = trace.flatMap(({ block }) => (block === undefined ? [] : [block]))
  const ends = unique(blocks.flatMap((block) => (block.kind === 'end' ? [block.code] : [])))
  const needs = unique(blocks.flatMap((block) => (block.kind === 'act' ? [block.act] : [])))
  const waitsForEvent = blocks.some(({ kind }) => kind === 'event')
  const lawful = isLawful(trace)
  const earliest = lawful ? moment : earliestMoment(act, facts, chain, moment, trace)
  return {
    act,
    moment,
    outcome: lawful ? 'act' : ends.length > 0 ? 'stop' : 'wait',
    earliest,
    needs,
    ends,
    waitsForEvent,
    trace,
  }
}

/** The decision on a disconnection: what `decideAct` says of the cut. */
export function decideDisconnection(facts: DisconnectionFacts, chain: readonly PackVersion[], moment: Moment): Decision {
  return decideAct('cut', facts, chain, moment)
}

/**
 * Goes from day to day that some rule names, never past a day on which all could allow it: a rule that blocks says from when it may not.
 * What needs an act or an event stops the search, since the day alone does not bring it.
 */
function earliestMoment(
  act: DecidedAct,
  facts: DisconnectionFacts,
  chain: readonly PackVersion[],
  moment: Moment,
  first: readonly TraceRow[],
): Decision['earliest'] {
  const horizon = addDays(moment.on, HORIZON_DAYS)
  let tested: Moment = moment
  let trace: readonly TraceRow[] = first
  while (tested.on <= horizon) {
    if (isLawful(trace)) return tested
    const blocks = trace.flatMap(({ block }) => (block === undefined ? [] : [block]))
    if (blocks.some(({ kind }) => kind !== 'until')) return null
    const before = tested
    tested = blocks.reduce<Moment>(
      (latest, block) => (block.kind === 'until' ? laterMoment(latest, { on: block.on, at: block.at ?? '00:00' }) : latest),
      { on: before.on, at: before.at ?? '00:00' },
    )
    invariant(tested.on > before.on || (tested.at ?? '') > (before.at ?? ''), 'a rule that blocks names a later moment', {
      act,
      before,
      rules: trace.filter(({ allows }) => !allows).map(({ rule }) => rule),
    })
    trace = testRules(act, facts, chain, tested)
  }
  return null
}

function laterMoment(left: Moment, right: Moment): Moment {
  if (left.on !== right.on) return later(left.on, right.on) === left.on ? left : right
  return (left.at ?? '') >= (right.at ?? '') ? left : right
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)]
}

/** A day an order may wait for by the calendar alone before it is taken back. */
const CALENDAR_WAIT_DAYS = 7

/** True where only days, hours or the weather stand against an act, and for some days at most. */
export function isOnlyTheDay(decision: Decision): boolean {
  const isCalendar = decision.trace.every(({ allows, group }) => allows || group === 'calendar')
  const { on } = decision.moment
  return (
    isCalendar &&
    decision.earliest !== null &&
    later(decision.earliest.on, addDays(on, CALENDAR_WAIT_DAYS)) !== decision.earliest.on
  )
}
