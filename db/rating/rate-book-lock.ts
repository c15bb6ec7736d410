import type pg from 'pg'
import type { Queryable } from '../pool.js'

const RATE_BOOK = `hashtextextended('rate book', 0)`

/**
 * Until the transaction ends, no version of a tariff comes into force or is taken out: whoever rates in one transaction, or lets a run
 * compute, holds it. Several hold it at once.
 */
export async function holdRateBook(db: Queryable): Promise<void> {
  await db.query(`select pg_advisory_xact_lock_shared(${RATE_BOOK})`)
}

/** Waits for all who hold the rate book, and keeps others from it until the transaction ends. */
export async function lockRateBook(client: pg.PoolClient): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(${RATE_BOOK})`)
}
