import type pg from 'pg'
import type { Queryable } from './pool.js'

/**
 * Runs several reads on one connection, all seeing the same moment: a page whose balance and items are read apart must not show a
 * payment in one and not in the other.
 */
export async function readSnapshot<Result>(pool: pg.Pool, work: (db: Queryable) => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin isolation level repeatable read read only')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}
