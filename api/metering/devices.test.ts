import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApi, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedUtility } from '../../test/support/ledger.js'
import type { MeterRecordJson } from './contract.js'
import type { DevicePageJson, MeterStockJson } from './inventory-routes.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

it('a delivery is received, found by its lot, tested and scrapped, by who keeps the stock', async () => {
  const keeper = await api.as('field')
  const analyst = await api.as('billing_analyst')
  const csv = `meter_id,service,make,model,size,register,unit,direction,dials,multiplier,role
W1,water,Merrow,Disc,5/8,1,ccf,delivered,6,1,consumption
W2,water,Merrow,Disc,5/8,1,ccf,delivered,6,1,consumption`
  const receipt = { lotId: 'LOT-1', supplier: 'Merrow', warehouseId: 'YARD', receivedOn: '2026-09-01', csv }
  expect((await analyst.post('/warehouses', { warehouseId: 'YARD', name: 'The yard' })).statusCode).toBe(403)
  expect((await keeper.post('/meter-receipts', receipt)).json().code).toBe('WAREHOUSE_UNKNOWN')
  expect((await keeper.post('/warehouses', { warehouseId: 'YARD', name: 'The yard' })).statusCode).toBe(201)
  const wrong = await keeper.post('/meter-receipts', { ...receipt, csv: `${csv}\nW3,water` })
  expect([wrong.statusCode, wrong.json().code, wrong.json().facts.problems[0].line]).toEqual([422, 'RECEIPT_INVALID', 4])
  expect((await keeper.post('/meter-receipts', receipt)).json()).toEqual({ meters: 2, heldFilesAsked: 0 })
  const listed = (await analyst.list<MeterRecordJson>('/meters', { filter: { lotId: 'LOT-1', state: 'stock' } })).rows
  expect(listed.map(({ id, warehouse }) => [id, warehouse])).toEqual([
    ['W1', 'The yard'],
    ['W2', 'The yard'],
  ])
  const test = { testedOn: '2026-09-10', testedBy: 'Bench 2', points: [{ load: 'high', accuracy: '90' }] }
  expect((await keeper.post('/meters/W1/tests', test)).json()).toMatchObject({
    result: 'failed',
    accuracy: '90',
    correction: null,
  })
  expect((await keeper.post('/meters/W1/stock-acts', { act: 'return', warehouseId: 'YARD', reason: 'test' })).json().code).toBe(
    'DEVICE_STATE',
  )
  expect((await keeper.post('/meters/W1/stock-acts', { act: 'scrap', reason: 'It failed' })).json()).toEqual({
    state: 'scrapped',
  })
  const device = (await analyst.get('/meters/W1/device')).json<DevicePageJson>()
  expect(device).toMatchObject({ state: 'scrapped', lotId: 'LOT-1', supplier: 'Merrow', warehouse: null, mayDo: [] })
  expect(device.history.map(({ event, place }) => [event, place])).toEqual([
    ['scrapped', null],
    ['received', 'The yard'],
  ])
  const stock = (await analyst.get('/meter-stock')).json<MeterStockJson>()
  expect(stock.warehouses).toEqual([{ id: 'YARD', name: 'The yard', stock: 1, removed: 0 }])
  expect(stock.lots).toMatchObject([{ id: 'LOT-1', stock: 1, scrapped: 1, failed: 1 }])
  expect((await analyst.get('/meters/NONE/device')).statusCode).toBe(404)
})
