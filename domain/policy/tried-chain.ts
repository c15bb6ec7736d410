import { later, type LocalDate } from '../kernel/local-date.js'
import { type Outcome, refused } from '../kernel/outcome.js'
import type { GoverningPolicy } from './governing-chain.js'
import type { Parameter } from './parameter.js'
import { PARAMETERS } from './parameters.js'
import { PACK_LEVELS, type PackVersion, type PolicyPack } from './policy-pack.js'

/** A row that ended then holds on no day; it keeps its place, by which decisions name rows. */
const BEFORE_ALL = '0001-01-01'

/**
 * The rows of a pack as it will stand: those in force on the day or, where it states later ones, on the first day of the latest, as if they
 * had been in force always.
 */
export function asIfAlways(document: PolicyPack, today: LocalDate): PolicyPack {
  const on = document.rows.reduce((latest, { from }) => (from === null ? latest : later(latest, from)), today)
  return {
    ...document,
    rows: document.rows.map((row) => {
      const holds = (row.from === null || row.from <= on) && (row.to === null || on <= row.to)
      return { ...row, from: null, to: holds ? null : BEFORE_ALL }
    }),
  }
}

/** Rows of a pack that is replaced which go on where the new chain is silent; of gathered parameters only where it states none at all. */
function goingOn(replaced: PackVersion, stated: ReadonlySet<string>): PackVersion {
  const rows = replaced.document.rows.map((row) =>
    (PARAMETERS[row.key] as Parameter).gathers === true && stated.has(row.key) ? { ...row, to: BEFORE_ALL } : row,
  )
  return { ...replaced, document: { ...replaced.document, rows } }
}

/**
 * The chain that would govern with another pack: it takes the place of the pack of its code or, where none of that code governs, of those of
 * its level, and brings the packs it builds upon. What it replaces by its level goes on behind all others, so that a pack of the law alone
 * does not take the utility's strategy away. Refuses POLICY_CHAIN_BROKEN where one of these is neither governing nor given.
 */
export function triedChain(
  governing: GoverningPolicy,
  tried: PackVersion,
  wider: readonly PackVersion[],
  today: LocalDate,
): Outcome<readonly PackVersion[]> {
  const { pack, level } = tried.document
  const hasCode = governing.chain.some(({ document }) => document.pack === pack)
  const replaced = hasCode ? [] : governing.chain.filter(({ document }) => document.level === level)
  const kept = governing.chain.filter(({ document }) => (hasCode ? document.pack !== pack : document.level !== level))
  const brought = wider.filter(({ document }) => !kept.some((each) => each.document.pack === document.pack))
  const names = new Set([...kept, ...brought].map(({ document }) => document.pack))
  const missing = [...(tried.document.extends ?? []), ...brought.flatMap(({ document }) => document.extends ?? [])].filter(
    (name) => !names.has(name),
  )
  if (missing.length > 0) {
    return refused('POLICY_CHAIN_BROKEN', `${tried.document.name} builds upon ${missing.join(', ')}, which is not there.`, {
      missing,
    })
  }
  const depth = ({ document }: PackVersion) => PACK_LEVELS.indexOf(document.level)
  const chain = [...kept, ...brought, { ...tried, document: asIfAlways(tried.document, today) }]
  const stated = new Set<string>(chain.flatMap(({ document }) => document.rows.map(({ key }) => key)))
  return {
    ok: true,
    value: [...replaced.map((each) => goingOn(each, stated)), ...chain.toSorted((left, right) => depth(left) - depth(right))],
  }
}
