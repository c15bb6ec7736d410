import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { invariant } from '../domain/kernel/invariant.js'

/** Typed queries over a pool or one of its connections; without a relational schema: select, insert and joins only. */
export type Database = NodePgDatabase<Record<string, never>>

/** What runs plain SQL: a pool, or the one connection of a transaction. */
export type Queryable = Pick<pg.Pool, 'query'>

export interface PoolOptions {
  /** Connections at most. */
  readonly max?: number
  /** Shown in `pg_stat_activity`, so that an operator sees who holds a lock. */
  readonly applicationName?: string
  /** A statement that runs longer is ended by the server; none by default. */
  readonly statementTimeoutMs?: number
  /** How long a caller waits for a free connection before it is refused. */
  readonly connectTimeoutMs?: number
  /** Told of a connection that broke while nobody used it; the pool replaces it by itself. */
  readonly onIdleError?: (error: Error) => void
}

/**
 * How values leave PostgreSQL, for plain `pg` queries and drizzle alike:
 * - `numeric` is text, also in arrays: a Decimal is made of it, never a float;
 * - `date` is text `YYYY-MM-DD`: a day has no zone, a JavaScript Date has;
 * - `bigint` (ids, counts) is a number where that is exact, and a broken invariant beyond 2^53;
 * - `timestamptz` stays a Date from plain `pg` and becomes what its column says in drizzle.
 * Numbers inside `json` are floats to JavaScript: decimals are stored there as text.
 */
function readValuesExactly(): void {
  const { types } = pg
  const arrayOf =
    <Item>(item: (text: string) => Item) =>
    (text: string): (Item | null)[] =>
      textArray(text).map((entry) => (entry === null ? null : item(entry)))
  // The element parser of text arrays (1009) is the only one that leaves each entry as it stands.
  const textArray = types.getTypeParser(1009) as (text: string) => (string | null)[]
  const asText = (text: string): string => text
  types.setTypeParser(types.builtins.NUMERIC, asText)
  types.setTypeParser(types.builtins.DATE, asText)
  types.setTypeParser(types.builtins.INT8, exactInteger)
  setArrayParser(1231, arrayOf(asText))
  setArrayParser(1182, arrayOf(asText))
  setArrayParser(1016, arrayOf(exactInteger))
}

// The published types know the numbers of scalar types only.
function setArrayParser(oid: number, parse: (text: string) => unknown): void {
  pg.types.setTypeParser(oid as pg.CustomTypesConfig extends never ? never : Parameters<typeof pg.types.setTypeParser>[0], parse)
}

function exactInteger(text: string): number {
  const value = Number(text)
  invariant(Number.isSafeInteger(value), 'a bigint beyond 2^53 cannot be a number', { text })
  return value
}

readValuesExactly()

/** A pool of connections that read values exactly (above), speak UTC, and survive a server that goes away and comes back. */
export function createPool(connectionString: string, options: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'penstock',
    connectionTimeoutMillis: options.connectTimeoutMs ?? 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    options: '-c timezone=UTC -c datestyle=ISO,YMD -c idle_in_transaction_session_timeout=600000',
    ...(options.statementTimeoutMs === undefined ? {} : { statement_timeout: options.statementTimeoutMs }),
  })
  // Without a listener a connection that breaks while idle would end the process.
  pool.on('error', (error) => options.onIdleError?.(error))
  return pool
}

/** Typed queries over this pool, or over the one connection of a transaction. */
export function databaseOn(client: pg.Pool | pg.PoolClient): Database {
  return drizzle(client) as Database
}
