import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Outcome } from '../../domain/kernel/outcome.js'
import { governingChain, type GoverningPolicy } from '../../domain/policy/governing-chain.js'
import type { PackVersion } from '../../domain/policy/policy-pack.js'
import type { Queryable } from '../pool.js'

/**
 * The version of every pack that is in force on the day (released, not an example, not withdrawn): the one with the latest first day, and
 * of two with the same first day the later version.
 */
export async function packsInForce(db: Queryable, day: LocalDate): Promise<PackVersion[]> {
  const found = await db.query<PackVersion>(
    `select distinct on (pack_code) version, document from policy_versions
     where released_by is not null and not is_example and effective_from <= $1 and (withdrawn_from is null or $1 < withdrawn_from)
     order by pack_code, effective_from desc, version desc`,
    [day],
  )
  return found.rows
}

/**
 * The chain of policy packs that governs the utility on the day, for `findPolicy` and `gatherPolicies`. Refuses with
 * `POLICY_NOT_GOVERNED` where the utility has no released pack of its own and with `POLICY_CHAIN_BROKEN` where one it builds upon is
 * missing; never an empty chain.
 */
export async function governingPolicy(db: Queryable, day: LocalDate): Promise<Outcome<GoverningPolicy>> {
  return governingChain(await packsInForce(db, day))
}
