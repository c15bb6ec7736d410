import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApi, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedAccounts, seedUtility } from '../../test/support/ledger.js'
import type { ValidationFindingJson } from './validation-routes.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1'])
  await database.adminPool.query(`
    insert into meters values ('M1', 'water', 'Merrow', 'Disc', '5/8', '2020-01-01');
    insert into registers values ('M1', '1', 'ccf', 'delivered', 4, 1, 'consumption');
    insert into reads (meter_id, register, read_on, value, kind, source, recorded_by) values ('M1', '1', '2026-09-04', 900, 'actual', 'handheld', 'import');
    insert into validation_findings (meter_id, read_id, measured, day, rule, severity, sentence, figures, state)
      select 'M1', read_id, '1', read_on, 'high_low', 'exception', 'It is high.', '{"percent": "900"}', 'held' from reads`)
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

const list = async () => (await (await api.as('field')).get('/meters/M1/validation-findings')).json<ValidationFindingJson[]>()

it('shows what is held, and lets only who may accept it, once, with a reason; estimates are for who may write', async () => {
  const [held] = await list()
  expect(held).toMatchObject({ state: 'held', measured: '1', day: '2026-09-04', figures: { percent: '900' } })
  const path = `/validation-findings/${held?.id}/acceptance`
  expect((await (await api.as('service_representative')).post(path, { reason: 'It is right' })).statusCode).toBe(403)
  const analyst = await api.as('billing_analyst')
  expect((await analyst.post(path, {})).statusCode).toBe(400)
  const headers = { 'idempotency-key': randomUUID() }
  for (let times = 0; times < 2; times += 1) {
    const accepted = await analyst.post(path, { reason: 'A pool was filled' }, { headers })
    expect([accepted.statusCode, accepted.json()]).toEqual([201, { accountsTriedAgain: [] }])
  }
  expect(await list()).toMatchObject([{ state: 'accepted', reason: 'A pool was filled' }])
  const again = await analyst.post(path, { reason: 'Once more' })
  expect([again.statusCode, again.json().code]).toEqual([409, 'FINDING_NOT_HELD'])
  const estimate = { channelId: 7, day: '2026-09-04', reason: 'The file was incomplete' }
  expect((await (await api.as('auditor')).post('/meters/M1/interval-estimates', estimate)).statusCode).toBe(403)
  expect((await analyst.post('/meters/M1/interval-estimates', estimate)).json().code).toBe('CHANNEL_UNKNOWN')
  expect((await analyst.get('/meters/NONE/validation-findings')).statusCode).toBe(404)
})
