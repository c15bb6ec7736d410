import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { deleteSessionsOf } from '../../db/access/session-store.js'
import { lockUser } from '../../db/access/user-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

/** Ends all sessions of a user at once, everywhere; the user may sign in again. Refuses with NOT_FOUND. */
export async function endSessions(
  pool: pg.Pool,
  command: Command<{ readonly userId: string }>,
): Promise<{ readonly userId: string; readonly sessionsEnded: number }> {
  const { userId } = command.input
  return runCommand(pool, 'access.end_sessions', command, async (tx) => {
    if ((await lockUser(tx, userId)) === undefined) refuse('NOT_FOUND', 'There is nothing here by that name.')
    const sessionsEnded = await deleteSessionsOf(tx, userId)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'access.end_sessions',
      subjectKind: 'user',
      subjectId: userId,
      reason: command.reason,
      after: { sessionsEnded },
    })
    return { userId, sessionsEnded }
  })
}
