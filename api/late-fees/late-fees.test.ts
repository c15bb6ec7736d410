import { afterAll, beforeAll, expect, test } from 'vitest'
import { advanceSweep } from '../../activities/late-fees/advance-sweep.js'
import { type TestApi, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { demoPack, presetPack, releasePacks } from '../../test/support/policy.js'
import type { LateFeeRecordJson } from './contract.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-10-20')
  await seedAccounts(database.pool, ['A1', 'A2'])
  await seedItems(database.pool, [
    ['A1', 'bill', '2026-09-28', '100.00', 'water'],
    ['A1', 'bill', '2026-10-05', '30.00', 'water'],
    ['A2', 'bill', '2026-10-05', '2000.00', 'water'],
  ])
  await releasePacks(database.pool, [presetPack('municipal-default'), demoPack()], '2026-09-01')
  while ((await advanceSweep(database.pool, { database: 'api' })).kind === 'again');
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

test('late fees are listed with the rule that decided each', async () => {
  const cashier = await api.as('cashier')
  const { rows, total } = await cashier.list<LateFeeRecordJson>('/late-fees', { filter: { accountId: 'A2' } })
  expect(total).toBe(1)
  expect(rows[0]).toMatchObject({
    customerName: 'Test',
    amount: '40.00',
    openAmount: '40.00',
    baseAmount: '2000.00',
    cappedBy: '40.00',
    dueOn: '2026-10-05',
    feeDay: '2026-10-11',
    chargedOn: '2026-10-20',
    state: 'open',
    policyPack: 'alder-creek',
    ruleCitation: 'City code 13.04.120 (invented)',
  })
})

test('a representative waives one a year, a supervisor any', async () => {
  const clerk = await api.as('service_representative')
  const { rows } = await clerk.list<LateFeeRecordJson>('/late-fees', { filter: { accountId: 'A1' }, sort: ['id', 'ASC'] })
  expect(rows.map(({ amount }) => amount)).toEqual(['4.00', '1.20'])
  const waive = (who: typeof clerk, row: LateFeeRecordJson | undefined) =>
    who.post(`/late-fees/${row?.id}/waive`, { reason: 'Courtesy, first time' })
  expect((await waive(await api.as('cashier'), rows[0])).statusCode).toBe(403)
  expect((await waive(clerk, rows[0])).json()).toMatchObject({ accountId: 'A1', amount: '4.00' })
  expect((await waive(clerk, rows[1])).json()).toMatchObject({ code: 'LATE_FEE_WAIVER_LIMIT' })
  expect((await waive(await api.as('supervisor'), rows[1])).statusCode).toBe(200)
  expect((await clerk.list('/late-fees', { filter: { state: 'waived' } })).total).toBe(2)
  expect((await waive(clerk, rows[0])).json()).toMatchObject({ code: 'LATE_FEE_TAKEN_BACK' })
})
