import type { LocalDate } from '../kernel/local-date.js'
import { done, type Outcome } from '../kernel/outcome.js'
import { findPolicy, type PolicySubject } from '../policy/find-policy.js'
import type { ParameterKey, ValueOf } from '../policy/parameters.js'
import type { PackVersion } from '../policy/policy-pack.js'

/** What a rule on a deposit is asked of: the packs that govern, whom it is for, and the day. */
export interface DepositPolicy {
  readonly chain: readonly PackVersion[]
  readonly subject: PolicySubject
  readonly day: LocalDate
}

/** The row of a pack a value is from: enough to find it again, and its words and citation to show. */
export interface DecidingRow {
  readonly parameter: ParameterKey
  readonly pack: string
  readonly version: number
  /** Place of the row in the pack, from 0. */
  readonly row: number
  readonly citation: string
  readonly says: string
}

export interface DepositRule<Value> {
  /** Null where the pack states that there is no such rule. */
  readonly value: Value | null
  readonly decidedBy: DecidingRow
}

/** One rule that was looked at. */
export interface DepositTraceRow {
  readonly rule: string
  readonly sentence: string
  /** `asks`: speaks for a deposit; `spares`: against; `figure`: says how much. */
  readonly effect: 'asks' | 'spares' | 'figure'
  /** Null where the facts alone say it. */
  readonly decidedBy: DecidingRow | null
}

/** A rule with the row it is from. Refuses as `findPolicy`: POLICY_MISSING names the parameter that no pack states. */
export function depositRule<Key extends ParameterKey>(policy: DepositPolicy, key: Key): Outcome<DepositRule<ValueOf<Key>>> {
  const found = findPolicy(policy.chain, key, policy.subject, policy.day)
  if (!found.ok) return found
  const { value, placed } = found.value
  const { citation, says } = placed.row
  return done({
    value,
    decidedBy: { parameter: key, pack: placed.pack, version: placed.version, row: placed.index, citation, says },
  })
}
