import type pg from 'pg'
import { enqueueWakeOfLinked } from '../../db/processes/outbox-store.js'

/** Something about these accounts changed that collection depends on: their cases look again, once this has committed. */
export async function wakeCollectionOf(client: pg.PoolClient, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length > 0) await enqueueWakeOfLinked(client, 'account', accountIds)
}
