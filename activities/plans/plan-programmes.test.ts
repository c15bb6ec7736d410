import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { demoPack, presetPack, releasePacks } from '../../test/support/policy.js'
import { offersFor } from './make-plan.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  const { pool, adminPool } = database
  await seedUtility(pool, '2026-09-04')
  await seedAccounts(pool, ['A1', 'A2', 'A3', 'A4'])
  for (const account of ['A1', 'A2', 'A3', 'A4']) await seedItems(pool, [[account, 'bill', '2026-07-10', '600.00', 'water']])
  await releasePacks(pool, [presetPack('municipal-default'), demoPack()])
  await adminPool.query(`update accounts set low_income_discount = true where account_id = 'A2'`)
  await adminPool.query(
    `insert into protections (account_id, kind, source, evidence, begins_on, ends_on, programme, recorded_on, recorded_by, reason)
     values ('A3', 'programme', 'agency', 'letter', '2026-08-01', '2026-09-04', 'low_income', '2026-08-01', 'test', 'test'),
            ('A4', 'programme', 'agency', 'letter', '2026-08-01', '2026-09-03', 'low_income', '2026-08-01', 'test', 'test')`,
  )
})
afterAll(() => database.close())

test.each<[string, string, number]>([
  ['in no programme', 'A1', 6],
  ['with the discount', 'A2', 12],
  ['in the programme, on its last day', 'A3', 12],
  ['the day after it ended', 'A4', 6],
])('the longest plan of a household %s', async (_, accountId, most) => {
  const { offers } = await offersFor(database.pool, { accountId, firstDueOn: null, monthlyIncome: null })
  expect(offers.at(-1)?.count).toBe(most)
})
