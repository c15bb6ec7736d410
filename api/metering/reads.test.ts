import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedAccounts, seedUtility } from '../../test/support/ledger.js'
import type { KeptReadJson, MeterPageJson, MeterRecordJson, ReadCheckJson } from './contract.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1'])
  await database.adminPool.query(`
    insert into premises (premise_id, line1, city, state, postcode, inside_city, read_route, read_sequence, lot_area_sqft, impervious_sqft,
      dwelling_units, latitude, longitude)
      values ('P1', '12 Mill Lane', 'Town', 'CA', '90000', true, 'R1', 1, 1, 1, 1, 0, 0);
    insert into service_points (service_point_id, premise_id, service, in_service_on) values ('S1', 'P1', 'water', '2020-01-01');
    insert into meters values ('M1', 'water', 'Merrow', 'Disc', '5/8', '2020-01-01'), ('M2', 'water', 'Merrow', 'Disc', '5/8', '2020-01-01');
    insert into registers values ('M1', '1', 'ccf', 'delivered', 4, 1, 'consumption'), ('M2', '1', 'ccf', 'delivered', 4, 1, 'consumption');
    insert into meter_installs (meter_id, register, service_point_id, installed_on, install_read) values ('M1', '1', 'S1', '2026-01-10', 0);
    insert into service_agreements (agreement_id, account_id, service_point_id, tariff_code, start_on, state)
      values ('G1', 'A1', 'S1', 'W', '2026-01-10', 'active');
    insert into reads (meter_id, register, read_on, value, kind, source, recorded_by)
      select 'M1', '1', date '2026-02-05' + n * 30, 10 + n * 10, 'actual', 'handheld', 'import' from generate_series(0, 6) n`)
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

const check = async (query: Record<string, string>) =>
  (await api.as('field')).get('/meters/M1/read-check', { query: { register: '1', ...query } })

describe('what a read would mean', () => {
  it('is told with what is usual', async () => {
    const answer = (await check({ readOn: '2026-09-04', value: '80' })).json<ReadCheckJson>()
    expect(answer).toEqual({
      unit: 'ccf',
      last: { on: '2026-08-04', value: '70' },
      use: '10',
      days: 31,
      usual: { use: '70', days: 206 },
      warnings: [],
    })
  })

  it.each([
    ['2026-09-04', '75', []],
    ['2026-09-04', '69', ['BELOW_LAST']],
    ['2026-09-04', '500', ['ABOVE_USUAL']],
    ['2026-09-04', '70', ['NO_USE']],
    ['2026-08-04', '71', ['SAME_DAY']],
    ['2026-07-20', '71', ['ABOVE_NEXT']],
  ])('%s shows %s: %j', async (readOn, value, codes) => {
    const answer = (await check({ readOn, value })).json<ReadCheckJson>()
    expect(answer.warnings.map((warning) => warning.code)).toEqual(codes)
  })

  it.each([
    [{ readOn: '2026-09-16', value: '80' }, 'READ_IN_FUTURE'],
    [{ readOn: '2026-01-09', value: '0' }, 'READ_NOT_INSTALLED'],
    [{ readOn: '2026-09-04', value: '80', register: '7' }, 'REGISTER_UNKNOWN'],
  ])('%j is refused: %s', async (query, code) => {
    const answer = await check(query)
    expect([answer.statusCode, answer.json().code]).toEqual([422, code])
  })
})

