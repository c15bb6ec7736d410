import type { Queryable } from '../../db/pool.js'
import { newestVersions } from '../../db/policy/version-store.js'
import { PACK_LEVELS, type PackVersion, type PolicyPack } from '../../domain/policy/policy-pack.js'

/** A pack that builds on more than this many rounds of others goes in a circle. */
const ROUNDS_MAX = 10

/**
 * The packs a pack builds upon, directly and through others, the widest first: of each the released version, or the newest handed in
 * where none is released yet. What is not known is left out, for `checkPack` to name.
 */
export async function widerPacks(db: Queryable, pack: PolicyPack): Promise<PackVersion[]> {
  const known = new Map<string, PackVersion>()
  let wanted = [...(pack.extends ?? [])]
  for (let round = 0; round < ROUNDS_MAX && wanted.length > 0; round += 1) {
    for (const version of await newestVersions(db, wanted)) known.set(version.document.pack, version)
    wanted = [...known.values()].flatMap(({ document }) => document.extends ?? []).filter((name) => !known.has(name))
  }
  return widestFirst([...known.values()])
}

export function widestFirst(versions: readonly PackVersion[]): PackVersion[] {
  return versions.toSorted((left, right) => PACK_LEVELS.indexOf(left.document.level) - PACK_LEVELS.indexOf(right.document.level))
}
