import { afterAll, beforeAll, expect, it } from 'vitest'
import { makePlan } from '../../activities/plans/make-plan.js'
import { type TestApi, testApi } from '../../test/support/api.js'
import { dayOf } from '../../test/support/collections.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { byTester } from '../../test/support/moves.js'
import { demoPack, presetPack, releasePacks } from '../../test/support/policy.js'
import type { PlanBoardJson } from './contract.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  const { pool } = database
  await seedUtility(pool, '2026-09-04')
  await seedAccounts(pool, ['A1', 'A2'])
  await seedItems(pool, [
    ['A1', 'bill', '2026-07-10', '180.00', 'water'],
    ['A2', 'bill', '2026-07-10', '90.00', 'water'],
  ])
  await releasePacks(pool, [presetPack('municipal-default'), demoPack()])
  const terms = { count: 2, monthlyIncome: null, signedName: 'Ada Quill', signedBy: 'by_phone' as const, isSupervisor: false }
  await makePlan(pool, byTester({ ...terms, accountId: 'A1', arrears: '180', firstDueOn: '2026-09-20' }))
  await makePlan(pool, byTester({ ...terms, accountId: 'A2', arrears: '90', firstDueOn: '2026-10-04' }))
  await database.adminPool.query(
    `update open_items i set open_amount = 0 from plan_instalments n where n.item_id = i.item_id and n.number = 0`,
  )
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

it('shows plans on track and at risk, with their money, and why', async () => {
  await dayOf(database.adminPool, '2026-09-23')
  const board = (await (await api.as('collections')).get('/plan-board')).json<PlanBoardJson>()
  expect(board.columns.map(({ column, plans }) => [column, plans])).toEqual([
    ['on_track', 1],
    ['at_risk', 1],
    ['broken', 0],
    ['kept', 0],
  ])
  const [onTrack, atRisk] = board.columns
  expect(onTrack?.cards[0]).toMatchObject({ accountId: 'A2', because: null })
  expect(atRisk).toMatchObject({ arrears: '180.00', cards: [{ accountId: 'A1', isAtRisk: true }] })
  expect(atRisk?.cards[0]?.because).toMatch(
    /^Instalment 1: \d+\.\d\d was due on 2026-09-21?\d?\. Unpaid after 2026-\d\d-\d\d it breaks\.$/,
  )
})
