import type pg from 'pg'
import { markStuck } from '../../db/processes/process-store.js'
import { inTransaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'

export interface ParkProcessInput {
  readonly processId: string
  /** Code of the refusal that ended its step. */
  readonly code: string
  readonly message: string
}

const LONGEST_MESSAGE = 1_500

/** Shows a process as stuck until somebody mends it and lets it try again. `isOpen` is false where it has ended meanwhile. */
export function parkProcess(pool: pg.Pool, input: ParkProcessInput): Promise<{ isOpen: boolean }> {
  return inTransaction(pool, async (tx) => {
    const utility = await loadUtility(tx.client)
    const isOpen = await markStuck(tx, input.processId, {
      code: input.code,
      // A refusal carries its code in front of its sentence.
      message: input.message.replace(`${input.code}: `, '').slice(0, LONGEST_MESSAGE),
      businessDate: utility?.today ?? new Date().toISOString().slice(0, 10),
    })
    return { isOpen }
  })
}
