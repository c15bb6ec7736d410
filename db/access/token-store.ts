import type { Role } from '../../domain/access/roles.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** A token as administrators see it. Its secret is shown once, when it is issued, and only its hash is kept. */
export interface TokenRow {
  readonly id: string
  readonly name: string
  readonly roles: Role[]
  readonly createdBy: string
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
  readonly revokedAt: Date | null
}

export interface LiveToken {
  readonly tokenId: string
  readonly name: string
  readonly roles: Role[]
  readonly lastUsedAt: Date | null
}

const SELECT = `token_id as id, name, roles, created_by as "createdBy", created_at as "createdAt", expires_at as "expiresAt",
  last_used_at as "lastUsedAt", revoked_at as "revokedAt"`

export const TOKEN_COLUMNS: ListColumns = {
  sortable: { id: 'token_id', name: 'name', createdAt: 'created_at', expiresAt: 'expires_at', lastUsedAt: 'last_used_at' },
  filterable: {
    id: { sql: 'token_id', type: 'text', match: 'equals' },
    name: { sql: 'name', type: 'text', match: 'contains' },
    createdBy: { sql: 'created_by', type: 'text', match: 'equals' },
    isRevoked: { sql: '(revoked_at is not null)', type: 'boolean', match: 'equals' },
  },
  defaultSort: { field: 'createdAt', direction: 'desc' },
  tieBreaker: 'token_id',
}

export async function listTokens(db: Queryable, window: ListWindow): Promise<ListPage<TokenRow>> {
  return readWindow<TokenRow & Record<string, unknown>>(db, window, { select: SELECT, from: 'api_tokens' })
}

export async function loadToken(db: Queryable, tokenId: string): Promise<TokenRow | undefined> {
  return (await db.query<TokenRow>(`select ${SELECT} from api_tokens where token_id = $1`, [tokenId])).rows[0]
}

/** The token of this hash while it is neither revoked nor expired. */
export async function findLiveToken(db: Queryable, tokenHash: string, now: Date): Promise<LiveToken | undefined> {
  const { rows } = await db.query<LiveToken>(
    `select token_id as "tokenId", name, roles, last_used_at as "lastUsedAt" from api_tokens
      where token_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
    [tokenHash, now],
  )
  return rows[0]
}

export async function touchToken(db: Queryable, tokenId: string, now: Date): Promise<void> {
  await db.query('update api_tokens set last_used_at = $2 where token_id = $1', [tokenId, now])
}

export async function insertToken(
  tx: Transaction,
  token: {
    readonly id: string
    readonly name: string
    readonly tokenHash: string
    readonly roles: readonly Role[]
    readonly createdBy: string
    readonly expiresAt: Date
  },
): Promise<void> {
  await tx.client.query(
    'insert into api_tokens (token_id, name, token_hash, roles, created_by, expires_at) values ($1, $2, $3, $4, $5, $6)',
    [token.id, token.name, token.tokenHash, token.roles, token.createdBy, token.expiresAt],
  )
}

/** Ends the token; false where it had ended before. */
export async function markRevoked(tx: Transaction, tokenId: string, at: Date): Promise<boolean> {
  const { rowCount } = await tx.client.query('update api_tokens set revoked_at = $2 where token_id = $1 and revoked_at is null', [
    tokenId,
    at,
  ])
  return rowCount === 1
}
