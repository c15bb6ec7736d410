import { afterAll, beforeAll, expect, it } from 'vitest'
import { draftPack } from '../policy/draft-pack.js'
import { type TestApi, testApi } from '../../test/support/api.js'
import { dayOf, owe, seedCollections, utilityPack } from '../../test/support/collections.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { byTester, pay } from '../../test/support/moves.js'
import { codeOf } from '../../test/support/refusals.js'
import type { SimulationPageJson } from '../../api/policy-effects/contract.js'
import { failSimulation } from './end-simulation.js'
import { simulatePolicy } from './simulate-policy.js'
import { startSimulation } from './start-simulation.js'

let database: TestDatabase
let api: TestApi
let version = 0
const PERIOD = { from: '2026-09-01', to: '2026-10-15' }
beforeAll(async () => {
  database = await testDatabase()
  const { pool, adminPool } = database
  await seedCollections(pool, '2026-09-01')
  await owe(pool, 'A1', 'G1', '2026-09-01', '120.00')
  await owe(pool, 'A2', 'G2', '2026-09-01', '80.00')
  await owe(pool, 'A3', 'G3', '2026-09-01', '60.00')
  await dayOf(adminPool, '2026-09-10')
  await pay(pool, 'A3', '60.00')
  await dayOf(adminPool, '2026-11-02')
  // A draft that lets be what is below a hundred.
  const file = JSON.stringify(utilityPack([['cut.min_amount', '100.00']]))
  version = (await draftPack(pool, byTester({ file }))).version
  api = await testApi(database)
}, 60_000)
afterAll(async () => {
  await api.close()
  await database.close()
})

const start = (more: object = {}) =>
  startSimulation(database.pool, byTester({ pack: 'test-utility', version, ...PERIOD, ...more }))
const page = async (id: number): Promise<SimulationPageJson> =>
  (await (await api.as('supervisor')).get(`/policy-simulations/${id}`)).json<SimulationPageJson>()
const said = ({ lines }: SimulationPageJson): string[] =>
  lines.map(({ month, what, rule, governed, tried }) => `${month} ${what} ${rule} ${governed.cases} ${tried.cases}`)

const EXPECTED = [
  '2026-09 cut  2 1',
  '2026-09 first_notice  2 1',
  '2026-09 forbidden cut.min_amount 0 1',
  '2026-09 opened  3 3',
  '2026-09 reminder  3 3',
]

it('lives every account that owed through the period twice, in chunks, and goes on where a worker died', async () => {
  const { simulationId, accounts } = await start()
  expect(accounts).toBe(3)
  expect(await codeOf(start())).toBe('SIMULATION_RUNNING')
  const died = simulatePolicy(
    database.pool,
    { simulationId },
    () => {
      throw new Error('the worker dies')
    },
    1,
  )
  await expect(died).rejects.toThrow('the worker dies')
  expect(await page(simulationId)).toMatchObject({ state: 'running', examined: 1, accounts: 3 })
  await simulatePolicy(database.pool, { simulationId }, undefined, 1)
  await simulatePolicy(database.pool, { simulationId }, undefined, 1)
  const done = await page(simulationId)
  expect(done).toMatchObject({ state: 'done', examined: 3, affected: 1, versionState: 'draft' })
  expect(said(done)).toEqual(EXPECTED)
  expect(done.mostAffected).toMatchObject([{ accountId: 'A2', governedCuts: 1, triedCuts: 0, pastDue: '80.00' }])
  expect(done.lines.every(({ happened }) => happened === null || happened.cases === 0)).toBe(true)
  expect(done.assumptions.join(' ')).toContain('Customers pay as they did')
  // Whatever was tried, nothing was done.
  const left = await database.pool.query('select from collection_cases union all select from collection_decisions')
  expect(left.rowCount).toBe(0)
})

it('is taken out as CSV: the counts, and the accounts that are treated differently', async () => {
  const analyst = await api.as('billing_analyst')
  const counts = await analyst.get('/exports/policy-simulation?id=1')
  expect(counts.body.split('\n').slice(0, 2)).toEqual([
    'month,customer_class,what,rule,governed_cases,governed_amount,tried_cases,tried_amount,happened_cases,happened_amount',
    '2026-09,residential,cut,,2,200.00,1,120.00,0,0.00',
  ])
  const accounts = await analyst.get('/exports/policy-simulation?id=1&part=accounts')
  expect(accounts.body.split('\n')[1]).toBe('A2,residential,1,0,1,0,2026-09-23,,80.00')
})

it('is refused for days that are not over, may be cancelled, and says where it failed', async () => {
  expect(await codeOf(start({ to: '2026-11-02' }))).toBe('SIMULATION_PERIOD')
  expect(await codeOf(start({ from: '2024-01-01' }))).toBe('SIMULATION_PERIOD')
  expect(await codeOf(start({ version: 99 }))).toBe('NOT_FOUND')
  const analyst = await api.as('collections')
  const body = { pack: 'test-utility', version, ...PERIOD, reason: 'Before the board meets' }
  const { simulationId } = (await analyst.post('/policy-simulations', body)).json<{ simulationId: number }>()
  await analyst.post(`/policy-simulations/${simulationId}/cancel`, { reason: 'The wrong winter' })
  await simulatePolicy(database.pool, { simulationId })
  expect(await page(simulationId)).toMatchObject({ state: 'cancelled', examined: 0 })
  const again = await analyst.post(`/policy-simulations/${simulationId}/cancel`, { reason: 'Once more' })
  expect(again.json().code).toBe('SIMULATION_ENDED')
  const failed = await start()
  await failSimulation(database.pool, { simulationId: failed.simulationId, code: 'INVARIANT' })
  expect(await page(failed.simulationId)).toMatchObject({ state: 'failed', failureCode: 'INVARIANT' })
})
