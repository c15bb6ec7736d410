import type { LocalDate } from '../kernel/local-date.js'
import { findPolicy, gatherPolicies, type PolicySubject } from '../policy/find-policy.js'
import type { ParameterKey, ValueOf } from '../policy/parameters.js'
import type { PackVersion } from '../policy/policy-pack.js'
import type { DisconnectionFacts, ProtectionFact } from './disconnection-facts.js'
import { EVENT, forbidden, houseRow, packRow, type RuleGroup, type TraceRow, type Verdict } from './trace.js'

/** What a rule is asked for: the facts, the packs that govern, and the moment of the act. */
export interface RuleContext {
  readonly facts: DisconnectionFacts
  readonly chain: readonly PackVersion[]
  readonly on: LocalDate
  /** HH:MM; null: at any hour of that day. */
  readonly at: string | null
}

export type Rule = (context: RuleContext) => readonly TraceRow[]

/** Whether a protection's own days cover the day. */
export function isInForce(protection: ProtectionFact, on: LocalDate): boolean {
  return (
    protection.beginsOn <= on &&
    (protection.endsOn === null || on <= protection.endsOn) &&
    (protection.endedOn === null || on < protection.endedOn)
  )
}

/** Whom the packs are asked about: with the programmes and circumstances that hold on the day. */
export function subjectOf({ facts, on }: Pick<RuleContext, 'facts' | 'on'>): PolicySubject {
  const programmes = facts.protections.flatMap((each) =>
    each.kind === 'programme' && each.programme !== null && isInForce(each, on) ? [each.programme] : [],
  )
  if (facts.hasLowIncomeDiscount && !programmes.includes('low_income')) programmes.push('low_income')
  // Who may heat by the service is taken as doing so where nobody knows.
  if (facts.heatsByService !== false) programmes.push('winter_heating')
  if (facts.protections.some((each) => each.kind === 'medical' && isInForce(each, on))) programmes.push('medical')
  return { entity: facts.entity, service: facts.service, customerClass: facts.customerClass, programmes }
}

/** Tests a parameter of which one row holds. Without a row nothing is allowed: a missing value is never a default. */
export function withPolicy<Key extends ParameterKey>(
  context: RuleContext,
  group: RuleGroup,
  key: Key,
  test: (value: ValueOf<Key> | null) => Verdict,
): TraceRow {
  const found = findPolicy(context.chain, key, subjectOf(context), context.on)
  if (!found.ok) return missing(key, group, found.refusal)
  return packRow(key, group, found.value.placed, test(found.value.value))
}

/** The value of a parameter beside another, or undefined where it is missing or null. */
export function valueBeside<Key extends ParameterKey>(
  context: RuleContext,
  key: Key,
): { readonly ok: true; readonly value: ValueOf<Key> | null } | { readonly ok: false; readonly row: TraceRow } {
  const found = findPolicy(context.chain, key, subjectOf(context), context.on)
  if (found.ok) return { ok: true, value: found.value.value }
  return { ok: false, row: missing(key, 'protection', found.refusal) }
}

/** Tests a parameter of which every row that applies holds; one trace row each, or one that says there is none. */
export function withEach<Key extends ParameterKey>(
  context: RuleContext,
  group: RuleGroup,
  key: Key,
  test: (value: NonNullable<ValueOf<Key>>) => Verdict,
): TraceRow[] {
  const found = gatherPolicies(context.chain, key, subjectOf(context), context.on)
  if (!found.ok) return [missing(key, group, found.refusal)]
  return found.value.map(({ value, placed }) => packRow(key, group, placed, test(value)))
}

function missing(key: string, group: RuleGroup, refusal: { readonly code: string; readonly message: string }): TraceRow {
  return houseRow(
    key,
    group,
    'A value that no pack states is never guessed.',
    forbidden(refusal.message, EVENT, { code: refusal.code }),
  )
}
