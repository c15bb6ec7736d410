import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { loadToken, markRevoked } from '../../db/access/token-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

/** Ends a token at once. Refuses with NOT_FOUND, and TOKEN_REVOKED where it had ended before. */
export async function revokeToken(
  pool: pg.Pool,
  command: Command<{ readonly tokenId: string }>,
  now: Date,
): Promise<{ readonly tokenId: string }> {
  const { tokenId } = command.input
  return runCommand(pool, 'access.revoke_token', command, async (tx) => {
    const token = await loadToken(tx.client, tokenId)
    if (token === undefined) refuse('NOT_FOUND', 'There is nothing here by that name.')
    if (!(await markRevoked(tx, tokenId, now))) refuse('TOKEN_REVOKED', 'This token was revoked before.')
    await recordAudit(tx, {
      actor: command.actor,
      action: 'access.revoke_token',
      subjectKind: 'api_token',
      subjectId: tokenId,
      reason: command.reason,
      before: { name: token.name, roles: token.roles, revokedAt: null },
      after: { revokedAt: now },
    })
    return { tokenId }
  })
}
