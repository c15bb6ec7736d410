import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApi, type TestApi } from '../../test/support/api.js'
import { testDatabase, type TestDatabase } from '../../test/support/database.js'
import type { TariffCheckJson, TariffPageJson, TariffRecordJson } from './contract.js'

const SAMPLE = new URL('../../demo/alder-creek/', import.meta.url)
const SETTINGS = readFileSync(new URL('settings.json', SAMPLE), 'utf8')

let database: TestDatabase
let api: TestApi

const WATER = {
  tariff: 'W-RES',
  name: 'Residential water',
  service: 'water',
  unit: 'ccf',
  billed_quantity: 'use',
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
  await insert(
    `insert into utility (name, currency, time_zone, is_sandbox, business_date, settings)
    values ('Alder Creek', 'USD', 'America/Chicago', true, '2026-09-10', $1)`,
    [SETTINGS],
  )
  await insert(
    `insert into settings_versions (settings_version, settings, recorded_by, reason) values (1, $1, 'import', 'First import')`,
    [SETTINGS],
  )
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

const fileOf = (more: object = {}): string => JSON.stringify({ ...WATER, ...more }, null, 2)

describe('a tariff file', () => {
  test('is checked with line and column, by whoever may read tariffs', async () => {
    const auditor = await api.as('auditor')
    const check = async (file: string, more: object = {}) =>
      (await auditor.post('/tariffs/validate', { file, ...more })).json<TariffCheckJson>()
    expect(await check('{\n  "tariff": 3\n}')).toMatchObject({ isValid: false, tariff: null })
    const wrong = fileOf().replace('"kind": "usage"', '"kind": "usag"')
    const found = await check(wrong)
    const line = wrong.split('\n').findIndex((text) => text.includes('"usag"')) + 1
    expect(found.problems[0]).toMatchObject({ line, path: 'versions[0].rules[0].kind' })
    expect(await check(fileOf())).toMatchObject({
      isValid: true,
      tariff: { id: 'W-RES', revision: 2, isChanged: false, versions: 1 },
    })
  })

  test('must fit the chart of accounts of its utility, or of the settings that are sent along', async () => {
    const auditor = await api.as('auditor')
    const file = fileOf().replace('W-USE', 'W-NEW')
    const answers = await Promise.all(
      [{}, { against: 'utility' }, { settings: SETTINGS }].map((more) => auditor.post('/tariffs/validate', { file, ...more })),
    )
    expect(answers.map((answer) => answer.json<TariffCheckJson>().problems.map((problem) => problem.code))).toEqual([
      [],
      ['LINE_WITHOUT_ACCOUNT'],
      ['LINE_WITHOUT_ACCOUNT'],
    ])
  })

  test('is saved as the next revision, once, with its audit', async () => {
    const analyst = await api.as('billing_analyst')
    const file = fileOf({ name: 'Residential water 2027' })
    expect((await analyst.post('/tariffs', { file, fromRevision: 1, reason: 'New name' })).json()).toMatchObject({
      code: 'TARIFF_CHANGED',
    })
    const headers = { 'idempotency-key': 'save-1' }
    const saved = await analyst.post('/tariffs', { file, fromRevision: 2, reason: 'New name' }, { headers })
    expect([saved.statusCode, saved.json()]).toEqual([201, { id: 'W-RES', revision: 3 }])
    const again = await analyst.post('/tariffs', { file, fromRevision: 2, reason: 'New name' }, { headers })
    expect(again.json()).toEqual({ id: 'W-RES', revision: 3 })
    expect((await analyst.post('/tariffs', { file, reason: 'New name' })).json()).toMatchObject({ code: 'TARIFF_UNCHANGED' })
    const page = (await analyst.get('/tariffs/W-RES')).json<TariffPageJson>()
    expect([page.name, page.revision, page.revisions[0]?.reason]).toEqual(['Residential water 2027', 3, 'New name'])
    const audit = await (await api.as('auditor')).list<{ action: string; reason: string }>('/audit', {
      filter: { subjectKind: 'tariff', subjectId: 'W-RES' },
    })
    expect(audit.rows).toMatchObject([{ action: 'rating.tariff.save', reason: 'New name' }])
  })

  test('with problems is not saved, and says which', async () => {
    const analyst = await api.as('billing_analyst')
    const answer = await analyst.post('/tariffs', { file: fileOf({ versions: [] }), reason: 'Emptied' })
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ code: 'TARIFF_INVALID', facts: { problems: [{ path: 'versions' }] } })
  })

  test('is not saved while a run computes bills', async () => {
    const run =
      await database.adminPool.query(`with w as (insert into bill_windows values ('1', '2026-09-04', '2026-09-04', '2026-09-10', '2026-09-08', 21))
      insert into bill_runs (bill_cycle, read_date, is_trial, state, workflow_id, partitions, started_by, settings_version)
      values ('1', '2026-09-04', false, 'computing', 'bill-cycle/1/2026-09-04', 1, 'ann', 1) returning run_id`)
    const analyst = await api.as('billing_analyst')
    const answer = await analyst.post('/tariffs', { file: fileOf({ name: 'Another name' }), reason: 'New name' })
    expect(answer.json()).toMatchObject({ code: 'TARIFF_IN_USE' })
    await database.adminPool.query('delete from bill_runs where run_id = $1', [run.rows[0].run_id])
  })

  test('is changed by those who keep tariffs only', async () => {
    expect((await (await api.as('cashier')).post('/tariffs', { file: fileOf(), reason: 'No' })).statusCode).toBe(403)
  })
})
