import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginSynthetic } from '../../activities/imports/begin-synthetic.js'
import { baseSet, commandOf, importResult, uploadSet } from '../../test/imports/import-set.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { type TestTemporal, testTemporal } from '../../test/support/temporal.js'
import { until } from '../../test/support/until.js'
import { type TestWorker, testWorker } from '../../test/support/worker.js'

let temporal: TestTemporal
beforeAll(async () => {
  temporal = await testTemporal()
})
afterAll(() => temporal.close())

/** A database with a worker and relay on it. Workflow ids are the import's, so each test has imports of numbers of its own. */
async function withWorker(
  firstImport: number,
  work: (database: TestDatabase, worker: TestWorker) => Promise<void>,
): Promise<void> {
  const database = await testDatabase()
  await database.adminPool.query(`alter table imports alter column import_id restart with ${firstImport}`)
  const worker = await testWorker(database, temporal)
  try {
    await work(database, worker)
  } finally {
    await worker.stop()
    await database.close()
  }
}

const ended = (database: TestDatabase, importId: number) =>
  until(
    'the import has ended',
    () => importResult(database.pool, importId),
    ({ state }) => !['queued', 'validating', 'writing'].includes(state),
    120_000,
  )

async function processOf(database: TestDatabase, importId: number): Promise<unknown> {
  const found = await database.pool.query('select kind, state, step from processes where process_id = $1', [`import/${importId}`])
  return found.rows[0]
}

// Far from what other runs on the same Temporal server may have.
const number = (): number => 1_000_000 + Math.floor(Math.random() * 1_000_000_000)

describe('the import workflow', () => {
  it('is begun by the relay, applies a set and records each step', async () => {
    await withWorker(number(), async (database) => {
      const importId = await uploadSet(database.pool, baseSet(), { asOf: '2026-09-01' })
      const result = await ended(database, importId)
      expect([result.state, result.errors]).toEqual(['completed', 0])
      expect(await processOf(database, importId)).toEqual({ kind: 'import', state: 'completed', step: 'completed' })
      const steps = await database.pool.query('select step from process_steps order by step_id')
      expect(steps.rows.map((row: { step: string }) => row.step)).toEqual(['queued', 'completed'])
      await expectSoundBooks(database.pool)
    })
  })

  it('makes a synthetic utility, and the same one again changes nothing', async () => {
    await withWorker(number(), async (database) => {
      const recipe = { accounts: 150, seed: 7, historyMonths: 13 }
      const first = await beginSynthetic(database.pool, commandOf(recipe))
      expect((await ended(database, first.importId)).state).toBe('completed')
      const second = await beginSynthetic(database.pool, commandOf(recipe))
      expect((await ended(database, second.importId)).state).toBe('unchanged')
      const other = await beginSynthetic(database.pool, commandOf({ ...recipe, seed: 8 }))
      expect((await ended(database, other.importId)).state).toBe('refused')
    })
  })

  it('records what can never succeed, without saying more than a code', async () => {
    await withWorker(number(), async (database) => {
      // What a defect would look like: a table refuses what the checks let through.
      await database.adminPool.query(`alter table customers add check (given_name <> 'Lars')`)
      const importId = await uploadSet(database.pool, baseSet(), { asOf: '2026-09-01' })
      expect((await ended(database, importId)).state).toBe('failed')
      const failed = await database.pool.query('select failure from imports where import_id = $1', [importId])
      expect(failed.rows).toEqual([
        { failure: `The import stopped with SQLSTATE_23514; nothing of it was written. The worker's log has the details.` },
      ])
      expect(await processOf(database, importId)).toEqual({ kind: 'import', state: 'failed', step: 'failed' })
      const written = await database.pool.query('select count(*) as rows from customers')
      expect(written.rows).toEqual([{ rows: 0 }])
    })
  })
})
