import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../test/support/api.js'
import { utilityPack } from '../../test/support/collections.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { releasePacks } from '../../test/support/policy.js'
import type { AgencyRecordJson, PlacementRecordJson, WrittenFileJson } from './contract.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  const { pool } = database
  await seedUtility(pool, '2026-10-20')
  await seedAccounts(pool, ['A1:closed'])
  await seedItems(pool, [['A1', 'bill', '2026-02-20', '150.00', 'water']])
  await releasePacks(
    pool,
    [utilityPack([['agency.rule', { after_days: 150, minimum: '50.00', recall_after_days: 60 }]])],
    '2026-01-01',
  )
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

test('a supervisor adds an agency, collections places and recalls, and both take the files out', async () => {
  const boss = await api.as('supervisor')
  const staff = await api.as('collections')
  const agency = { name: 'North Recovery', commissionPercent: '25.00', isActive: true, reason: 'Contract of 2026' }
  expect((await staff.put('/agencies/NORTH', agency)).statusCode).toBe(403)
  expect((await boss.put('/agencies/NORTH', { ...agency, commissionPercent: '101' })).statusCode).toBe(400)
  expect((await boss.put('/agencies/NORTH', agency)).statusCode).toBe(200)
  expect((await staff.get('/agencies/NORTH/placement-preview')).json()).toEqual({ count: 1, amount: '150.00' })
  const placed = await staff.post('/agencies/NORTH/placement-files', { reason: 'Monthly placement' })
  expect(placed.statusCode).toBe(201)
  const file = placed.json<WrittenFileJson>()
  expect((await staff.get(`/agency-files/${file.fileId}/content`)).body).toMatch(/A1,Test,1 Main St,,Town,CA,90000,US,150.00,USD/)
  expect((await (await api.as('cashier')).get(`/agency-files/${file.fileId}/content`)).statusCode).toBe(403)
  expect((await boss.get('/agencies')).json<AgencyRecordJson[]>()).toMatchObject([
    { id: 'NORTH', placed: 1, placedAmount: '150.00' },
  ])
  const { rows } = await staff.list<PlacementRecordJson>('/agency-placements', { filter: { isRecalled: false } })
  const recalled = await staff.post('/agency-placements/recall', { ids: rows.map(({ id }) => id), reason: 'Their contract ends' })
  expect(recalled.json()).toMatchObject({ files: [{ name: 'NORTH-recall-0001.csv', recalled: 1 }] })
  expect((await staff.list('/agency-files')).total).toBe(2)
  expect((await staff.post('/agencies/NORTH/placement-files', { reason: 'Again' })).json()).toMatchObject({
    code: 'NOTHING_TO_PLACE',
  })
})
