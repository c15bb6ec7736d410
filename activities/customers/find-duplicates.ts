import { type DuplicateCandidate, duplicateCandidates } from '../../db/customers/duplicate-reads.js'
import type { Queryable } from '../../db/pool.js'
import { type Comparable, type DuplicateReason, duplicateReasons } from '../../domain/customers/duplicates.js'

export interface Duplicate extends Omit<DuplicateCandidate, 'sharesDocument'> {
  readonly reasons: readonly DuplicateReason[]
}

/** Records that may be the same customer, those with the most reasons first. `customerId` is the probe's own, where it is on record. */
export async function findDuplicates(db: Queryable, probe: Comparable, customerId: string | null): Promise<Duplicate[]> {
  const candidates = await duplicateCandidates(db, probe, customerId)
  return candidates
    .map(({ sharesDocument, ...candidate }) => ({
      ...candidate,
      reasons: duplicateReasons(probe, { ...candidate, sharesDocument }),
    }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((one, other) => other.reasons.length - one.reasons.length || (one.id < other.id ? -1 : 1))
}
