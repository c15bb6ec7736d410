import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../db/transaction.js'
import { approveRun, computeRun } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { demoPack, presetPack, releasePacks } from '../../test/support/policy.js'
import { importSolarUtility, solarDays, storeSolarDays } from '../../test/support/solar-utility.js'
import { enterRead } from '../metering/enter-read.js'
import { editIntervals } from '../metering/intake/edit-intervals.js'
import { writeRead } from '../metering/write-read.js'
import { decideCorrection } from './decide-correction.js'

// Bills of January, made from an estimate and from intervals; what is known otherwise afterwards.

let database: TestDatabase
let pool: pg.Pool
let keys = 0
const command = <Input>(input: Input) => ({ key: `otherwise ${(keys += 1)}`, actor: TESTER, reason: 'Looked at again', input })

beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
  await importSolarUtility(pool, ['2026-01-31'])
  for (const meter of ['M1', 'M2', 'M4']) await storeSolarDays(pool, meter, solarDays('2026-01-01', '2026-01-31'), meter !== 'M2')
  const reads = [
    ['off', '2025-12-31', '1000', 'actual'],
    ['on', '2025-12-31', '500', 'actual'],
    ['off', '2026-01-31', '1300', 'estimated'],
    ['on', '2026-01-31', '600', 'actual'],
  ] as const
  await inTransaction(pool, async (tx) => {
    for (const [register, readOn, value, kind] of reads)
      await writeRead(tx, { meterId: 'M3', register, readOn, value, kind, source: 'handheld', actor: TESTER, reason: 'test' })
  })
  await pool.query(`update utility set business_date = '2026-02-15'`)
  await approveRun(pool, await computeRun(pool, '1', '2026-01-31'))
}, 60_000)
afterAll(() => database?.close())

interface Proposal {
  readonly correction_id: number
  readonly account_id: string
  readonly difference: string
  readonly reason: string
}
const proposals = async (): Promise<Proposal[]> =>
  (
    await pool.query<Proposal>(
      `select correction_id, account_id, difference::text, c.reason from bill_corrections c join bills b using (bill_id) where c.state = 'proposed' order by 1`,
    )
  ).rows

test('a measured read below the estimate lowers it and proposes the bill again with its difference', async () => {
  const lower = { meterId: 'M3', register: 'off', readOn: '2026-02-15', value: '1230', kind: 'actual', source: 'phone' } as const
  await expect(enterRead(pool, command({ ...lower, confirmed: [] }))).rejects.toThrow('READ_IMPLAUSIBLE')
  const entered = command({ ...lower, confirmed: ['BELOW_LAST'] as const })
  const answer = await enterRead(pool, entered)
  expect(await enterRead(pool, entered)).toEqual(answer)
  const reads = await pool.query(
    `select read_on, value::text, kind, superseded_by is null as counts from reads where meter_id = 'M3' and register = 'off' order by read_on, read_id`,
  )
  expect(reads.rows.slice(1)).toEqual([
    { read_on: '2026-01-31', value: '1300', kind: 'estimated', counts: false },
    { read_on: '2026-01-31', value: '1155', kind: 'estimated', counts: true },
    { read_on: '2026-02-15', value: '1230', kind: 'actual', counts: true },
  ])
  const [proposal, ...others] = await proposals()
  expect(others).toEqual([])
  // 145 kWh less at 0.11.
  expect(proposal).toMatchObject({ account_id: 'A3', difference: '-15.95' })
  expect(proposal?.reason).toBe('The read of 2026-02-15, 1230 on meter M3, is below estimates it follows.')
  await decideCorrection(pool, command({ correctionId: proposal?.correction_id as number, decision: 'approve' as const }))
  await expectSoundBooks(pool)
})

const edit = async (meterId: string, day: string, values: readonly string[]) => {
  const channel = await pool.query<{ id: number }>(
    `select channel_id as id from meter_channels where meter_id = $1 and channel = 'E1'`,
    [meterId],
  )
  const edited = command({ meterId, channelId: channel.rows[0]?.id as number, day, from: 1, values })
  const answer = await editIntervals(pool, edited)
  expect(await editIntervals(pool, edited)).toEqual(answer)
}

test('intervals corrected after the bill propose it again; a day that changes no amount does not', async () => {
  await edit('M2', '2026-01-10', ['0.430'])
  expect(await proposals()).toEqual([])
  await edit('M2', '2026-01-10', ['10.430'])
  const [proposal, ...others] = await proposals()
  expect(others).toEqual([])
  expect(proposal).toMatchObject({
    account_id: 'A2',
    reason: 'Intervals of meter M2 on 2026-01-10 were corrected: Looked at again',
  })
  expect(Number(proposal?.difference)).toBeGreaterThan(0)
  // Another correction of the same bill's days stays with the one that waits.
  await edit('M2', '2026-01-11', ['10.431'])
  expect((await proposals()).length).toBe(1)
  await decideCorrection(pool, command({ correctionId: proposal?.correction_id as number, decision: 'withdraw' as const }))
})

test('use older than the policy lets be charged later goes to a person; what was paid too much is given back', async () => {
  await releasePacks(pool, [presetPack('municipal-default'), demoPack()])
  await pool.query(`update utility set business_date = '2027-01-02'`)
  await edit('M2', '2026-01-12', ['20.000'])
  expect(await proposals()).toEqual([])
  const tasks = await pool.query(`select queue, account_id, facts ->> 'code' as code, facts ->> 'message' as message from tasks`)
  expect(tasks.rows).toEqual([
    {
      queue: 'billing_question',
      account_id: 'A2',
      code: 'BACK_BILLING_LIMIT',
      message: 'The policy lets use be charged later for 12 months; this bill begins on 2026-01-01.',
    },
  ])
  await edit(
    'M2',
    '2026-01-12',
    Array.from({ length: 24 }, () => '0'),
  )
  await edit('M2', '2026-01-10', ['0.430'])
  await edit('M2', '2026-01-11', ['0.431'])
  const [proposal] = await proposals()
  expect(Number(proposal?.difference)).toBeLessThan(0)
})
