import { afterAll, beforeAll, expect, test } from 'vitest'
import { AGREEMENT_STEPS } from '../../domain/services/agreement-lifecycle.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test('the database knows the same steps as the domain, no more and no fewer', async () => {
  const rows = await database.pool.query<{ edge: string }>(
    `select from_state || ' ' || to_state as edge from agreement_state_edges order by 1`,
  )
  const steps = Object.values(AGREEMENT_STEPS).flatMap(({ from, to }) => from.map((state) => `${state} ${to}`))
  expect(rows.rows.map((row) => row.edge)).toEqual([...new Set(steps)].toSorted())
})
