import { Decimal, type Decimal as Amount } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import { done, type Outcome } from '../kernel/outcome.js'
import { findPolicy, type PolicySubject } from '../policy/find-policy.js'
import type { ParameterKey, ValueOf } from '../policy/parameters.js'
import type { PackVersion } from '../policy/policy-pack.js'
import type { PlanRenegotiation, PlanTerm } from '../policy/plan-parameters.js'
import type { DayCount } from '../policy/value-schemas.js'

/** The terms a plan is made and judged by, as the policy has them on the day it is made. A plan keeps the terms it was made with. */
export interface PlanTerms {
  /** Percent of the arrears asked for at the start; null: none is asked for. */
  readonly downPayment: string | null
  readonly term: PlanTerm
  readonly grace: DayCount
  readonly includesCurrentBills: boolean
  readonly renegotiate: PlanRenegotiation | null
  /** Without `times`: as often as what was missed is paid. */
  readonly reinstate: { readonly times?: number; readonly fee: string } | null
  readonly smallestInstalment: string | null
  readonly minimumArrears: string | null
  readonly incomeShare: string | null
  readonly forgiveness: { readonly per_payment: string; readonly cap: string } | null
  /** The row each term was taken from. */
  readonly decidedBy: Readonly<Partial<Record<ParameterKey, DecidingRow>>>
}

/** Where a value is from: enough to find it again, and its citation to show. */
export interface DecidingRow {
  readonly pack: string
  readonly version: number
  readonly row: number
  readonly citation: string
  /** The rule in the words of the pack. */
  readonly says: string
}

const NEVER_BY_SILENCE = [
  'plan.down_payment',
  'plan.grace',
  'plan.includes_current_bills',
  'plan.renegotiate',
  'plan.reinstate',
] as const
const NONE_BY_SILENCE = ['plan.smallest_instalment', 'plan.minimum_arrears', 'plan.income_share', 'plan.forgiveness'] as const

/**
 * The terms of plans for the customer on the day. Refuses as `findPolicy` does where the policy is silent on something a plan cannot be
 * without; a smallest instalment, a least debt, a share of the income and forgiveness are simply absent where no row states them.
 */
export function planTerms(chain: readonly PackVersion[], subject: PolicySubject, day: LocalDate): Outcome<PlanTerms> {
  const decidedBy: Partial<Record<ParameterKey, DecidingRow>> = {}
  const values = new Map<ParameterKey, unknown>()
  for (const key of ['plan.term', ...NEVER_BY_SILENCE, ...NONE_BY_SILENCE] as const) {
    const found = findPolicy(chain, key, subject, day)
    if (!found.ok) {
      if (found.refusal.code === 'POLICY_MISSING' && (NONE_BY_SILENCE as readonly string[]).includes(key)) continue
      return found
    }
    const { placed, value } = found.value
    values.set(key, value)
    decidedBy[key] = {
      pack: placed.pack,
      version: placed.version,
      row: placed.index,
      citation: placed.row.citation,
      says: placed.row.says,
    }
  }
  const of = <Key extends ParameterKey>(key: Key) => (values.get(key) ?? null) as ValueOf<Key> | null
  return done({
    downPayment: of('plan.down_payment'),
    // A jurisdiction that states "no limit" of the term leaves it to one instalment a month, at most five years of them.
    term: of('plan.term') ?? { min_instalments: 1, max_instalments: LONGEST_TERM, unit: 'month' },
    grace: of('plan.grace') ?? { days: 0, count: 'calendar' },
    includesCurrentBills: of('plan.includes_current_bills') ?? false,
    renegotiate: of('plan.renegotiate'),
    reinstate: of('plan.reinstate'),
    smallestInstalment: of('plan.smallest_instalment'),
    minimumArrears: of('plan.minimum_arrears'),
    incomeShare: of('plan.income_share'),
    forgiveness: of('plan.forgiveness'),
    decidedBy,
  })
}

const LONGEST_TERM = 60

/** A percentage of an amount, not rounded. */
export function percentOf(amount: Amount, percent: string): Amount {
  return amount.times(new Decimal(percent)).div(100)
}
