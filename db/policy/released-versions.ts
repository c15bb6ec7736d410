import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Outcome } from '../../domain/kernel/outcome.js'
import { governingChain, type GoverningPolicy } from '../../domain/policy/governing-chain.js'
import type { PackVersion } from '../../domain/policy/policy-pack.js'
import type { Queryable } from '../pool.js'

interface ReleasedVersion extends PackVersion {
  readonly effectiveFrom: LocalDate
  readonly withdrawnFrom: LocalDate | null
}

/**
 * What governed on any day, for work that asks about many days at once: reads every released version once and answers from memory as
 * `governingPolicy` would.
 */
export async function governingPolicies(db: Queryable): Promise<(day: LocalDate) => Outcome<GoverningPolicy>> {
  const found = await db.query<ReleasedVersion>(
    `select version, document, effective_from as "effectiveFrom", withdrawn_from as "withdrawnFrom" from policy_versions
     where released_by is not null and not is_example order by pack_code, effective_from desc, version desc`,
  )
  const known = new Map<LocalDate, Outcome<GoverningPolicy>>()
  return (day) => {
    const answer = known.get(day) ?? governingChain(inForceOn(found.rows, day))
    known.set(day, answer)
    return answer
  }
}

/** How many versions were ever released: a number that moves when the rules may have become others. */
export async function releasesSoFar(db: Queryable): Promise<number> {
  const found = await db.query<{ releases: number }>(
    `select count(*)::integer as releases from policy_events where event = 'release'`,
  )
  return found.rows[0]?.releases ?? 0
}

/** The first version of each pack in the order given that is in force on the day. */
function inForceOn(versions: readonly ReleasedVersion[], day: LocalDate): PackVersion[] {
  const packs = new Map<string, PackVersion>()
  for (const { version, document, effectiveFrom, withdrawnFrom } of versions) {
    const holds = effectiveFrom <= day && (withdrawnFrom === null || day < withdrawnFrom)
    if (holds && !packs.has(document.pack)) packs.set(document.pack, { version, document })
  }
  return [...packs.values()]
}
