import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertToken } from '../../db/access/token-store.js'
import { TOKEN_DAYS_MAX } from '../../domain/access/session-rules.js'
import type { Role } from '../../domain/access/roles.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { hashOfSecret, newKey, newSecret } from './secret.js'

export const TOKEN_PREFIX = 'pst_'

export interface NewToken {
  readonly name: string
  readonly roles: readonly Role[]
  /** Days until it ends, 1 to 366. */
  readonly days: number
}

/** A token with its secret; null where the same command was answered before, since it is not kept. */
export interface IssuedToken {
  readonly tokenId: string
  readonly token: string | null
}

/** Issues a token for a machine, with the rights of the given roles. Refuses with NO_ROLE, TOKEN_TOO_LONG. */
export async function issueToken(pool: pg.Pool, command: Command<NewToken>, now: Date): Promise<IssuedToken> {
  const { name, roles, days } = command.input
  if (roles.length === 0) refuse('NO_ROLE', 'A token needs at least one role.')
  if (days < 1 || days > TOKEN_DAYS_MAX) refuse('TOKEN_TOO_LONG', `A token lives from 1 to ${TOKEN_DAYS_MAX} days.`, { days })
  const secret = `${TOKEN_PREFIX}${newSecret()}`
  const tokenId = newKey('token')
  const answer = await runCommand(pool, 'access.issue_token', command, async (tx) => {
    const expiresAt = new Date(now.getTime() + days * 86_400_000)
    await insertToken(tx, { id: tokenId, name, roles, tokenHash: hashOfSecret(secret), createdBy: command.actor.id, expiresAt })
    await recordAudit(tx, {
      actor: command.actor,
      action: 'access.issue_token',
      subjectKind: 'api_token',
      subjectId: tokenId,
      reason: command.reason,
      after: { name, roles, expiresAt },
    })
    return { tokenId }
  })
  return { tokenId: answer.tokenId, token: answer.tokenId === tokenId ? secret : null }
}
