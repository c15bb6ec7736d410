import type { BusinessCalendar } from '../kernel/business-calendar.js'
import { type Decimal as Amount, Decimal, sum } from '../kernel/decimal.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import { minorDigits } from '../kernel/money.js'
import { round } from '../kernel/rounding.js'
import { lastDayOf } from '../policy/value-schemas.js'
import { percentOf, type PlanTerms } from './plan-terms.js'

export const PLAN_STATES = ['active', 'kept', 'broken', 'cancelled'] as const
export type PlanState = (typeof PLAN_STATES)[number]

/** An instalment as it stands now. */
export interface StandingInstalment {
  /** 0 is the down payment. */
  readonly number: number
  readonly amount: Amount
  readonly open: Amount
  readonly dueOn: LocalDate
  /** The day on which nothing of it was open any more; null while something is. */
  readonly paidOn: LocalDate | null
  readonly remindedOn: LocalDate | null
  readonly isForgivenFor: boolean
}

/** What decides what a plan does next. */
export interface PlanFacts {
  readonly state: PlanState
  readonly arrears: Amount
  readonly forgiven: Amount
  readonly currency: string
  readonly instalments: readonly StandingInstalment[]
  /** The oldest bill beside the plan that is past due and not disputed; null where there is none. */
  readonly oldestCurrentDueOn: LocalDate | null
  readonly terms: PlanTerms
}

export type PlanStep =
  | { readonly kind: 'end' }
  | { readonly kind: 'keep' }
  | { readonly kind: 'forgive'; readonly number: number; readonly amount: Amount }
  | { readonly kind: 'remind'; readonly number: number; readonly brokenAfter: LocalDate }
  | { readonly kind: 'break'; readonly because: 'down_payment' | 'instalment' | 'current_bill'; readonly dueOn: LocalDate }
  | { readonly kind: 'wait'; readonly until: LocalDate | null }

/**
 * What a plan does next by itself. It is kept when nothing of it is open. For an instalment paid on time, with nothing overdue beside it,
 * the policy may forgive a part. The day after a due day the customer is reminded once; when the grace is over as well, it is broken.
 * A down payment has no grace: the plan begins with it.
 */
export function nextPlanStep(facts: PlanFacts, today: LocalDate, calendar: BusinessCalendar): PlanStep {
  if (facts.state !== 'active') return { kind: 'end' }
  const forgiving = nextForgiveness(facts, today)
  if (forgiving !== undefined) return forgiving
  const open = facts.instalments.filter((instalment) => instalment.open.gt(0))
  if (open.length === 0) return { kind: 'keep' }
  const missed = open.filter(({ dueOn }) => dueOn < today)
  const broken = missed.find((instalment) => today > lastDayFor(instalment, facts.terms, calendar))
  if (broken !== undefined) {
    return { kind: 'break', because: broken.number === 0 ? 'down_payment' : 'instalment', dueOn: broken.dueOn }
  }
  const current = facts.terms.includesCurrentBills ? facts.oldestCurrentDueOn : null
  const currentUntil = current === null ? null : lastDayOf(facts.terms.grace, current, calendar)
  if (current !== null && currentUntil !== null && today > currentUntil) {
    return { kind: 'break', because: 'current_bill', dueOn: current }
  }
  const unreminded = missed.find(({ remindedOn }) => remindedOn === null)
  if (unreminded !== undefined) {
    return { kind: 'remind', number: unreminded.number, brokenAfter: lastDayFor(unreminded, facts.terms, calendar) }
  }
  const days = [
    ...open.map((instalment) =>
      addDays(instalment.dueOn < today ? lastDayFor(instalment, facts.terms, calendar) : instalment.dueOn, 1),
    ),
    ...(currentUntil === null ? [] : [addDays(currentUntil, 1)]),
  ]
  return { kind: 'wait', until: days.toSorted()[0] ?? null }
}

/** The last day on which the instalment can be paid without breaking the plan. */
export function lastDayFor(
  instalment: Pick<StandingInstalment, 'number' | 'dueOn'>,
  terms: Pick<PlanTerms, 'grace'>,
  calendar: BusinessCalendar,
): LocalDate {
  return instalment.number === 0 ? instalment.dueOn : lastDayOf(terms.grace, instalment.dueOn, calendar)
}

/** True while dunning must leave the account alone: the plan stands and its down payment, where one is due, was not missed. */
export function isInGoodStanding(facts: PlanFacts, today: LocalDate, calendar: BusinessCalendar): boolean {
  return facts.state === 'active' && nextPlanStep(facts, today, calendar).kind !== 'break'
}

function nextForgiveness(facts: PlanFacts, today: LocalDate): PlanStep | undefined {
  const rule = facts.terms.forgiveness
  if (rule === null || (facts.oldestCurrentDueOn !== null && facts.oldestCurrentDueOn < today)) return undefined
  const open = sum(facts.instalments.map((instalment) => instalment.open))
  if (open.isZero()) return undefined
  const earned = facts.instalments.find(
    ({ number, paidOn, dueOn, isForgivenFor }) => number > 0 && paidOn !== null && paidOn <= dueOn && !isForgivenFor,
  )
  if (earned === undefined) return undefined
  const share = round(percentOf(facts.arrears, rule.per_payment), { digits: minorDigits(facts.currency), mode: 'half_up' })
  const amount = Decimal.min(share, new Decimal(rule.cap).minus(facts.forgiven), open)
  return amount.gt(0) ? { kind: 'forgive', number: earned.number, amount } : undefined
}
