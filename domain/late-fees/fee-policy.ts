import type { LocalDate } from '../kernel/local-date.js'
import type { Outcome } from '../kernel/outcome.js'
import type { ExemptFromLateFee, LateFeeRule } from '../policy/bill-parameters.js'
import { findPolicy, type PolicySubject } from '../policy/find-policy.js'
import { type GoverningPolicy, type RowReference, rowReference } from '../policy/governing-chain.js'
import type { DayCount } from '../policy/value-schemas.js'

export type FeeSubject = Omit<PolicySubject, 'entity'>

export interface FeeRule {
  /** Null where the packs state that there is no late fee. */
  readonly value: LateFeeRule | null
  readonly exempt: ExemptFromLateFee | null
  readonly decidedBy: RowReference
}

/** The rules of late fees as they held on any day; undefined where nothing governed, or no pack states them: then no fee is charged. */
export interface FeePolicy {
  graceOn(subject: FeeSubject, day: LocalDate): DayCount | undefined
  ruleOn(subject: FeeSubject, day: LocalDate): FeeRule | undefined
}

/**
 * Reads the rules of late fees from what governed on each day. Many accounts ask for the same subject and day: each answer is found once.
 * No grace stated means that a fee may be charged the day after the due date only where the packs say so (`null`).
 */
export function feePolicy(governing: (day: LocalDate) => Outcome<GoverningPolicy>): FeePolicy {
  const graces = new Map<string, DayCount | undefined>()
  const rules = new Map<string, FeeRule | undefined>()
  return {
    graceOn: (subject, day) => remember(graces, subject, day, () => findGrace(governing(day), subject, day)),
    ruleOn: (subject, day) => remember(rules, subject, day, () => findRule(governing(day), subject, day)),
  }
}

const NO_GRACE: DayCount = { days: 0, count: 'calendar' }

function findGrace(governing: Outcome<GoverningPolicy>, subject: FeeSubject, day: LocalDate): DayCount | undefined {
  if (!governing.ok) return undefined
  const { entity, chain } = governing.value
  const found = findPolicy(chain, 'late_fee.grace', { ...subject, entity }, day)
  return found.ok ? (found.value.value ?? NO_GRACE) : undefined
}

function findRule(governing: Outcome<GoverningPolicy>, subject: FeeSubject, day: LocalDate): FeeRule | undefined {
  if (!governing.ok) return undefined
  const { entity, chain } = governing.value
  const whom = { ...subject, entity }
  const rule = findPolicy(chain, 'late_fee.rule', whom, day)
  const exempt = findPolicy(chain, 'late_fee.exempt', whom, day)
  if (!rule.ok || !exempt.ok) return undefined
  return { value: rule.value.value, exempt: exempt.value.value, decidedBy: rowReference(rule.value.placed) }
}

function remember<Value>(known: Map<string, Value>, subject: FeeSubject, day: LocalDate, find: () => Value): Value {
  const key = `${day} ${subject.service} ${subject.customerClass} ${subject.programmes.join(',')}`
  if (known.has(key)) return known.get(key) as Value
  const value = find()
  known.set(key, value)
  return value
}
