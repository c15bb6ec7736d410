import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DispatchBoardJson } from '../../api/fieldwork/contract.js'
import { ApiClient } from '../../bin/api-client.js'
import { makeFieldWork } from '../../bin/demo/field-work.js'
import { type TestApi, testApi } from '../support/api.js'
import { importAlderCreek } from '../support/bill-run.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await importAlderCreek(database.pool, '2026-09-01')
  api = await testApi(database)
  await api.app.listen({ host: '127.0.0.1', port: 0 })
}, 120_000)
afterAll(async () => {
  await api.close()
  await database.close()
})

it('the demo city gets crews, meters in store and work orders, once however often it is asked', async () => {
  const supervisor = await api.as('administrator')
  const issued = await supervisor.post('/api-tokens', { name: 'demo', roles: ['administrator'] })
  const url = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`
  const client = await ApiClient.connect({ url, token: issued.json<{ token: string }>().token, signIn: undefined })
  const made = { crews: 3, meters: 6, orders: 12 }
  expect(await makeFieldWork(client)).toEqual(made)
  expect(await makeFieldWork(client)).toEqual(made)
  const answer = await supervisor.get('/dispatch', { query: { from: '2026-09-01', to: '2026-09-04' } })
  const { orders } = answer.json<DispatchBoardJson>()
  expect(orders.length).toBe(12)
  const count = (state: string): number => orders.filter((order) => order.state === state).length
  expect([count('dispatched'), count('scheduled'), count('created')]).toEqual([5, 2, 5])
  expect((await supervisor.list('/meters', { filter: { state: 'stock' } })).total).toBe(6)
})
