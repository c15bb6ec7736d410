import type pg from 'pg'
import { dropOrphanedFiles, orphanedFiles } from '../../db/documents/orphaned-files.js'

/** Bytes that nothing refers to stay for so long: whoever looks for a file that went wrong still finds it on the next day. */
const HOURS_KEPT = 24
/** Files of one look. */
const PART = 100

export interface OrphanSweep {
  /** Files that belong to nothing, of this look. */
  readonly seen: ReadonlySet<number>
  readonly dropped: number
}

/**
 * Removes bytes that a process left behind that died between storing and registering them. An upload is registered a moment after its last
 * byte, however long it took: what an earlier look saw and this one sees again belongs to nobody. `seenBefore`: what the earlier look saw.
 */
export async function sweepOrphanedFiles(pool: pg.Pool, seenBefore: ReadonlySet<number>): Promise<OrphanSweep> {
  const orphans = await orphanedFiles(pool, HOURS_KEPT, PART)
  const again = orphans.filter((fileId) => seenBefore.has(fileId))
  const dropped = again.length === 0 ? 0 : await dropOrphanedFiles(pool, again)
  return { seen: new Set(orphans), dropped }
}
