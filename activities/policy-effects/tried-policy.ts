import { findVersionDocument } from '../../db/policy/pack-reads.js'
import { governingPolicy } from '../../db/policy/governing-policy.js'
import type { Queryable } from '../../db/pool.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import type { GoverningPolicy } from '../../domain/policy/governing-chain.js'
import type { PackVersion } from '../../domain/policy/policy-pack.js'
import { triedChain } from '../../domain/policy/tried-chain.js'
import { widerPacks } from '../policy/wider-packs.js'

/**
 * What governs today, and the chain with a version of a pack in its place. Refuses NOT_FOUND, POLICY_NOT_GOVERNED and POLICY_CHAIN_BROKEN.
 */
export async function triedPolicy(
  db: Queryable,
  of: { readonly pack: string; readonly version: number },
  today: LocalDate,
): Promise<{ readonly governing: GoverningPolicy; readonly tried: readonly PackVersion[] }> {
  const document = await findVersionDocument(db, of.pack, of.version)
  if (document === undefined) refuse('NOT_FOUND', `There is no version ${of.version} of ${of.pack}.`)
  const governing = valueOf(await governingPolicy(db, today))
  const wider = await widerPacks(db, document)
  return { governing, tried: valueOf(triedChain(governing, { version: of.version, document }, wider, today)) }
}
