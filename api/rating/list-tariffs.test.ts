import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseList } from '../list.js'
import { testDatabase, type TestDatabase } from '../../test/support/database.js'
import { findTariff, findTariffRevision, listTariffs, TARIFF_COLUMNS } from '../../db/rating/tariff-reads.js'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  await database.pool.query(`insert into tariffs (tariff_code, service, name, document, revision) values
    ('W-RES', 'water', 'Residential water', '{"code": "W-RES", "rev": 2}', 2), ('E-RES', 'electric', 'Residential electric', '{}', 1)`)
  await database.pool.query(`insert into tariff_revisions (tariff_code, revision, document, recorded_by, reason) values
    ('W-RES', 1, '{"code": "W-RES", "rev": 1}', 'import', 'First import'), ('W-RES', 2, '{"code": "W-RES", "rev": 2}', 'Ann', 'New prices')`)
})

afterAll(() => database.close())

test('tariffs are listed by service and by what people type', async () => {
  const codes = async (filter: Record<string, unknown>, sort = ['id', 'ASC']): Promise<string[]> =>
    (
      await listTariffs(database.pool, parseList({ filter: JSON.stringify(filter), sort: JSON.stringify(sort) }, TARIFF_COLUMNS))
    ).rows.map((row) => row.id)
  expect(await codes({})).toEqual(['E-RES', 'W-RES'])
  expect(await codes({}, ['id', 'DESC'])).toEqual(['W-RES', 'E-RES'])
  expect(await codes({ service: 'water' })).toEqual(['W-RES'])
  expect(await codes({ q: 'ELECTRIC' })).toEqual(['E-RES'])
  expect((await listTariffs(database.pool, parseList({ range: '[0,0]' }, TARIFF_COLUMNS))).total).toBe(2)
})

test('a tariff has its revisions, newest first, and each can be read as it was', async () => {
  const found = await findTariff(database.pool, 'W-RES')
  expect(found?.tariff).toMatchObject({ service: 'water', revision: 2, agreements: 0 })
  expect(found?.revisions.map((entry) => [entry.revision, entry.recordedBy])).toEqual([
    [2, 'Ann'],
    [1, 'import'],
  ])
  expect(await findTariffRevision(database.pool, 'W-RES', 1)).toEqual({ code: 'W-RES', rev: 1 })
  expect(await findTariffRevision(database.pool, 'W-RES', 9)).toBeUndefined()
  expect(await findTariff(database.pool, 'NONE')).toBeUndefined()
})
