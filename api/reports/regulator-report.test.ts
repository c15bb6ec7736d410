import { afterAll, beforeAll, expect, it } from 'vitest'
import { takeArrears } from '../../activities/collections/take-arrears.js'
import { type TestApi, testApi } from '../../test/support/api.js'
import { dayOf, goOn, liveThrough, openOrder, owe, report, seedCollections } from '../../test/support/collections.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { pay } from '../../test/support/moves.js'
import type { PublicDisconnectionsJson, RegulatorReportJson } from './contract.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  const { pool, adminPool } = database
  await seedCollections(pool, '2026-09-01', [
    ['report.public', { every: 'year', counts: ['disconnections'] }, { services: ['water'] }],
    ['cut.blocked_times', null],
  ])
  await owe(pool, 'A1', 'G1', '2026-09-01', '120.00')
  await owe(pool, 'A2', 'G2', '2026-09-01', '80.00')
  await liveThrough(database, ['2026-09-04', '2026-09-06', '2026-09-13', '2026-09-23'], 'A1', 'A2')
  await report(pool, await openOrder(pool, 'A1', 'DISCONNECT'), '2026-09-23', 'DONE', { meterId: 'M1', value: '1010' })
  await goOn(pool, 'A1')
  await takeArrears(pool)
  await dayOf(adminPool, '2026-10-02')
  await pay(pool, 'A1', '120.00')
  await goOn(pool, 'A1')
  await report(pool, await openOrder(pool, 'A1', 'RECONNECT'), '2026-10-02', 'DONE', { meterId: 'M1', value: '1010' })
  await goOn(pool, 'A1')
  await takeArrears(pool)
  api = await testApi(database)
}, 60_000)
afterAll(async () => {
  await api.close()
  await database.close()
})

it('says by month and class what collection did', async () => {
  const answer = await (await api.as('collections')).get('/regulator-report?from=2026-09&to=2026-10&customerClass=residential')
  const { rows, ...of } = answer.json<RegulatorReportJson>()
  expect(of).toMatchObject({ from: '2026-09', to: '2026-10', madeOn: '2026-10-02' })
  expect(rows).toMatchObject([
    {
      month: '2026-09',
      arrearsOn: '2026-09-23',
      arrearsSource: 'day',
      accountsInArrears: 2,
      arrears: '200.00',
      arrears1To30: '200.00',
      firstNotices: 2,
      secondNotices: 0,
      disconnections: 1,
      disconnectedFor: '120.00',
      reconnections: 0,
      off: 1,
      plansMade: 0,
    },
    { month: '2026-10', accountsInArrears: 1, disconnections: 0, reconnections: 1, reconnectedInTime: 1, off: 0 },
  ])
})

it('is taken out as CSV by those who may take figures out, and refuses months that are none', async () => {
  const file = await (await api.as('finance')).get('/exports/regulator-report?from=2026-09&to=2026-09')
  const [head, first] = file.body.split('\n')
  expect(head).toMatch(/^month,customer_class,arrears_on,.*,plans_in_force$/)
  expect(first).toMatch(/^2026-09,residential,2026-09-23,day,2,200.00,200.00,0.00,/)
  expect((await (await api.as('cashier')).get('/exports/regulator-report')).statusCode).toBe(403)
  const auditor = await api.as('auditor')
  expect((await auditor.get('/regulator-report?from=2026-11&to=2026-10')).statusCode).toBe(400)
  expect((await auditor.get('/regulator-report?from=2020-01&to=2026-10')).statusCode).toBe(400)
})

it('tells anybody how often households were cut, as far as the policy has it told', async () => {
  const told = (await (await api.as('auditor')).get('/public/disconnections')).json<PublicDisconnectionsJson>()
  expect(told.services).toEqual([
    {
      service: 'water',
      every: 'year',
      citation: '§ report.public',
      periods: [{ from: '2026-01-01', notices: null, disconnections: 1, reconnections: null }],
    },
  ])
})
