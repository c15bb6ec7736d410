import { afterAll, beforeAll, expect, it } from 'vitest'
import { ordersOf } from '../../db/fieldwork/work-order-store.js'
import {
  accept,
  advanceUntilWaits,
  applyForConnection,
  connectionSentences,
  grantPermits,
  LARGER_SCOPE,
  pay,
  quoteAndSend,
  seedConnections,
  survey,
  workDone,
} from '../../test/support/connections.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await seedConnections(database.pool, '2026-09-01')
})
afterAll(() => database.close())

it('goes from the application to energise', async () => {
  const { pool } = database
  const id = await applyForConnection(pool)
  expect(await advanceUntilWaits(pool, id)).toBe('survey')
  await workDone(pool, id, 'SURVEY')
  expect(await advanceUntilWaits(pool, id)).toBe('survey')
  await survey(pool, id)
  expect(await advanceUntilWaits(pool, id)).toBe('quote')
  await quoteAndSend(pool, id)
  expect(await advanceUntilWaits(pool, id)).toBe('acceptance')
  await accept(pool, id, 2)
  expect(await advanceUntilWaits(pool, id)).toBe('payment')
  await pay(pool, '1386.57')
  expect(await advanceUntilWaits(pool, id)).toBe('permits')
  await grantPermits(pool, id)
  expect(await advanceUntilWaits(pool, id)).toBe('construction')
  await workDone(pool, id, 'TAP')
  expect(await advanceUntilWaits(pool, id)).toBe('construction')
  await workDone(pool, id, 'METERSET')
  expect(await advanceUntilWaits(pool, id)).toBe('energise')
  await workDone(pool, id, 'CONNECT')
  expect(await advanceUntilWaits(pool, id)).toBe('as_built')
  expect((await connectionSentences(pool, id))).toEqual([])
  await expectSoundBooks(pool)
})
