import { accountForPolicy, creditEvents } from '../../db/collections/credit-reads.js'
import { programmesOf } from '../../db/customers/programmes.js'
import type { Queryable } from '../../db/pool.js'
import { type CreditHistory, creditHistory } from '../../domain/collections/credit-history.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { findPolicy, type PolicySubject } from '../../domain/policy/find-policy.js'
import type { PlacedRow } from '../../domain/policy/policy-pack.js'
import { type CollectionRules, loadCollectionRules } from './load-collection.js'

/** The credit history of an account today, and the row of the packs it counts by; null where they have none. */
export interface CreditHistoryOfAccount extends CreditHistory {
  readonly rule: PlacedRow | null
}

/**
 * What happened on an account that counts against its credit, with points of today: for the account page, for the strategy of collection
 * and for whether a deposit is asked. Where no pack states points nothing has any. Refuses NOT_FOUND, and what `loadCollectionRules`
 * refuses where `rules` are not given.
 */
export async function creditHistoryOf(
  db: Queryable,
  accountId: string,
  rules?: CollectionRules,
): Promise<CreditHistoryOfAccount> {
  const known = rules ?? (await loadCollectionRules(db))
  const found = findPolicy(known.chain, 'credit.points', await accountSubject(db, accountId, known), known.today)
  if (!found.ok) return { points: 0, entries: [], rule: null }
  const { value, placed } = found.value
  return { ...creditHistory(await creditEvents(db, accountId), value, known.today), rule: value === null ? null : placed }
}

/** The credit points of an account today: `creditHistoryOf` in one number. */
export async function creditPointsOf(db: Queryable, accountId: string, rules?: CollectionRules): Promise<number> {
  return (await creditHistoryOf(db, accountId, rules)).points
}

/** Whom the packs are asked about for an account as a whole, with its programmes of the day. Refuses NOT_FOUND. */
export async function accountSubject(
  db: Queryable,
  accountId: string,
  rules: Pick<CollectionRules, 'entity' | 'today'>,
): Promise<PolicySubject> {
  const account = await accountForPolicy(db, accountId)
  if (account === undefined) refuse('NOT_FOUND', `There is no account ${accountId}.`)
  const programmes = (await programmesOf(db, [accountId], rules.today)).get(accountId) ?? []
  return { entity: rules.entity, ...account, programmes }
}
