import type pg from 'pg'
import { expect } from 'vitest'
import { checkLedger } from '../../db/ledger/invariant-store.js'

/** Every invariant of the books returns no row. Call it at the end of any test that posts. */
export async function expectSoundBooks(pool: pg.Pool): Promise<void> {
  const broken = (await checkLedger(pool)).filter((result) => result.rows > 0)
  expect(broken.map(({ name, rows, examples }) => ({ name, rows, examples: examples.slice(0, 3) }))).toEqual([])
}
