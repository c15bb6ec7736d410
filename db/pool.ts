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
 * - `timestamptz` is a Date from plain `pg`, what its column says in a typed drizzle query, and text from `db.execute(sql…)`,
 *   which also leaves arrays of numeric and date as text `{…}`.
 * Numbers inside `json` are floats to JavaScript: decimals are stored there as text.
 */
function readValuesExactly(): void {
  // The published types know the numbers of scalar types only, and some of ours are arrays.
  const types = pg.types as unknown as {
    getTypeParser(oid: number): (text: string) => (string | null)[]
    setTypeParser(oid: number, parse: (text: string) => unknown): void
  }
  const textArray = types.getTypeParser(OID.textArray)
  const asText = (text: string): string => text
  types.setTypeParser(OID.numeric, asText)
  types.setTypeParser(OID.date, asText)
  types.setTypeParser(OID.bigint, exactInteger)
  types.setTypeParser(OID.numericArray, textArray)
  types.setTypeParser(OID.dateArray, textArray)
  types.setTypeParser(OID.bigintArray, (text) => textArray(text).map((entry) => (entry === null ? null : exactInteger(entry))))
}

const OID = { bigint: 20, date: 1082, numeric: 1700, bigintArray: 1016, dateArray: 1182, numericArray: 1231, textArray: 1009 }

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
  // Without listeners a connection that breaks would end the process: while idle, or while its holder computes between two statements,
  // who then hears of it from the next one.
  pool.on('error', (error) => options.onIdleError?.(error))
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Typed queries over this pool, or over the one connection of a transaction. */
export function databaseOn(client: pg.Pool | pg.PoolClient): Database {
  return drizzle(client) as Database
}
