import { decimal, type Decimal } from '../kernel/decimal.js'
import { addDays, earlier, type LocalDate } from '../kernel/local-date.js'
import { findPolicy } from '../policy/find-policy.js'
import type { PackVersion } from '../policy/policy-pack.js'
import { lastDayOf } from '../policy/value-schemas.js'
import { collectibleDebts, pastDue } from './debt-rules.js'
import type { Decision } from './decide-disconnection.js'
import type { ContactFact, DisconnectionFacts, NoticeFact } from './disconnection-facts.js'
import { type CaseStanding, nextStep } from './next-step.js'
import { daysOfChange, factsOn, type PastAccount, type PastWorld } from './past-facts.js'
import { withAsked, withStep } from './project-case.js'
import { subjectOf } from './rule-context.js'

/** What would have happened on a day. */
export interface LivedEvent {
  readonly on: LocalDate
  /** `opened`: a case. `forbidden`: a notice or cut that the strategy had come to and a rule did not allow. Else the act that was taken. */
  readonly what: 'opened' | 'reminder' | 'call' | 'visit' | 'first_notice' | 'second_notice' | 'cut' | 'forbidden' | 'reconnected'
  /** Of what is forbidden: the rule; each once per case and act. */
  readonly rule: string | null
  readonly pastDue: Decimal
}

/** The packs that govern on a day; undefined where none does, and then nothing happens. */
export type ChainOn = (on: LocalDate) => readonly PackVersion[] | undefined

/** Turns taken on one day, and days looked at, before it is given up: no strategy has so many. */
const TURNS_MAX = 60

interface Lived {
  readonly events: LivedEvent[]
  standing: CaseStanding | null
  isCut: boolean
  notices: readonly NoticeFact[]
  contacts: readonly ContactFact[]
  /** What was forbidden in this case already. */
  told: Set<string>
  /** A strategy that came to its end: only a debt due later opens another case. */
  doneOn: LocalDate | null
}

/**
 * Lives an account through a past period under the packs of `chainOn`, by the very rules that open cases and decide steps, on what was on
 * record on each day; both days are included. Supposed is what the record cannot say: that notices go out on their day and arrive, that
 * staff do what they are asked on the day they are asked, that lawful cuts are released and made on their day whatever the capacity, and
 * that customers pay as they did.
 */
export function liveThrough(
  past: PastAccount,
  world: PastWorld,
  chainOn: ChainOn,
  period: { readonly from: LocalDate; readonly to: LocalDate },
): LivedEvent[] {
  const changes = daysOfChange(past)
  const lived: Lived = { events: [], standing: null, isCut: false, notices: [], contacts: [], told: new Set(), doneOn: null }
  let day = period.from
  while (day <= period.to) {
    const chain = chainOn(day)
    const until = chain === undefined ? addDays(day, 1) : liveDay(lived, past, world, chain, day)
    const change = changes.find((each) => each > day) ?? null
    const next = until !== null && change !== null ? earlier(until, change) : (until ?? change)
    if (next === null) break
    day = next > day ? next : addDays(day, 1)
  }
  return lived.events
}

/** One day of it. Returns the day it looks again by itself; null: only when something on record changes. */
function liveDay(
  lived: Lived,
  past: PastAccount,
  world: PastWorld,
  chain: readonly PackVersion[],
  on: LocalDate,
): LocalDate | null {
  const known = factsOn(past, world, on)
  const owed = pastDue(known, on)
  if (lived.isCut) {
    if (!owed.isZero()) return null
    lived.isCut = false
    lived.standing = null
    lived.events.push({ on, what: 'reconnected', rule: null, pastDue: owed })
  }
  if (lived.standing === null) {
    const opening = openOn(known, chain, on, lived.doneOn)
    if (opening.standing === null) return opening.nextOn
    Object.assign(lived, { standing: opening.standing, notices: [], contacts: [], told: new Set<string>(), doneOn: null })
    lived.events.push({ on, what: 'opened', rule: null, pastDue: owed })
  }
  return takeSteps(lived, known, chain, on)
}