describe('entering and correcting', () => {
  const read = { register: '1', readOn: '2026-09-04', value: '500', kind: 'customer', source: 'phone' }

  it('keeps what is odd only when it was confirmed with a reason', async () => {
    const field = await api.as('field')
    const refused = await field.post('/meters/M1/reads', read)
    expect(refused.statusCode).toBe(422)
    expect(refused.json()).toMatchObject({ code: 'READ_IMPLAUSIBLE', facts: { use: '430', unit: 'ccf' } })

    const headers = { 'idempotency-key': randomUUID() }
    const confirmed = { ...read, confirmed: ['ABOVE_USUAL'], reason: 'A pipe had burst' }
    const kept = await field.post('/meters/M1/reads', confirmed, { headers })
    expect(kept.json<KeptReadJson>()).toMatchObject({ supersededReadId: null, accountsTriedAgain: [] })
    expect((await field.post('/meters/M1/reads', confirmed, { headers })).json()).toEqual(kept.json())
  })

  it('puts a correction in the place of a read and keeps the former one', async () => {
    const field = await api.as('field')
    const before = (await field.get('/meters/M1')).json<MeterPageJson>()
    const wrong = before.reads.find((one) => one.readOn === '2026-09-04')
    const correction = { value: '80', kind: 'actual', reason: 'Misheard on the telephone' }
    const answer = await field.post(`/reads/${wrong?.id}/corrections`, correction)
    expect(answer.json<KeptReadJson>().supersededReadId).toBe(wrong?.id)
    const again = await field.post(`/reads/${wrong?.id}/corrections`, { ...correction, value: '81' })
    expect([again.statusCode, again.json().code]).toEqual([409, 'READ_SUPERSEDED'])
    expect((await field.post('/reads/99999/corrections', correction)).statusCode).toBe(404)

    const page = (await field.get('/meters/M1')).json<MeterPageJson>()
    expect(page.reads.filter((one) => one.readOn === '2026-09-04').map((one) => [one.value, one.supersededBy !== null])).toEqual([
      ['80', false],
      ['500', true],
    ])
    expect(page.registers[0]?.uses.at(-1)).toMatchObject({ from: '2026-08-04', to: '2026-09-04', use: '10' })
    expect(page.installs[0]).toMatchObject({ address: '12 Mill Lane', accountId: 'A1' })
  })

  it('does not read a meter in store', async () => {
    const answer = await (await api.as('field')).post('/meters/M2/reads', { ...read, value: '1' })
    expect(answer.json().code).toBe('READ_NOT_INSTALLED')
  })

  it.each<[object, string[]]>([
    [{ state: 'installed' }, ['M1']],
    [{ state: 'stock' }, ['M2']],
    [{ q: 'mill' }, ['M1']],
    [{ q: 'm' }, ['M1', 'M2']],
  ])('meters %j', async (filter, ids) => {
    const { rows } = await (await api.as('field')).list<MeterRecordJson>('/meters', { filter })
    expect(rows.map((row) => row.id)).toEqual(ids)
  })
})

it('an account that a run has parked is tried again', async () => {
  await database.adminPool.query(`
    insert into bill_windows values ('1', '2026-09-05', '2026-09-05', '2026-09-30', '2026-09-10', 21);
    insert into bill_runs (run_id, bill_cycle, read_date, is_trial, state, workflow_id, partitions, accounts_in, parked, started_by, settings_version)
      values (1, '1', '2026-09-05', false, 'review', 'bill-cycle/1/2026-09-05', 1, 1, 1, 'x', 1);
    insert into run_accounts (run_id, account_id, partition, outcome, reason_code, parked_at) values (1, 'A1', 0, 'parked', 'MISSING_READ', now())`)
  const body = { register: '1', readOn: '2026-09-05', value: '81', kind: 'actual', source: 'handheld' }
  const answer = await (await api.as('billing_analyst')).post('/meters/M1/reads', body)
  expect(answer.json<KeptReadJson>().accountsTriedAgain).toEqual(['A1'])
  const account = await database.pool.query('select outcome, reason_code from run_accounts')
  expect(account.rows).toEqual([{ outcome: 'pending', reason_code: null }])
  const woken = await database.pool.query('select workflow_id, payload from outbox')
  expect(woken.rows).toEqual([{ workflow_id: 'bill-cycle/1/2026-09-05', payload: { accountId: 'A1' } }])
})
