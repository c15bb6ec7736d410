import { afterAll, beforeAll, expect, it } from 'vitest'
import { ordersOf } from '../../db/fieldwork/work-order-store.js'
import { inTransaction } from '../../db/transaction.js'
import { WORK_ORDER_STATES, WORK_ORDER_EDGES } from '../../domain/fieldwork/work-order-states.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { orderSentences, orderWork, seedFieldwork } from '../../test/support/fieldwork.js'
import { TESTER } from '../../test/support/import-folder.js'
import { cancelWorkOrder } from './cancel-work-order.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await seedFieldwork(database.pool, '2026-09-01')
})
afterAll(() => database.close())

const by = { actor: TESTER, reason: 'Moved after all', today: '2026-09-02' }
const cancel = (workOrderId: string) => inTransaction(database.pool, (tx) => cancelWorkOrder(tx, workOrderId, by))
const signals = async (): Promise<string[]> =>
  (
    await database.pool.query<{ told: string }>(
      `select workflow_id || coalesce(' ' || workflow_type, '') as told from outbox order by event_id`,
    )
  ).rows.map((row) => row.told)

it('the same key is the same order, known to the process that asked for it', async () => {
  const first = await orderWork(database.pool, 'CONNECT', { requestedBy: 'move/7' })
  expect(first).toBe('W0000001')
  expect(await orderWork(database.pool, 'CONNECT', { requestedBy: 'move/7' })).toBe(first)
  expect(await ordersOf(database.pool, 'move/7')).toMatchObject([
    { workOrderId: first, typeCode: 'CONNECT', state: 'created', resultCode: null, completedOn: null },
  ])
  expect(await signals()).toEqual(['work-order/W0000001 workOrder', 'move/7'])
})

it('is cancelled once, and says so to both processes', async () => {
  await cancel('W0000001')
  await cancel('W0000001')
  expect((await ordersOf(database.pool, 'move/7'))[0]?.state).toBe('cancelled')
  expect((await signals()).slice(2)).toEqual(['work-order/W0000001', 'move/7'])
  expect(await orderSentences(database.pool, 'W0000001')).toEqual([
    '2026-09-01 Connect service ordered for 2026-09-01.',
    '2026-09-02 The work order was cancelled.',
  ])
  const log = await database.pool.query(
    'select act, from_state, to_state, reason, recorded_by_name from work_order_events order by event_id',
  )
  expect(log.rows).toEqual([
    { act: 'create', from_state: null, to_state: 'created', reason: 'Asked for by phone', recorded_by_name: 'Test operator' },
    { act: 'cancel', from_state: 'created', to_state: 'cancelled', reason: 'Moved after all', recorded_by_name: 'Test operator' },
  ])
})

it.each([
  ['ORDER_TYPE_UNKNOWN', { typeCode: 'DIG' }],
  ['PLACE_UNKNOWN', { premiseId: 'P9', servicePointId: null }],
  ['PLACE_UNKNOWN', { premiseId: 'P2' }],
  ['ACCOUNT_UNKNOWN', { accountId: 'A9', agreementId: null }],
  ['ACCOUNT_UNKNOWN', { accountId: 'A2' }],
])('%s: %j', async (code, more) => {
  await expect(orderWork(database.pool, 'READ', { orderKey: 'bad', ...more })).rejects.toThrow(code)
})

it('while a storm lasts no disconnection is ordered in its area', async () => {
  await database.pool.query(
    `insert into outages (name, starts_on, pauses_disconnections, created_by) values ('Storm Ada', '2026-09-01', true, 'x')`,
  )
  await database.pool.query(`insert into outage_areas select outage_id, 'R101' from outages`)
  await expect(orderWork(database.pool, 'DISCONNECT')).rejects.toThrow('DISCONNECTION_PAUSED')
  const elsewhere = { premiseId: 'P3', servicePointId: 'S3', accountId: 'A3', agreementId: 'G3' }
  expect(await orderWork(database.pool, 'DISCONNECT', elsewhere)).toMatch(/^W/)
  await database.pool.query(`update outages set ends_on = '2026-09-02'`)
  expect(await orderWork(database.pool, 'DISCONNECT', { today: '2026-09-03' })).toMatch(/^W/)
})

it('the database knows the same edges', async () => {
  const found = await database.adminPool.query<{ edge: string }>(
    `select from_state || ' ' || to_state as edge from work_order_state_edges`,
  )
  const edges = WORK_ORDER_STATES.flatMap((from) => WORK_ORDER_EDGES[from].map((to) => `${from} ${to}`))
  expect(found.rows.map((row) => row.edge).sort()).toEqual(edges.sort())
  await expect(database.pool.query(`update work_orders set state = 'created' where work_order_id = 'W0000001'`)).rejects.toThrow(
    'PENSTOCK_ILLEGAL_TRANSITION',
  )
  await expect(database.pool.query('update work_order_events set reason = $1', ['x'])).rejects.toThrow(/permission denied/)
})
