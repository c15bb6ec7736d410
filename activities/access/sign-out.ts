import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { deleteSession } from '../../db/access/session-store.js'
import { inTransaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'

/** Ends one session on the server: its cookie opens nothing from then on. */
export async function signOut(pool: pg.Pool, command: Command<{ readonly sessionHash: string }>): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await deleteSession(tx, command.input.sessionHash)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'access.sign_out',
      subjectKind: 'user',
      subjectId: command.actor.id,
      reason: command.reason,
    })
  })
}
