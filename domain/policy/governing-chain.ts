import { type Outcome, refused } from '../kernel/outcome.js'
import { type Entity, PACK_LEVELS, type PackVersion, type PlacedRow } from './policy-pack.js'

/** What governs a utility on a day. */
export interface GoverningPolicy {
  /** What kind of utility it is, as its own pack states it. */
  readonly entity: Entity
  /** The packs in force, the widest first: for `findPolicy` and `gatherPolicies`. */
  readonly chain: readonly PackVersion[]
}

/** The row of a pack version that decided something, as a decision stores it. */
export interface RowReference {
  readonly pack: string
  readonly version: number
  /** Place of the row in the pack, from 0. */
  readonly row: number
}

export function rowReference(placed: PlacedRow): RowReference {
  return { pack: placed.pack, version: placed.version, row: placed.index }
}

/**
 * The chain that governs, from the versions in force on a day (one per pack, examples left out): the utility's own pack, packs for classes
 * of its customers, and all they build upon. Refuses with `POLICY_NOT_GOVERNED` where the utility has no pack of its own, and with
 * `POLICY_CHAIN_BROKEN` where a pack it builds upon is not in force.
 */
export function governingChain(inForce: readonly PackVersion[]): Outcome<GoverningPolicy> {
  const own = inForce.find(({ document }) => document.level === 'utility')
  if (own?.document.entity === undefined) {
    return refused('POLICY_NOT_GOVERNED', 'No policy pack of the utility itself is released for this day.')
  }
  const roots = inForce.filter(({ document }) => document.level === 'utility' || document.level === 'class')
  const byName = new Map(inForce.map((version) => [version.document.pack, version]))
  const chain: PackVersion[] = []
  const missing: string[] = []
  const add = (version: PackVersion): void => {
    for (const name of version.document.extends ?? []) {
      const wider = byName.get(name)
      if (wider === undefined) missing.push(name)
      else add(wider)
    }
    if (!chain.includes(version)) chain.push(version)
  }
  roots.forEach(add)
  if (missing.length > 0) {
    return refused(
      'POLICY_CHAIN_BROKEN',
      `${own.document.name} builds upon ${[...new Set(missing)].join(', ')}, which is not in force on this day.`,
      { missing: [...new Set(missing)] },
    )
  }
  const depth = ({ document }: PackVersion) => PACK_LEVELS.indexOf(document.level)
  return { ok: true, value: { entity: own.document.entity, chain: chain.toSorted((left, right) => depth(left) - depth(right)) } }
}
