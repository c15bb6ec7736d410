import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { deleteSession } from '../../db/access/session-store.js'
import { type Credentials, findCredentialsByEmail, holdCredentials, markSignedIn } from '../../db/access/user-store.js'
import { inTransaction } from '../../db/transaction.js'
import { RefusedError } from '../../domain/kernel/outcome.js'
import { type IssuedSession, issueSession, type SessionOrigin } from './issue-session.js'
import { beginPasswordAttempt, type PasswordAttempt, SIGN_IN_ACTOR } from './password-attempt.js'
import { verifyPassword } from './password-hash.js'

export interface SignIn extends SessionOrigin {
  readonly email: string
  readonly password: string
  /** The session the browser came with; it ends, so that nobody can plant one and wait. */
  readonly formerSessionHash: string | undefined
}

export interface SignedIn extends IssuedSession {
  readonly userId: string
}

/**
 * Opens a session for the right address and password. Everything else is refused alike with SIGN_IN_REFUSED, in the same time:
 * an unknown address, a wrong password, a user whose access ended. TOO_MANY_SIGN_INS after too many failures.
 */
export async function signIn(pool: pg.Pool, input: SignIn): Promise<SignedIn> {
  const attempt = await beginPasswordAttempt(pool, input)
  const credentials = await findCredentialsByEmail(pool, input.email)
  const matches = await verifyPassword(input.password, credentials?.passwordHash)
  const opened = matches && credentials?.isActive === true ? await open(pool, input, credentials, attempt) : undefined
  if (opened !== undefined) return opened
  await recordRefusal(pool, input, credentials)
  throw new RefusedError({
    code: 'SIGN_IN_REFUSED',
    message: 'The address and the password do not belong together, or access has ended.',
  })
}

async function open(
  pool: pg.Pool,
  input: SignIn,
  credentials: Credentials,
  attempt: PasswordAttempt,
): Promise<SignedIn | undefined> {
  return inTransaction(pool, async (tx) => {
    // Access may have ended, or the password changed, while this one was being verified.
    if (!(await holdCredentials(tx, credentials))) return undefined
    await attempt.succeeded(tx)
    if (input.formerSessionHash !== undefined) await deleteSession(tx, input.formerSessionHash)
    const session = await issueSession(tx, credentials.userId, input)
    await markSignedIn(tx, credentials.userId, input.now)
    await recordAudit(tx, {
      actor: { kind: 'user', id: credentials.userId, name: credentials.name },
      action: 'access.sign_in',
      subjectKind: 'user',
      subjectId: credentials.userId,
      reason: 'Sign in',
      after: { address: input.address },
    })
    return { ...session, userId: credentials.userId }
  })
}

/** What was typed as an address is not kept: people type passwords into the wrong field. */
async function recordRefusal(pool: pg.Pool, input: SignIn, credentials: Credentials | undefined): Promise<void> {
  await inTransaction(pool, (tx) =>
    recordAudit(tx, {
      actor: SIGN_IN_ACTOR,
      action: 'access.sign_in_refused',
      subjectKind: 'user',
      subjectId: credentials?.userId ?? 'unknown',
      reason:
        credentials === undefined ? 'Nobody has this address' : credentials.isActive ? 'Wrong password' : 'Access has ended',
      after: { address: input.address },
    }),
  )
}
