import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApi, type TestApi } from '../../test/support/api.js'
import { testDatabase, type TestDatabase } from '../../test/support/database.js'
import type { TariffPageJson, TariffRecordJson } from './contract.js'

let database: TestDatabase
let api: TestApi

const WATER = {
  tariff: 'W-RES',
  name: 'Residential water',
  service: 'water',
  unit: 'ccf',
  versions: [
    {
      from: '2025-01-01',
      rules: [
        {
          rule: 'use',
          label: 'Water use',
          kind: 'usage',
          line: 'W-USE',
          price: [
            { from: '2025-01-01', value: '5' },
            { from: '2026-09-01', value: '6' },
          ],
        },
      ],
    },
  ],
}

beforeAll(async () => {
  database = await testDatabase()
  api = await testApi(database)
  const insert = (sql: string, values: unknown[] = []) => database.adminPool.query(sql, values)
  await insert(`insert into utility (name, currency, time_zone, is_sandbox, business_date, settings)
    values ('Alder Creek', 'USD', 'America/Chicago', true, '2026-09-10', '{}')`)
  await insert(
    `insert into tariffs (tariff_code, service, name, document, revision) values
    ('W-RES', 'water', 'Residential water', $1, 2), ('E-RES', 'electric', 'Residential electric', $2, 1)`,
    [JSON.stringify(WATER), JSON.stringify({ ...WATER, tariff: 'E-RES', unit: 'kWh' })],
  )
  await insert(
    `insert into tariff_revisions (tariff_code, revision, document, recorded_by, reason) values
    ('W-RES', 1, '{"tariff": "W-RES", "old": true}', 'import', 'First import'), ('W-RES', 2, $1, 'Ann', 'New prices')`,
    [JSON.stringify(WATER)],
  )
})

afterAll(async () => {
  await api.close()
  await database.close()
})

test('tariffs are listed by service and by what people type, with their time line', async () => {
  const analyst = await api.as('billing_analyst')
  const codes = async (filter: object): Promise<string[]> =>
    (await analyst.list<TariffRecordJson>('/tariffs', { filter })).rows.map((row) => row.id)
  expect(await codes({})).toEqual(['E-RES', 'W-RES'])
  expect(await codes({ service: 'water' })).toEqual(['W-RES'])
  expect(await codes({ q: 'ELECTRIC' })).toEqual(['E-RES'])
  const { rows } = await analyst.list<TariffRecordJson>('/tariffs', { filter: { id: 'W-RES' } })
  expect(rows[0]?.timeline).toEqual([{ from: '2025-01-01', to: null, standing: 'current', changes: ['2026-09-01'] }])
})

test('a tariff is read with its rules in sentences and its revisions', async () => {
  const page = (await (await api.as('auditor')).get('/tariffs/W-RES')).json<TariffPageJson>()
  expect(page.versions[0]?.rules[0]).toMatchObject({
    label: 'Water use',
    lineCodes: ['W-USE'],
    sentences: ['A price per ccf.'],
    tables: [{ columns: ['2025-01-01', '2026-09-01'], rows: [{ label: '', cells: ['5', '6'] }] }],
  })
  expect(page.revisions.map((revision) => [revision.revision, revision.recordedBy])).toEqual([
    [2, 'Ann'],
    [1, 'import'],
  ])
  expect(page.document).toEqual(WATER)
})

test('a revision can be had as it was', async () => {
  const auditor = await api.as('auditor')
  expect((await auditor.get('/tariffs/W-RES/revisions/1')).json()).toEqual({ tariff: 'W-RES', old: true })
  expect((await auditor.get('/tariffs/W-RES/revisions/9')).statusCode).toBe(404)
  expect((await auditor.get('/tariffs/NONE')).statusCode).toBe(404)
})
