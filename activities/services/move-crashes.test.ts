import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importAlderCreek } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { moveLooks } from '../../test/support/move-looks.js'
import { byTester, carryOn, clockTo, onRequest, openMove, pay, readPoint, sentencesOf } from '../../test/support/moves.js'
import { advanceMove } from './advance-move.js'
import { agreeWithOwner } from './agree-with-owner.js'
import { payRefund } from './pay-refund.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await importAlderCreek(database.pool, '2026-09-01')
})
afterAll(() => database.close())
const { rows, statusOf } = moveLooks(() => database)

/** A worker that dies at its commit: before it, so that nothing happened, or after it, so that nobody heard. */
function dyingPool(pool: pg.Pool, when: 'before' | 'after'): pg.Pool {
  return {
    query: pool.query.bind(pool),
    connect: async () => {
      const client = await pool.connect()
      const query = client.query.bind(client) as (...values: unknown[]) => Promise<unknown>
      return {
        query: async (...values: unknown[]) => {
          if (values[0] !== 'commit') return query(...values)
          await query(when === 'before' ? 'rollback' : 'commit')
          throw new Error('the worker died')
        },
        release: () => client.release(),
      }
    },
  } as unknown as pg.Pool
}

/** Every step dies before its commit, then after it, then is tried by two workers at once. */
async function carryOnDying(requestId: string): Promise<string | null> {
  const { pool } = database
  for (let steps = 0; steps < 60; steps += 1) {
    await expect(advanceMove(dyingPool(pool, 'before'), { requestId })).rejects.toThrow('the worker died')
    await expect(advanceMove(dyingPool(pool, 'after'), { requestId })).rejects.toThrow('the worker died')
    const both = await Promise.all([advanceMove(pool, { requestId }), advanceMove(pool, { requestId })])
    if (both.every((step) => step.kind !== 'again')) return carryOn(pool, requestId)
  }
  throw new Error(`${requestId} does not come to rest`)
}

it('a worker that dies at each step leaves every effect once', async () => {
  const { pool } = database
  await agreeWithOwner(pool, byTester({ premiseId: 'P000168', accountId: 'A000003', fromOn: '2026-09-01' }))
  const { requestId } = await openMove(pool, {
    kind: 'move_out',
    accountId: 'A001065',
    fromPremiseId: 'P000168',
    stopOn: '2026-09-02',
  })
  await carryOnDying(requestId)
  await clockTo(pool, '2026-09-03')
  const points = await rows(
    `select p.service_point_id as row from service_points p join meter_installs i using (service_point_id) where premise_id = 'P000168' group by 1 order by 1`,
  )
  for (const point of points) await readPoint(pool, point, '2026-09-02', 1)
  await pay(pool, 'A001065', '400.00')
  expect(await carryOnDying(requestId)).toMatch(/^a refund of /)
  const refund = byTester({ ...(await onRequest(pool, requestId)), accountId: 'A001065', channel: 'counter' })
  expect(await payRefund(pool, refund)).toEqual(await payRefund(pool, refund))
  expect(await carryOnDying(requestId)).toBe(null)

  const said = await sentencesOf(pool, requestId)
  expect(new Set(said).size).toBe(said.length)
  expect(said.map((sentence) => sentence.slice(11).split(' ').slice(0, 2).join(' '))).toEqual([
    'Move out',
    'Work order',
    'Waits for',
    'Water of',
    'Final bill',
    'The deposit',
    'Waits for',
    'A refund',
    'Account A001065',
    'Everything that',
  ])
  const counts = async (sql: string): Promise<string> => (await rows(`select count(*)::text as row from ${sql}`))[0] ?? ''
  expect({
    finalBills: await counts(`bills where account_id = 'A001065' and kind = 'final'`),
    orders: await counts(`work_orders where requested_by = 'move/${requestId}'`),
    released: await counts(`journal_entries where event_kind = 'deposit_released'`),
    refunds: await counts(`journal_entries where event_kind = 'refund_paid'`),
    goodbyes: await counts(`messages where message_key like 'move/${requestId}/%'`),
    stops: await counts(
      `agreement_transitions t join service_agreements g using (agreement_id) where g.account_id = 'A001065' and t.to_state = 'stopped'`,
    ),
    closes: await counts(
      `agreement_transitions t join service_agreements g using (agreement_id) where g.account_id = 'A001065' and t.to_state = 'closed'`,
    ),
  }).toEqual({ finalBills: '1', orders: '1', released: '1', refunds: '1', goodbyes: '1', stops: '3', closes: '3' })
  expect(await statusOf('A001065')).toBe('closed')
  await expectSoundBooks(pool)
})
