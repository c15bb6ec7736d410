import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RECEIPT_COLUMNS } from '../../../domain/metering/inventory/receipt-file.js'
import { approveRun, computeRun } from '../../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../../test/support/database.js'
import { TESTER } from '../../../test/support/import-folder.js'
import { importSolarUtility, solarDays, storeSolarDays } from '../../../test/support/solar-utility.js'
import { actOnDevice, type ActOnDeviceInput } from './act-on-device.js'
import { addWarehouse } from './add-warehouse.js'
import { receiveMeters } from './receive-meters.js'
import { recordTest, type RecordTestInput } from './record-test.js'

// Meters of a lot, and one that was billed by its intervals in January, taken out in February and tested.

let database: TestDatabase
let pool: pg.Pool
let keys = 0
const command = <Input>(input: Input) => ({ key: `inventory ${(keys += 1)}`, actor: TESTER, reason: 'Stock keeping', input })

beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
  await importSolarUtility(pool, ['2026-01-31'])
  for (const meter of ['M1', 'M2', 'M4']) await storeSolarDays(pool, meter, solarDays('2026-01-01', '2026-01-31'), meter !== 'M2')
  await pool.query(`update utility set business_date = '2026-02-20'`)
  await approveRun(pool, await computeRun(pool, '1', '2026-01-31'))
  await addWarehouse(pool, command({ warehouseId: 'NORTH', name: 'North yard' }))
}, 60_000)
afterAll(() => database?.close())

/** Done twice under one key it is done once. */
async function twice<Input, Answer>(
  act: (of: pg.Pool, sent: ReturnType<typeof command<Input>>) => Promise<Answer>,
  input: Input,
): Promise<Answer> {
  const sent = command(input)
  const answer = await act(pool, sent)
  expect(await act(pool, sent)).toEqual(answer)
  return answer
}
const on = (meterId: string, act: ActOnDeviceInput['act'], warehouseId: string | null = 'NORTH') =>
  actOnDevice(pool, command({ meterId, act, warehouseId }))
const stateOf = async (meterId: string) =>
  (await pool.query('select state, warehouse_id from meters where meter_id = $1', [meterId])).rows[0]

test('a lot is received as a whole or not at all; its meters are moved, hung up, taken out and scrapped', async () => {
  const row = (meterId: string) => `${meterId},electric,Ohmstead,Focus,,1,kWh,delivered,6,1,consumption`
  const csv = [RECEIPT_COLUMNS.join(','), row('N1'), row('N2')].join('\n')
  const lot = { lotId: 'LOT-7', supplier: 'Ohmstead', orderNumber: null, warehouseId: 'NORTH', receivedOn: '2026-02-01', csv }
  const receive = (more: object) => receiveMeters(pool, command({ ...lot, ...more }))
  await expect(receive({ csv: `${csv}\n${row('N3')},more` })).rejects.toThrow('RECEIPT_INVALID')
  await expect(receive({ warehouseId: 'SOUTH' })).rejects.toThrow('WAREHOUSE_UNKNOWN')
  await expect(receive({ csv: `${csv}\n${row('M1')}` })).rejects.toThrow('METER_KNOWN')
  expect(await twice(receiveMeters, lot)).toEqual({ meters: 2, heldFilesAsked: 0 })
  await expect(receive({ csv: csv.replaceAll(',electric', '0,electric') })).rejects.toThrow('LOT_KNOWN')
  expect(await stateOf('N1')).toEqual({ state: 'stock', warehouse_id: 'NORTH' })
  await expect(on('N1', 'return')).rejects.toThrow('DEVICE_STATE')
  await expect(on('N2', 'move', 'SOUTH')).rejects.toThrow('WAREHOUSE_UNKNOWN')
  expect(await twice(actOnDevice, { meterId: 'N2', act: 'scrap' as const, warehouseId: null })).toEqual({ state: 'scrapped' })
  const hang = (meterId: string) =>
    pool.query(
      `insert into meter_installs (meter_id, register, service_point_id, installed_on, install_read) values ($1, '1', 'S4', '2026-02-10', 0)`,
      [meterId],
    )
  await expect(hang('N2')).rejects.toThrow('PENSTOCK_ILLEGAL_TRANSITION')
  await hang('N1')
  expect(await stateOf('N1')).toEqual({ state: 'installed', warehouse_id: null })
  await pool.query(`update meter_installs set removed_on = '2026-02-12', removal_read = 5 where meter_id = 'N1'`)
  expect(await stateOf('N1')).toEqual({ state: 'removed', warehouse_id: null })
  await expect(pool.query(`update meters set state = 'stock' where meter_id = 'N1'`)).rejects.toThrow('has passed no test')
  await expect(on('N1', 'return')).rejects.toThrow('DEVICE_NOT_TESTED')
})

test('a removed meter that fails has its use corrected and the bill proposed again; a later test takes that back', async () => {
  await pool.query(`update meter_installs set removed_on = '2026-02-10', removal_read = 0 where meter_id = 'M2'`)
  const bench: RecordTestInput = {
    meterId: 'M2',
    testedOn: '2026-02-15',
    testedBy: 'State laboratory',
    points: [
      { load: 'light', accuracy: '110', weight: '1' },
      { load: 'full', accuracy: '110', weight: '4' },
    ],
    defect: null,
    wrongSince: '2026-01-01',
    cause: null,
    note: null,
  }
  const answer = await twice(recordTest, bench)
  expect(answer).toMatchObject({
    result: 'failed',
    accuracy: '110',
    correction: { from: '2026-01-01', to: '2026-02-10', factor: '0.909091' },
  })
  await expect(on('M2', 'return')).rejects.toThrow('DEVICE_NOT_TESTED')
  const proposals = await pool.query<{ account_id: string; difference: string; total: string; reason: string }>(
    `select account_id, difference::text, b.total::text, c.reason from bill_corrections c join bills b using (bill_id) where c.state = 'proposed'`,
  )
  expect(proposals.rows).toMatchObject([
    { account_id: 'A2', reason: 'Meter M2 counted 110 % of what went through when it was tested on 2026-02-15.' },
  ])
  expect(Number(proposals.rows[0]?.difference)).toBeLessThan(0)
  await twice(recordTest, { ...bench, testedOn: '2026-02-18', points: [{ load: 'full', accuracy: '100.1', weight: '1' }] })
  const corrections = await pool.query('select test_id, superseded_by_test from accuracy_corrections')
  expect(corrections.rows).toEqual([{ test_id: answer.testId, superseded_by_test: answer.testId + 1 }])
  expect(await on('M2', 'return')).toEqual({ state: 'stock' })
  const events = await pool.query(`select event, warehouse_id from meter_stock_events where meter_id = 'M2'`)
  expect(events.rows).toEqual([{ event: 'returned', warehouse_id: 'NORTH' }])
})

test('what no factor corrects is left to a person', async () => {
  await twice(recordTest, {
    meterId: 'N1',
    testedOn: '2026-02-20',
    testedBy: 'R. Meyer',
    points: [],
    defect: 'The display is dark',
    wrongSince: null,
    cause: null,
    note: null,
  })
  const tasks = await pool.query(
    `select queue, subject_id, facts ->> 'because' as because from tasks where task_key like 'meter-test/%'`,
  )
  expect(tasks.rows).toEqual([{ queue: 'billing_question', subject_id: 'N1', because: 'The display is dark' }])
})
