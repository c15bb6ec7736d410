import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApi, type TestApi } from '../../test/support/api.js'
import { testDatabase, type TestDatabase } from '../../test/support/database.js'
import type { LineAccountsJson } from './line-account-contract.js'
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

const OLD = { ...WATER, versions: [{ from: '2025-01-01', rules: [{ ...WATER.versions[0]?.rules[0], price: '5' }] }] }

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
    ('W-RES', 1, $2, 'import', 'First import'), ('W-RES', 2, $1, 'Ann', 'New prices')`,
    [JSON.stringify(WATER), JSON.stringify(OLD)],
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
  expect((await auditor.get('/tariffs/W-RES/revisions/1')).json()).toEqual(OLD)
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
})

test('a code of a line is given an account once, and never so that a line in force would be credited elsewhere', async () => {
  const [finance, auditor] = [await api.as('finance'), await api.as('auditor')]
  const sql = (statement: string, values: unknown[] = []) => database.adminPool.query(statement, values)
  await sql(
    `insert into gl_accounts (code, name, kind) select a ->> 'code', a ->> 'name', a ->> 'kind' from json_array_elements($1::json -> 'chart_of_accounts') a`,
    [SETTINGS],
  )
  const file = fileOf().replace('W-USE', 'W-NEW')
  const missing = async () =>
    (await auditor.post('/tariffs/validate', { file, against: 'utility' })).json<TariffCheckJson>().linesWithoutAccount
  expect(await missing()).toEqual(['W-NEW'])
  const give = async (lineCode: string, account: string) => {
    const answer = await finance.post('/line-accounts', { lineCode, account, reason: 'An imported rate' })
    return answer.statusCode === 201 ? 'given' : answer.json<{ code: string }>().code
  }
  expect(
    (await (await api.as('cashier')).post('/line-accounts', { lineCode: 'W-NEW', account: '4010', reason: 'mine' })).statusCode,
  ).toBe(403)
  expect(await give('W-USE', '4010')).toBe('LINE_HAS_ACCOUNT')
  expect(await give('W-NEW', '9999')).toBe('LINE_ACCOUNT_UNKNOWN')
  expect(await give('W-NEW', '1000')).toBe('LINE_ACCOUNT_KIND')
  expect(await give('E-RES/W-USE', '4110')).toBe('LINE_ACCOUNT_CHANGES')
  expect(await give('W-OTHER/W-NEW', '4110')).toBe('given')
  expect(await missing()).toEqual(['W-NEW'])
  expect(await give('W-NEW', '4010')).toBe('given')
  expect(await give('W-NEW', '4010')).toBe('LINE_HAS_ACCOUNT')
  expect(await missing()).toEqual([])
  const add = async (code: string, more: object = {}) => {
    const answer = await finance.post('/gl-accounts', {
      code,
      name: 'Standby',
      kind: 'revenue',
      reason: 'An imported rate',
      ...more,
    })
    return answer.statusCode === 201 ? 'added' : answer.json<{ code: string }>().code
  }
  expect((await (await api.as('billing_analyst')).post('/gl-accounts', {})).statusCode).toBe(403)
  expect(await add('4010')).toBe('GL_ACCOUNT_EXISTS')
  // Stands there by default, without being in the settings.
  expect(await add('6200')).toBe('GL_ACCOUNT_EXISTS')
  expect(await add('4 0')).toBe('VALIDATION')
  expect(await add('4999', { kind: 'cash' })).toBe('VALIDATION')
  expect(await give('W-STANDBY', '4999')).toBe('LINE_ACCOUNT_UNKNOWN')
  expect(await add('4999')).toBe('added')
  expect(await add('4999')).toBe('GL_ACCOUNT_EXISTS')
  expect(await give('W-STANDBY', '4999')).toBe('given')
  const chart = (await auditor.get('/gl-accounts?filter={"id":"4999"}')).json<object[]>()
  expect(chart).toEqual([{ id: '4999', name: 'Standby', kind: 'revenue', service: null }])
  const page = (await auditor.get('/line-accounts')).json<LineAccountsJson>()
  expect(page.given.map(({ lineCode, account }) => `${lineCode} ${account}`)).toEqual([
    'W-STANDBY 4999',
    'W-NEW 4010',
    'W-OTHER/W-NEW 4110',
  ])
  expect(page.accounts.find(({ code }) => code === '4010')?.lines).toContain('W-NEW')
  expect((await auditor.get('/settings')).json<{ settings: object }>().settings).toMatchObject({
    chart_of_accounts: expect.arrayContaining([
      expect.objectContaining({ code: '4010', lines: expect.arrayContaining(['W-NEW']) }),
    ]),
  })
  const audited = await sql(
    `select action, subject_id, reason from audit_log where action in ('rating.line-account.give', 'ledger.account.add') order by audit_id`,
  )
  expect(audited.rows.map((row) => row.subject_id)).toEqual(['4110', '4010', '4999', '4999'])
  // Every other line is credited to 4010 from here on, so a line in force has its account by that.
  const all = JSON.parse(SETTINGS) as { chart_of_accounts: { code: string; lines?: string[] }[] }
  all.chart_of_accounts = all.chart_of_accounts.map((account) => {
    const { lines, ...own } = account
    return lines === undefined ? own : { ...own, lines: own.code === '4010' ? ['*'] : lines.filter((line) => line !== 'W-USE') }
  })
  await sql(
    `insert into settings_versions (settings_version, settings, recorded_by, reason) values (2, $1, 'import', 'Others')`,
    [JSON.stringify(all)],
  )
  await sql('update utility set settings_version = 2, settings = $1', [JSON.stringify(all)])
  expect(await give('W-USE', '4110')).toBe('LINE_ACCOUNT_CHANGES')
  expect(await give('W-USE', '4010')).toBe('given')
})
