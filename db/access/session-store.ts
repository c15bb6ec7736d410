import { SESSION_HOURS, SESSION_IDLE_MINUTES } from '../../domain/access/session-rules.js'
import type { Role } from '../../domain/access/roles.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** A live session with the person it belongs to. */
export interface LiveSession {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly roles: Role[]
  readonly csrfToken: string
  readonly mustChangePassword: boolean
  readonly expiresAt: Date
  readonly lastSeenAt: Date
}

const IDLE = `interval '${SESSION_IDLE_MINUTES} minutes'`

/** The session of this hash while it lives: neither idle nor expired, of a user who is still active. */
export async function findLiveSession(db: Queryable, sessionHash: string, now: Date): Promise<LiveSession | undefined> {
  const { rows } = await db.query<LiveSession>(
    `select u.user_id as "userId", u.name, u.email, u.roles, s.csrf_token as "csrfToken",
            u.must_change_password as "mustChangePassword", s.expires_at as "expiresAt", s.last_seen_at as "lastSeenAt"
       from sessions s join users u using (user_id)
      where s.session_hash = $1 and u.is_active and s.expires_at > $2::timestamptz and s.last_seen_at > $2::timestamptz - ${IDLE}`,
    [sessionHash, now],
  )
  return rows[0]
}

/** Notes that the session is in use. */
export async function touchSession(db: Queryable, sessionHash: string, now: Date): Promise<void> {
  await db.query('update sessions set last_seen_at = $2 where session_hash = $1 and last_seen_at < $2', [sessionHash, now])
}

/** Adds a session that ends by itself; answers when. Ended sessions of everybody go at the same time. */
export async function insertSession(
  tx: Transaction,
  session: {
    readonly sessionHash: string
    readonly userId: string
    readonly csrfToken: string
    readonly now: Date
    readonly address: string | undefined
    readonly userAgent: string | undefined
  },
): Promise<Date> {
  await tx.client.query(`delete from sessions where expires_at < $1 or last_seen_at < $1::timestamptz - ${IDLE}`, [session.now])
  const expiresAt = new Date(session.now.getTime() + SESSION_HOURS * 3_600_000)
  await tx.client.query(
    `insert into sessions (session_hash, user_id, csrf_token, created_at, last_seen_at, expires_at, address, user_agent)
     values ($1, $2, $3, $4, $4, $5, $6, $7)`,
    [
      session.sessionHash,
      session.userId,
      session.csrfToken,
      session.now,
      expiresAt,
      session.address ?? null,
      session.userAgent?.slice(0, 300) ?? null,
    ],
  )
  return expiresAt
}

export async function deleteSession(tx: Transaction, sessionHash: string): Promise<void> {
  await tx.client.query('delete from sessions where session_hash = $1', [sessionHash])
}

/** Ends all of a user's sessions, at once and everywhere; answers how many there were. */
export async function deleteSessionsOf(tx: Transaction, userId: string): Promise<number> {
  return (await tx.client.query('delete from sessions where user_id = $1', [userId])).rowCount ?? 0
}