function takeSteps(lived: Lived, known: DisconnectionFacts, chain: readonly PackVersion[], on: LocalDate): LocalDate | null {
  for (let turn = 0; turn < TURNS_MAX; turn += 1) {
    const standing = lived.standing as CaseStanding
    const facts: DisconnectionFacts = { ...known, notices: lived.notices, contacts: [...known.contacts, ...lived.contacts] }
    const next = nextStep(facts, chain, standing, on)
    switch (next.kind) {
      case 'close':
        lived.standing = null
        lived.doneOn = next.code === 'STRATEGY_DONE' ? on : null
        return null
      case 'pass_over':
        lived.standing = { ...standing, next: standing.next + 1 }
        break
      case 'go_back':
        lived.standing = { ...standing, next: next.to }
        break
      case 'ask': {
        const after = withAsked(facts, next.needed, on)
        lived.notices = after.notices
        lived.contacts = after.contacts.slice(known.contacts.length)
        lived.standing = { ...standing, asked: [...standing.asked, next.needed] }
        break
      }
      case 'wait':
        if (next.decision === null) return next.until
        tellForbidden(lived, next.decision, on, pastDue(facts, on))
        return soonestUntil(next.decision, on) ?? next.until
      case 'take': {
        const { act } = next.step
        lived.events.push({ on, what: act === 'disconnect' ? 'cut' : act, rule: null, pastDue: pastDue(facts, on) })
        lived.isCut = act === 'disconnect'
        if (lived.isCut) return null
        lived.notices = withStep(facts, next.step, on).notices
        lived.standing = { ...standing, next: standing.next + 1, previousOn: on, asked: [] }
        break
      }
    }
  }
  return addDays(on, 1)
}

/** The first day on which one of the rules that block may not do so any more: looked at even where others go on, so that each is told. */
function soonestUntil(decision: Decision, on: LocalDate): LocalDate | null {
  return decision.trace.reduce<LocalDate | null>((soonest, { block }) => {
    if (block?.kind !== 'until' || block.on <= on) return soonest
    return soonest === null ? block.on : earlier(soonest, block.on)
  }, null)
}

/** A step that a rule keeps from being taken, once per case, act and rule. A reminder that is held is nobody's loss. */
function tellForbidden(lived: Lived, decision: Decision, on: LocalDate, owed: Decimal): void {
  if (decision.act === 'contact') return
  for (const { allows, rule, group, block } of decision.trace) {
    // What the utility itself must still do first, and the days a notice runs, forbid nothing for good.
    if (allows || group === 'notice' || group === 'contact' || block?.kind === 'act') continue
    const key = `${decision.act} ${rule}`
    if (lived.told.has(key)) continue
    lived.told.add(key)
    lived.events.push({ on, what: 'forbidden', rule, pastDue: owed })
  }
}

/** The case that would be opened on a day, or the day on which a debt comes to be old enough. */
function openOn(
  facts: DisconnectionFacts,
  chain: readonly PackVersion[],
  on: LocalDate,
  doneOn: LocalDate | null,
): { readonly standing: CaseStanding | null; readonly nextOn: LocalDate | null } {
  const none = { standing: null, nextOn: null }
  if (facts.serviceState !== 'connected' || facts.plan !== null) return none
  const subject = subjectOf({ facts, on })
  const start = findPolicy(chain, 'dunning.start', subject, on)
  const steps = findPolicy(chain, 'dunning.steps', subject, on)
  if (!start.ok || !steps.ok || start.value.value === null || steps.value.value === null) return none
  const { amount, after } = start.value.value
  const wanted = decimal(amount)
  let total = decimal('0')
  let latest: LocalDate | null = null
  for (const { dueOn, open } of collectibleDebts({ debts: facts.debts, disputed: facts.disputed })) {
    const oldOn = lastDayOf(after, dueOn, facts.calendar)
    if (oldOn > on) return { standing: null, nextOn: oldOn }
    total = total.plus(open)
    latest = dueOn
    if (total.lessThan(wanted) || total.isZero() || (doneOn !== null && latest <= doneOn)) continue
    return {
      standing: { steps: steps.value.value, next: 0, previousOn: on, startAmount: wanted, creditPoints: 0, asked: [] },
      nextOn: null,
    }
  }
  return none
}
