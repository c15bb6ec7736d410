import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../test/support/database.js'
import { createPool } from './pool.js'

const database = await testDatabase()
afterAll(() => database.close())

const CASES: [expression: string, value: unknown][] = [
  ['12.50::numeric(10,2)', '12.50'],
  ['0.1::numeric + 0.2::numeric', '0.3'],
  ['array[1.10, 2.20]::numeric[]', ['1.10', '2.20']],
  ["date '2026-09-01'", '2026-09-01'],
  ["array[date '2026-09-01', null]", ['2026-09-01', null]],
  ['9007199254740991::bigint', 9007199254740991],
  ['count(*)', 1],
  ['array[1, null]::bigint[]', [1, null]],
  ["current_setting('timezone')", 'UTC'],
]

describe('values leave PostgreSQL exactly', () => {
  it.each(CASES)('%s', async (expression, value) => {
    expect((await database.pool.query(`select ${expression} as value`)).rows).toEqual([{ value }])
    // Drizzle leaves arrays of a raw query as PostgreSQL writes them; typed columns are read by their own rules.
    if (Array.isArray(value)) return
    expect((await database.db.execute(sql.raw(`select ${expression} as value`))).rows).toEqual([{ value }])
  })

  it('a bigint that a number cannot hold is refused, not rounded', async () => {
    await expect(database.pool.query('select 9007199254740993::bigint')).rejects.toThrow(/beyond 2\^53/)
  })
})

describe('a pool', () => {
  it('lives on when its connections are ended', async () => {
    const pool = createPool(database.connectionString, { max: 1, applicationName: 'to be ended' })
    await pool.query('select 1')
    await database.adminPool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'to be ended'",
    )
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await pool.end()
  })

  it('ends a statement that runs too long', async () => {
    const pool = createPool(database.connectionString, { max: 1, statementTimeoutMs: 50 })
    await expect(pool.query('select pg_sleep(5)')).rejects.toThrow(/statement timeout/)
    await pool.end()
  })
})
