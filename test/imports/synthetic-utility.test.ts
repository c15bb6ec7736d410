import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { generateUtility } from '../../activities/imports/generate-utility.js'
import { CYCLES, WINDOWS } from '../../domain/imports/synthetic/calendar.js'
import { approveRun, computeRun } from '../support/bill-run.js'
import { testDatabase } from '../support/database.js'
import { expectSoundBooks } from '../support/invariants.js'
import { commandOf, importResult } from './import-set.js'

const ACCOUNTS = 1_000
const database = await testDatabase()
afterAll(() => database.close())
let importId: number
beforeAll(async () => {
  const answer = await generateUtility(database.connectionString, { accounts: ACCOUNTS, seed: 3, historyMonths: 13 })
  if (answer.state !== 'completed') throw new Error(`the synthetic utility is ${answer.state}`)
  importId = answer.importId
})

describe('a synthetic utility', () => {
  it('is imported with nothing found but tariffs without rates', async () => {
    const result = await importResult(database.pool, importId)
    expect([...new Set(result.findings.map((found) => found.code))]).toEqual(['TARIFF_UNKNOWN'])
    expect(result.counts.files.find((file) => file.file === 'accounts.csv')?.written).toBe(ACCOUNTS)
    await expectSoundBooks(database.pool)
  })

  it('can be billed: nearly all accounts, and the rest is held for the reasons it was given', async () => {
    for (const cycle of CYCLES) {
      const readDate = WINDOWS.find((window) => window[0] === cycle)?.[3] ?? ''
      await advanceClock(database.pool, commandOf({ to: readDate }))
      const runId = await computeRun(database.pool, cycle, readDate)
      await approveRun(database.pool, runId)
    }
    const { rows } = await database.pool.query<{ outcome: string; reason: string; accounts: number }>(
      'select outcome, reason_code as reason, count(*) as accounts from run_accounts group by 1, 2 order by 1, 2',
    )
    const billed = rows.filter((row) => row.outcome === 'billed').reduce((sum, row) => sum + row.accounts, 0)
    expect(billed).toBeGreaterThan(ACCOUNTS * 0.9)
    expect(rows.filter((row) => row.outcome === 'parked').map((row) => row.reason)).toEqual([
      'HIGH_USE',
      'MISSING_READ',
      'NEGATIVE_USE',
      'TARIFF_UNKNOWN',
      'TOO_MANY_ESTIMATES',
    ])
    expect(rows.filter((row) => row.outcome === 'skipped').map((row) => row.reason)).toEqual(['NOT_STARTED', 'NO_ACTIVE_SERVICE'])
    await expectSoundBooks(database.pool)
  })
})
