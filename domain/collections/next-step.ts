import { type Decimal, ZERO } from '../kernel/decimal.js'
import { later, type LocalDate } from '../kernel/local-date.js'
import type { DunningAct, DunningStep } from '../policy/collection-parameters.js'
import type { PackVersion } from '../policy/policy-pack.js'
import { lastDayOf } from '../policy/value-schemas.js'
import { collectibleDebts, pastDue } from './debt-rules.js'
import { decideAct, type DecidedAct, type Decision } from './decide-disconnection.js'
import type { DisconnectionFacts } from './disconnection-facts.js'
import { subjectOf } from './rule-context.js'
import { publicReason } from './what-is-shown.js'
import type { NeededAct, TraceRow } from './trace.js'

/** Where a collection case stands in its strategy, as it was pinned when the case was opened. */
export interface CaseStanding {
  readonly steps: readonly DunningStep[]
  /** Index of the step that comes next. */
  readonly next: number
  /** The day of the step before; the day the case was opened where there was none. */
  readonly previousOn: LocalDate
  /** A debt below this is not followed up. */
  readonly startAmount: Decimal
  readonly creditPoints: number
  /** What staff were asked to do and have not done yet. */
  readonly asked: readonly NeededAct[]
}

export type NextStep =
  /** Nothing is left to collect, or nothing to collect it by. */
  | { readonly kind: 'close'; readonly code: 'PAID' | 'NO_SERVICE' | 'STRATEGY_DONE'; readonly sentence: string }
  | { readonly kind: 'take'; readonly step: DunningStep; readonly decision: Decision }
  | { readonly kind: 'pass_over'; readonly step: DunningStep; readonly sentence: string }
  /** A notice no longer holds: the strategy goes back to it. */
  | { readonly kind: 'go_back'; readonly to: number; readonly sentence: string }
  /** Staff must do something first. */
  | { readonly kind: 'ask'; readonly needed: NeededAct; readonly decision: Decision }
  | {
      readonly kind: 'wait'
      /** The day it looks again by itself; null: only when something happens. */
      readonly until: LocalDate | null
      readonly step: DunningStep
      readonly sentence: string
      readonly decision: Decision | null
    }

const DECIDED: Readonly<Record<DunningAct, DecidedAct>> = {
  reminder: 'contact',
  call: 'contact',
  visit: 'contact',
  first_notice: 'notice',
  second_notice: 'notice',
  disconnect: 'cut',
}

const STAFF_ACTS: readonly NeededAct[] = [
  'building_notice',
  'personal_contact',
  'life_support_contact',
  'disability_visit',
  'prepayment_offer',
]

/**
 * What comes next in a case on a day, decided anew from the facts. The hour is left open: it counts at the cut itself.
 * Its sentences are read by everybody who sees the case, so they do not say which protection of a household holds.
 */
export function nextStep(
  facts: DisconnectionFacts,
  chain: readonly PackVersion[],
  standing: CaseStanding,
  on: LocalDate,
): NextStep {
  const debts = collectibleDebts(facts)
  const owed = pastDue(facts, on)
  const isBelow = owed.lessThan(standing.startAmount) || owed.isZero()
  const [first] = standing.steps.slice(standing.next)
  // The debt stands in the instalments of the plan; were it broken, it would stand here again.
  if (facts.plan?.isInGoodStanding === true && first !== undefined) {
    return waitFor(first, null, `The plan ${facts.plan.name} is in good standing.`, null)
  }
  if (facts.disputed.isZero() && isBelow) {
    return { kind: 'close', code: 'PAID', sentence: `${owed.toFixed(2)} is past due: nothing is left to follow up.` }
  }
  // Letters that lead to a cut end with the service; the final bill has a strategy of its own.
  if (facts.serviceState === 'ended' && standing.steps.some(({ act }) => act === 'disconnect')) {
    return { kind: 'close', code: 'NO_SERVICE', sentence: 'The account takes no such service any more.' }
  }
  const step = standing.steps[standing.next]
  if (step === undefined) return { kind: 'close', code: 'STRATEGY_DONE', sentence: 'Every step of the strategy was taken.' }
  const [oldest] = debts
  if (oldest === undefined || isBelow) {
    return waitFor(step, null, 'What is past due is disputed.', null)
  }
  const unmet = unmetCondition(step, facts, owed, standing, on)
  if (unmet !== null) return { kind: 'pass_over', step, sentence: unmet }
  const from = step.counted_from === 'due_date' ? oldest.dueOn : standing.previousOn
  const due = lastDayOf(step.after, from, facts.calendar)
  if (on < due) return waitFor(step, due, `The step comes on ${due}.`, null)
  return decided(step, decideAct(DECIDED[step.act], facts, chain, { on, at: null }), standing)
}

