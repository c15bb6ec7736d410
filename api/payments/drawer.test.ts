import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedAccounts, seedUtility } from '../../test/support/ledger.js'
import type { PaymentReceiptJson } from './contract.js'
import type { DrawerJson } from './drawer-routes.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1'])
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

test('a drawer is what one person took at the counter today, by tender, reversed payments left out', async () => {
  const cashier = await api.as('cashier')
  const take = async (tenders: object[], amount: string, more: object = {}) =>
    (await cashier.post('/payments', { channel: 'counter', account: 'A1', amount, tenders, ...more })).json<PaymentReceiptJson>()
  const drawer = async (client = cashier): Promise<DrawerJson> => (await client.get('/payments/drawer')).json<DrawerJson>()
  expect(await drawer()).toEqual({ receivedOn: '2026-09-15', currency: 'USD', total: '0.00', tenders: [] })

  await take([{ kind: 'cash', amount: '20.00' }], '20.00')
  await take(
    [
      { kind: 'cash', amount: '5.00' },
      { kind: 'cheque', amount: '95.00', detail: '1042' },
    ],
    '100.00',
  )
  await take([{ kind: 'cash', amount: '9.00' }], '9.00', { receivedOn: '2026-09-14' })
  const returned = await take([{ kind: 'cheque', amount: '50.00' }], '50.00')
  await (await api.as('supervisor')).post(`/payments/${returned.id}/reverse`, { reason: 'Slip at the counter' })

  expect(await drawer()).toMatchObject({
    total: '120.00',
    tenders: [
      { kind: 'cash', payments: 2, amount: '25.00' },
      { kind: 'cheque', payments: 1, amount: '95.00' },
    ],
  })
  expect((await drawer(await api.as('finance'))).total).toBe('0.00')
  expect((await (await api.as('auditor')).get('/payments/drawer')).statusCode).toBe(403)
})
