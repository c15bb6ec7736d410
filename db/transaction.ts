import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { type Database, databaseOn } from './pool.js'

/** One transaction: its connection for set-based SQL and COPY, and typed queries over the same connection. */
export interface Transaction {
  readonly client: pg.PoolClient
  readonly orm: Database
}

/** Serialization failure, deadlock: the transaction did nothing and may simply run again. */
const RETRYABLE = new Set(['40001', '40P01'])
const ATTEMPTS_MAX = 5

/** The SQLSTATE of an error of PostgreSQL, also where drizzle wrapped it. */
export function sqlState(error: unknown): string | undefined {
  let current: unknown = error
  for (let depth = 0; depth < 4 && typeof current === 'object' && current !== null; depth += 1) {
    const code = (current as { code?: unknown }).code
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code
    current = (current as { cause?: unknown }).cause
  }
  return undefined
}

/**
 * Runs `work` in one transaction: committed when it returns, rolled back when it throws. A deadlock or serialization failure is
 * tried again, five times at most with a growing pause; everything else is the caller's.
 */
export async function inTransaction<Result>(pool: pg.Pool, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, work)
    } catch (error) {
      if (attempt >= ATTEMPTS_MAX || !RETRYABLE.has(sqlState(error) ?? '')) throw error
      await sleep(10 * 2 ** attempt + Math.random() * 20)
    }
  }
}

async function once<Result>(pool: pg.Pool, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work({ client, orm: databaseOn(client) })
    await client.query('commit')
    return result
  } catch (error) {
    // The first error is the one to tell: a rollback that fails as well only says that the connection is gone.
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}
