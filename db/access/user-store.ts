import type { Role } from '../../domain/access/roles.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** A user as administrators see it; the password's hash stays in the database. */
export interface UserRow {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly roles: Role[]
  readonly isActive: boolean
  readonly mustChangePassword: boolean
  readonly createdAt: Date
  readonly lastSignInAt: Date | null
  /** Rises with every change. */
  readonly version: number
}

/** What signing in compares with. */
export interface Credentials {
  readonly userId: string
  readonly email: string
  readonly name: string
  readonly passwordHash: string
  readonly isActive: boolean
}

const SELECT = `user_id as id, email, name, roles, is_active as "isActive", must_change_password as "mustChangePassword",
  created_at as "createdAt", last_sign_in_at as "lastSignInAt", version`

export const USER_COLUMNS: ListColumns = {
  sortable: { id: 'user_id', email: 'lower(email)', name: 'name', createdAt: 'created_at', lastSignInAt: 'last_sign_in_at' },
  filterable: {
    id: { sql: 'user_id', type: 'text', match: 'equals' },
    q: { sql: `(name || ' ' || email)`, type: 'text', match: 'contains' },
    email: { sql: 'lower(email)', type: 'text', match: 'contains' },
    name: { sql: 'name', type: 'text', match: 'contains' },
    isActive: { sql: 'is_active', type: 'boolean', match: 'equals' },
    role: { sql: 'roles', type: 'text', match: 'includes' },
  },
  defaultSort: { field: 'name', direction: 'asc' },
  tieBreaker: 'user_id',
}

export async function listUsers(db: Queryable, window: ListWindow): Promise<ListPage<UserRow>> {
  return readWindow<UserRow & Record<string, unknown>>(db, window, { select: SELECT, from: 'users' })
}

export async function loadUser(db: Queryable, userId: string): Promise<UserRow | undefined> {
  return (await db.query<UserRow>(`select ${SELECT} from users where user_id = $1`, [userId])).rows[0]
}

/** The user, locked until the transaction ends. */
export async function lockUser(tx: Transaction, userId: string): Promise<UserRow | undefined> {
  return (await tx.client.query<UserRow>(`select ${SELECT} from users where user_id = $1 for update`, [userId])).rows[0]
}

/** Active administrators, locked, so that two of them cannot deactivate each other at once. */
export async function lockActiveAdministrators(tx: Transaction): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select user_id as id from users where is_active and 'administrator' = any(roles) order by user_id for update`,
  )
  return rows.map((row) => row.id)
}

export async function hasUsers(db: Queryable): Promise<boolean> {
  return (await db.query<{ any: boolean }>('select exists (select from users) as any')).rows[0]?.any === true
}

/** As `hasUsers`, and until the transaction ends nobody else gets past this question. */
export async function hasUsersAlone(tx: Transaction): Promise<boolean> {
  await tx.client.query(`select pg_advisory_xact_lock(hashtextextended('first user', 0))`)
  return hasUsers(tx.client)
}

/** Adds the user; false where somebody has the address already. */
export async function insertUser(
  tx: Transaction,
  user: {
    readonly id: string
    readonly email: string
    readonly name: string
    readonly passwordHash: string
    readonly roles: readonly Role[]
    readonly mustChangePassword: boolean
  },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `insert into users (user_id, email, name, password_hash, roles, must_change_password) values ($1, $2, $3, $4, $5, $6)
     on conflict (lower(email)) do nothing`,
    [user.id, user.email, user.name, user.passwordHash, user.roles, user.mustChangePassword],
  )
  return rowCount === 1
}

/** True where another user has this address. */
export async function emailIsTaken(tx: Transaction, email: string, exceptUserId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query('select from users where lower(email) = lower($1) and user_id <> $2', [
    email,
    exceptUserId,
  ])
  return rowCount !== 0
}

export async function updateUser(
  tx: Transaction,
  userId: string,
  user: { readonly email: string; readonly name: string; readonly roles: readonly Role[]; readonly isActive: boolean },
): Promise<void> {
  await tx.client.query(
    'update users set email = $2, name = $3, roles = $4, is_active = $5, version = version + 1 where user_id = $1',
    [userId, user.email, user.name, user.roles, user.isActive],
  )
}

export async function updatePassword(tx: Transaction, userId: string, passwordHash: string, mustChange: boolean): Promise<void> {
  await tx.client.query(
    'update users set password_hash = $2, must_change_password = $3, version = version + 1 where user_id = $1',
    [userId, passwordHash, mustChange],
  )
}

export async function findCredentialsByEmail(db: Queryable, email: string): Promise<Credentials | undefined> {
  return findCredentials(db, 'lower(email) = lower($1)', email)
}

export async function findCredentialsById(db: Queryable, userId: string): Promise<Credentials | undefined> {
  return findCredentials(db, 'user_id = $1', userId)
}

async function findCredentials(db: Queryable, where: string, value: string): Promise<Credentials | undefined> {
  const { rows } = await db.query<Credentials>(
    `select user_id as "userId", email, name, password_hash as "passwordHash", is_active as "isActive" from users where ${where}`,
    [value],
  )
  return rows[0]
}

export async function markSignedIn(tx: Transaction, userId: string, at: Date): Promise<void> {
  await tx.client.query('update users set last_sign_in_at = $2 where user_id = $1', [userId, at])
}

/** True where the user is still active with this password; it stays so until the transaction ends. */
export async function holdCredentials(tx: Transaction, credentials: Credentials): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'select from users where user_id = $1 and password_hash = $2 and is_active for no key update',
    [credentials.userId, credentials.passwordHash],
  )
  return rowCount === 1
}
