import type { ProcessRecord } from '../../db/processes/process-reads.js'
import type { Queryable } from '../../db/pool.js'
import type { Permission } from '../../domain/access/permissions.js'

/** Something a person may do to a process, and where it is done. An act that is not possible now stays and says why. */
export interface ProcessAct {
  /** Name of the act: `cancel`. Among the acts of one process it stands once. */
  readonly act: string
  /** On the button: what happens. */
  readonly label: string
  readonly permission: Permission
  /**
   * `post`: a path below `/api/v1`, sent with a reason where `needsReason` says so. `page`: a page of the console where it is done,
   * for acts that need more than a reason.
   */
  readonly how: 'post' | 'page'
  readonly path: string
  readonly needsReason: boolean
  /** What it undoes or throws away cannot be had back. */
  readonly isDangerous: boolean
  /** What it will do, as the sentences of its dialog. */
  readonly consequence: string
  /** Why it is not possible now, as a sentence; null where it is. */
  readonly disabledReason: string | null
}

/** The acts of one kind of process as it stands now. Who asks is added by the route. */
export type ActsOfKind = (db: Queryable, process: ProcessRecord) => Promise<ProcessAct[]>
