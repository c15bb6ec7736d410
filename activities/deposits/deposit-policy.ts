import { depositAccounts, type DepositAccount } from '../../db/deposits/deposit-account.js'
import { programmesOf } from '../../db/customers/programmes.js'
import { governingPolicy } from '../../db/policy/governing-policy.js'
import type { Queryable } from '../../db/pool.js'
import { type DepositPolicy, type DepositRule, depositRule } from '../../domain/deposits/deposit-rule.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { done, type Outcome } from '../../domain/kernel/outcome.js'
import type { GoverningPolicy } from '../../domain/policy/governing-chain.js'
import type { ParameterKey, ValueOf } from '../../domain/policy/parameters.js'

/** An account with the policy that rules its deposits; where none governs, why. */
export interface RuledAccount extends DepositAccount {
  readonly programmes: readonly string[]
  readonly policy: Outcome<DepositPolicy>
}

/** These accounts, each with what governs it on the day. Numbers without an account are absent. */
export async function ruledAccounts(
  db: Queryable,
  accountIds: readonly string[],
  today: LocalDate,
): Promise<Map<string, RuledAccount>> {
  const accounts = await depositAccounts(db, accountIds)
  const programmes = await programmesOf(db, accountIds, today)
  const governing = await governingPolicy(db, today)
  return new Map(
    [...accounts].map(([accountId, account]) => {
      const own = programmes.get(accountId) ?? []
      return [accountId, { ...account, programmes: own, policy: policyOf(governing, { ...account, programmes: own }, today) }]
    }),
  )
}

export function policyOf(
  governing: Outcome<GoverningPolicy>,
  subject: { readonly service: string; readonly customerClass: string; readonly programmes: readonly string[] },
  today: LocalDate,
): Outcome<DepositPolicy> {
  if (!governing.ok) return governing
  const { entity, chain } = governing.value
  const { service, customerClass, programmes } = subject
  return done({ chain, subject: { entity, service, customerClass, programmes }, day: today })
}

/** A rule for the account, or why there is none. */
export function ruleFor<Key extends ParameterKey>(account: RuledAccount, key: Key): Outcome<DepositRule<ValueOf<Key>>> {
  return account.policy.ok ? depositRule(account.policy.value, key) : account.policy
}

/** What a pack says of it, to be printed; empty where none does. */
export function saysOf(account: RuledAccount, key: ParameterKey): string {
  const rule = ruleFor(account, key)
  return rule.ok ? rule.value.decidedBy.says : ''
}