function decided(step: DunningStep, decision: Decision, standing: CaseStanding): NextStep {
  if (decision.outcome === 'act') return { kind: 'take', step, decision }
  if (decision.ends.includes('NO_SERVICE')) {
    return { kind: 'close', code: 'NO_SERVICE', sentence: 'The account takes no such service any more.' }
  }
  const failed = decision.trace.find(({ allows }) => !allows)
  const says = failed === undefined ? '' : publicReason(failed).says
  // What only time or others can mend is waited for before anybody is asked to do anything.
  const other = longestBlock(decision)
  if (other !== undefined)
    return waitFor(step, decision.earliest?.on ?? blockedUntil(decision), publicReason(other).says, decision)
  for (const notice of ['first_notice', 'second_notice'] as const) {
    if (!decision.needs.includes(notice)) continue
    const to = standing.steps.findIndex(({ act }) => act === notice)
    if (to < 0) return waitFor(step, null, `The strategy has no step for it: ${says}`, decision)
    return { kind: 'go_back', to, sentence: decision.trace.find(({ block }) => isNeeding(block, notice))?.says ?? says }
  }
  const needed = STAFF_ACTS.find((candidate) => decision.needs.includes(candidate) && !standing.asked.includes(candidate))
  if (needed !== undefined) return { kind: 'ask', needed, decision }
  return waitFor(step, null, says, decision)
}

const isNeeding = (block: { readonly kind: string; readonly act?: unknown } | undefined, needed: NeededAct): boolean =>
  block?.kind === 'act' && block.act === needed

/** Of the rules that block and that no act of the utility mends, the one that does so longest: what people are told it waits for. */
function longestBlock(decision: Decision): TraceRow | undefined {
  const lasts = ({ block }: TraceRow): string =>
    block === undefined || block.kind === 'act' ? '' : block.kind === 'until' ? `${block.on} ${block.at ?? ''}` : 'for ever'
  const rows = decision.trace.filter((row) => lasts(row) !== '')
  return rows.toSorted((left, right) => (lasts(left) > lasts(right) ? -1 : lasts(left) < lasts(right) ? 1 : 0))[0]
}

/**
 * The day from which none of the rules that block now does so any more, where the day alone ends them all; a notice may have expired by
 * then, and it is decided anew.
 */
function blockedUntil(decision: Decision): LocalDate | null {
  if (decision.waitsForEvent || decision.ends.length > 0) return null
  return decision.trace.reduce<LocalDate | null>((latest, { block }) => {
    if (block?.kind !== 'until') return latest
    return latest === null ? block.on : later(latest, block.on)
  }, null)
}

function waitFor(step: DunningStep, until: LocalDate | null, sentence: string, decision: Decision | null): NextStep {
  return { kind: 'wait', until, step, sentence, decision }
}

function unmetCondition(
  { when }: DunningStep,
  facts: DisconnectionFacts,
  owed: Decimal,
  standing: CaseStanding,
  on: LocalDate,
): string | null {
  if (when === undefined) return null
  if (when.amount_at_least !== undefined && owed.lessThan(ZERO.plus(when.amount_at_least))) {
    return `${owed.toFixed(2)} is past due, less than ${when.amount_at_least}.`
  }
  if (when.customer_classes?.includes(facts.customerClass) === false) return `Not for the class ${facts.customerClass}.`
  if (when.credit_points_at_least !== undefined && standing.creditPoints < when.credit_points_at_least) {
    return `${standing.creditPoints} credit points, fewer than ${when.credit_points_at_least}.`
  }
  const { programmes } = subjectOf({ facts, on })
  const inProgramme = when.programmes_without?.find((programme) => programmes.includes(programme))
  return inProgramme === undefined ? null : `Not for customers in the programme ${inProgramme}.`
}
