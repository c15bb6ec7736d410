import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeArrears } from '../../activities/collections/take-arrears.js'
import { type TestApi, testApi } from '../../test/support/api.js'
import { dayOf, goOn, liveThrough, openOrder, owe, seedCollections } from '../../test/support/collections.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { pay } from '../../test/support/moves.js'
import type { CollectionsHomeJson } from './contract.js'
import type { ApprovalResultsJson, CollectionsAgingJson, CollectionsWeekJson } from './overview-contract.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  const { pool, adminPool } = database
  await seedCollections(pool, '2026-09-01', [['dunning.approval', true]])
  await adminPool.query(`update accounts set customer_class = 'commercial' where account_id = 'A3'`)
  await owe(pool, 'A1', 'G1', '2026-09-01', '120.00')
  await owe(pool, 'A2', 'G2', '2026-09-01', '80.00')
  await owe(pool, 'A3', 'G3', '2026-09-01', '200.00')
  await owe(pool, 'A3', 'G3', '2026-07-15', '10.00')
  api = await testApi(database)
  await liveThrough(database, ['2026-09-04', '2026-09-06', '2026-09-11', '2026-09-13', '2026-09-20'], 'A1', 'A2', 'A3')
}, 120_000)
afterAll(async () => {
  await api.close()
  await database.close()
})

describe('arrears by class and age', () => {
  it('are written down once a day, in all what the aging of receivables says', async () => {
    expect(await takeArrears(database.pool)).toBe('2026-09-20')
    expect(await takeArrears(database.pool)).toBeUndefined()
    const aging = (await (await api.as('collections')).get('/collections-aging')).json<CollectionsAgingJson>()
    expect(aging.days).toEqual([
      {
        on: '2026-09-20',
        source: 'day',
        lines: [
          { customerClass: 'commercial', bucket: '1-30', accounts: 1, amount: '200.00' },
          { customerClass: 'commercial', bucket: '61-90', accounts: 1, amount: '10.00' },
          { customerClass: 'commercial', bucket: 'all', accounts: 1, amount: '210.00' },
          { customerClass: 'residential', bucket: '1-30', accounts: 2, amount: '200.00' },
          { customerClass: 'residential', bucket: 'all', accounts: 2, amount: '200.00' },
        ],
      },
    ])
  })
})

describe('the week ahead', () => {
  it('says what comes on each day, in cases and money', async () => {
    const week = (await (await api.as('collections')).get('/collections-week')).json<CollectionsWeekJson>()
    expect(week).toMatchObject({ from: '2026-09-20', to: '2026-09-26', isComplete: true, cutsPerDay: 20 })
    expect(week.days.filter(({ acts }) => acts.length > 0)).toEqual([
      { on: '2026-09-21', acts: [{ act: 'disconnect', cases: 1, owed: '210.00' }] },
      { on: '2026-09-23', acts: [{ act: 'disconnect', cases: 2, owed: '200.00' }] },
    ])
  })
})

describe('many at once', () => {
  it('are released, each decided anew', async () => {
    const { pool, adminPool } = database
    await dayOf(adminPool, '2026-09-23')
    for (const account of ['A1', 'A2', 'A3']) await goOn(pool, account)
    await pay(pool, 'A2', '60.00')
    const supervisor = await api.as('supervisor')
    const sent = { ids: ['A1-1', 'A2-1', 'A9-1'], act: 'release_cut', reason: 'Looked through the list' }
    expect((await (await api.as('collections')).post('/collections-approvals', sent)).statusCode).toBe(403)
    const answer = (await supervisor.post('/collections-approvals', sent)).json<ApprovalResultsJson>()
    expect(answer.results).toEqual([
      { collectionId: 'A1-1', isDone: true, says: 'Released.', pastDue: '120.00' },
      { collectionId: 'A2-1', isDone: false, says: 'Not released: 20.00 is past due, less than 50.00.', pastDue: '20.00' },
      { collectionId: 'A9-1', isDone: false, says: 'There is no collection case A9-1.', pastDue: null },
    ])
    await goOn(pool, 'A1')
    const again = (await supervisor.post('/collections-approvals', sent)).json<ApprovalResultsJson>()
    expect(again.results[0]).toMatchObject({ isDone: false, says: 'No disconnection of this case waits for a release.' })
  })

  it('are stopped: nothing is cut from that moment, and each case ends by its own process with its orders', async () => {
    const { pool } = database
    const order = await openOrder(pool, 'A1', 'DISCONNECT')
    const supervisor = await api.as('supervisor')
    const reach = await supervisor.get('/collection-stop-reach?scope=class&value=residential')
    expect(reach.json()).toEqual({ cases: 2, owed: '140.00' })
    const stopped = await supervisor.post('/collection-stops', {
      scope: 'class',
      value: 'residential',
      reason: 'Order of the mayor',
    })
    expect(stopped.json()).toMatchObject({ cases: 2, owed: '140.00' })
    const decision = (await supervisor.get('/accounts/A1/disconnection-decision')).json()
    expect(decision.outcome).toBe('wait')
    const home = async () => (await supervisor.get('/collections-home')).json<CollectionsHomeJson>()
    expect((await home()).stops).toMatchObject([{ scopeValue: 'residential', cases: 2, ended: 0 }])
    await goOn(pool, 'A1')
    await goOn(pool, 'A2')
    expect(await home()).toMatchObject({ stops: [{ ended: 2 }], pipeline: [{ cases: 1, owed: '210.00' }] })
    const state = await pool.query('select state from work_orders where work_order_id = $1', [order])
    expect(state.rows).toEqual([{ state: 'cancelled' }])
    const none = await supervisor.post('/collection-stops', { scope: 'class', value: 'residential', reason: 'Once more' })
    expect(none.json().code).toBe('NO_CASE_TO_STOP')
    await expectSoundBooks(pool)
  })
})

describe('the end of a month that no night wrote down', () => {
  it('is worked out from the ledger, with what was paid since', async () => {
    const { pool, adminPool } = database
    await dayOf(adminPool, '2026-10-20')
    await pay(pool, 'A3', '210.00')
    expect(await takeArrears(pool)).toBe('2026-10-20')
    expect(await takeArrears(pool)).toBe('2026-09-30')
    const aging = (await (await api.as('collections')).get('/collections-aging')).json<CollectionsAgingJson>()
    expect(aging.days.map(({ on, source }) => [on, source])).toEqual([
      ['2026-09-30', 'ledger'],
      ['2026-10-20', 'day'],
    ])
    const totals = aging.days.map(({ lines }) =>
      lines.filter(({ bucket }) => bucket === 'all').map(({ customerClass, amount }) => `${customerClass} ${amount}`),
    )
    expect(totals).toEqual([['commercial 210.00', 'residential 140.00'], ['residential 140.00']])
  })
})
