import { insertSession } from '../../db/access/session-store.js'
import type { Transaction } from '../../db/transaction.js'
import { hashOfSecret, newSecret } from './secret.js'

/** Where a session is opened from, and when. */
export interface SessionOrigin {
  readonly address: string
  readonly userAgent: string | undefined
  readonly now: Date
}

/** A session just opened. The id goes into the cookie and nowhere else. */
export interface IssuedSession {
  readonly sessionId: string
  readonly csrfToken: string
  readonly expiresAt: Date
}

/** Opens a session with an id that nobody has seen before, whatever cookie the browser came with. */
export async function issueSession(tx: Transaction, userId: string, origin: SessionOrigin): Promise<IssuedSession> {
  const sessionId = newSecret()
  const csrfToken = newSecret()
  const expiresAt = await insertSession(tx, { sessionHash: hashOfSecret(sessionId), userId, csrfToken, ...origin })
  return { sessionId, csrfToken, expiresAt }
}
