import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApi, type TestApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { importSolarUtility } from '../../test/support/solar-utility.js'
import { SUPPLIED } from '../../test/support/supplied.js'
import type { SupplierChargeJson } from './contract.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await importSolarUtility(database.pool, [], SUPPLIED)
  api = await testApi(database)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

test('a file of charges is entered, listed and taken out of, by those who may', async () => {
  const analyst = await api.as('billing_analyst')
  const file = 'agreement,from,to,charge,amount\nG2,2026-01-01,2026-01-31,supplier_energy,38.20'
  const body = { supplier: 'Northwind', file, reason: 'File of January' }
  const entered = await analyst.post('/supplier-charges/import', body)
  expect([entered.statusCode, entered.json()]).toEqual([201, { entered: 1, known: 0, accountsTriedAgain: [] }])
  const wrong = await analyst.post('/supplier-charges/import', { ...body, file: `${file}\nG2,x,y,z,1` })
  expect([wrong.statusCode, wrong.json()]).toMatchObject([422, { code: 'SUPPLIER_FILE', facts: { problems: [{ line: 3 }] } }])
  const { rows, total } = await analyst.list<SupplierChargeJson>('/supplier-charges', { filter: { state: 'waiting' } })
  expect([total, rows[0]]).toMatchObject([
    1,
    { agreementId: 'G2', customerName: 'Sol Ray', amount: '38.200000', state: 'waiting' },
  ])
  const path = `/supplier-charges/${rows[0]?.id}/cancel`
  expect((await (await api.as('service_representative')).post(path, { reason: 'asked for' })).statusCode).toBe(403)
  expect((await analyst.post(path, { reason: 'corrected by the supplier' })).statusCode).toBe(200)
  expect((await analyst.post(path, { reason: 'corrected by the supplier' })).json()).toMatchObject({
    code: 'SUPPLIER_CHARGE_CANCELLED',
  })
})
