import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { holdRateBook } from '../../db/rating/rate-book-lock.js'
import { type TestApi, type TestClient, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedAccounts } from '../../test/support/ledger.js'
import type {
  TariffTimelineJson,
  TariffUserRecordJson,
  TariffVersionPageJson,
  TariffVersionRecordJson,
} from './version-contract.js'

const SETTINGS = JSON.parse(readFileSync(new URL('../../demo/alder-creek/settings.json', import.meta.url), 'utf8'))

const use = (price: string) => ({ rule: 'use', label: 'Water use', kind: 'usage', line: 'W-USE', price })
const WATER = {
  tariff: 'W-RES',
  name: 'Residential water',
  service: 'water',
  unit: 'ccf',
  billed_quantity: 'use',
  versions: [{ from: '2025-01-01', rules: [use('5')] }],
}
/** The tariff with a version more. */
const NEXT = { ...WATER, versions: [...WATER.versions, { from: '2026-11-01', rules: [use('6')] }] }
const text = (file: object): string => JSON.stringify(file, null, 2)

let database: TestDatabase
let api: TestApi
/** Who writes and proposes, and who approves. */
let maker: TestClient
let checker: TestClient

beforeAll(async () => {
  database = await testDatabase()
  api = await testApi(database)
  maker = await api.as('billing_analyst')
  checker = await api.as('supervisor')
  const sql = (statement: string, values: unknown[] = []) => database.adminPool.query(statement, values)
  await sql(
    `insert into utility (name, currency, time_zone, is_sandbox, business_date, settings)
     values ('Alder Creek', 'USD', 'America/Chicago', true, '2026-09-10', $1)`,
    [SETTINGS],
  )
  await sql(`insert into settings_versions (settings_version, settings, recorded_by, reason) values (1, $1, 'import', 'First')`, [
    SETTINGS,
  ])
  await sql(
    `with t as (insert into tariffs (tariff_code, service, name, document) values ('W-RES', 'water', 'Residential water', $1))
     insert into tariff_revisions (tariff_code, revision, document, recorded_by, reason) values ('W-RES', 1, $1, 'import', 'First import')`,
    [text(WATER)],
  )
  await seedAccounts(database.adminPool, ['A1', 'A2', 'A3'])
  await sql(`insert into premises (premise_id, line1, city, state, postcode, inside_city, read_route, read_sequence, lot_area_sqft, impervious_sqft,
      dwelling_units, latitude, longitude) values ('P1', '1 Mill Lane', 'Alder Creek', 'CA', '90000', true, 'R1', 1, 5000, 900, 1, 0, 0)`)
  await sql(`insert into service_points (service_point_id, premise_id, service, in_service_on)
    select 'S' || n, 'P1', 'water', '2020-01-01' from generate_series(1, 3) n`)
  await sql(
    `insert into service_agreements (agreement_id, account_id, service_point_id, tariff_code, start_on, stop_on, state) values
     ('G1', 'A1', 'S1', 'W-RES', '2025-01-01', null, 'active'), ('G2', 'A2', 'S2', 'W-RES', '2025-01-01', '2026-06-30', 'stopped'),
     ('G3', 'A3', 'S3', 'W-RES', '2026-12-01', null, 'pending_start')`,
  )
})
afterAll(async () => {
  await api.close()
  await database.close()
})

const draft = async (file: object, more: object = {}): Promise<number> => {
  const answer = await maker.post('/tariffs', { file: text(file), reason: 'New rates', ...more })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ version: number }>().version
}
const path = (version: number, code = 'W-RES'): string => `/tariffs/${code}/versions/${version}`
const decide = async (who: TestClient, version: number, act: string, code?: string) => {
  const answer = await who.post(`${path(version, code)}/${act}`, { reason: 'A test of it' })
  return answer.json<{ code?: string; state?: string; facts?: Record<string, unknown>; revision?: number }>()
}
const page = async (version: number, code?: string) => (await maker.get(path(version, code))).json<TariffVersionPageJson>()
const standing = async () => (await maker.get('/tariffs/W-RES')).json<{ revision: number; document: typeof WATER }>()
const timeline = async () => (await maker.get('/tariffs/W-RES/versions')).json<TariffTimelineJson>()
/** A bill, issued as far as the rule about cancelling asks, with a segment by the tariff. */
async function billed(from: string, to: string): Promise<() => Promise<unknown>> {
  const sql = (statement: string) => database.adminPool.query(statement)
  await sql(`insert into bills (bill_id, bill_number, account_id, kind, state, period_from, period_to, issued_on, due_on, currency, current_charges,
      taxes, total, settings_version) values (900, 'B900', 'A1', 'off_cycle', 'draft', '${from}', '${to}', '${to}', '${to}', 'USD', 0, 0, 0, 1)`)
  await sql(`insert into bill_segments (segment_id, bill_id, account_id, agreement_id, service, tariff_code, period_from, period_to, quantity, unit,
      charges, taxes, amount) values (900, 900, 'A1', 'G1', 'water', 'W-RES', '${from}', '${to}', 1, 'ccf', 0, 0, 0)`)
  return async () => {
    await sql('delete from bill_segments where bill_id = 900')
    await sql('delete from bills where bill_id = 900')
  }
}

test('a draft bills nothing; it is proposed, approved by another person, and then the next revision', async () => {
  const version = await draft(NEXT, { publishedOn: '2026-09-15' })
  expect(await page(version)).toMatchObject({
    state: 'draft',
    edition: 1,
    effectiveFrom: '2026-11-01',
    effectiveTo: null,
    baseRevision: 1,
    acts: ['propose', 'withdraw'],
    isOwn: true,
    users: { agreements: 2, accounts: 2 },
  })
  expect(await decide(checker, version, 'approve')).toMatchObject({ code: 'TARIFF_VERSION_STATE' })
  expect(await decide(maker, version, 'propose')).toMatchObject({
    state: 'proposed',
    revision: null,
    effectiveFrom: '2026-11-01',
  })
  expect((await standing()).document).toEqual(WATER)
  expect(await decide(maker, version, 'approve')).toMatchObject({ code: 'TARIFF_OWN_APPROVAL' })
  expect(await decide(checker, version, 'return')).toMatchObject({ state: 'draft' })
  expect(await decide(maker, version, 'propose')).toMatchObject({ state: 'proposed' })
  const headers = { 'idempotency-key': 'approve-1' }
  const twice = [1, 2].map(() => checker.post(`${path(version)}/approve`, { reason: 'Adopted' }, { headers }))
  const answers = await Promise.all(twice)
  expect(answers.map((answer) => answer.json())).toEqual(
    [1, 2].map(() => ({
      id: 'W-RES',
      version,
      state: 'approved',
      revision: 2,
      effectiveFrom: '2026-11-01',
    })),
  )
  expect(await standing()).toMatchObject({ revision: 2, document: NEXT })
  const { events, ...read } = await page(version)
  expect(events.map(({ event }) => event)).toEqual(['approve', 'propose', 'return', 'propose', 'draft'])
  expect(read).toMatchObject({ state: 'approved', publishedOn: '2026-09-15', revision: 2, acts: ['cancel'] })
  expect((await timeline()).entries).toMatchObject([
    { version, state: 'approved', standing: 'coming', inForceFrom: '2026-11-01', inForceTo: null, users: { agreements: 2 } },
    {
      version: null,
      state: 'imported',
      standing: 'current',
      inForceFrom: '2025-01-01',
      inForceTo: '2026-10-31',
      users: { agreements: 2 },
    },
  ])
  const audit = await (await api.as('auditor')).list<{ action: string }>('/audit', { filter: { subjectKind: 'tariff' } })
  expect(audit.rows.map(({ action }) => action)).toContain('rating.tariff.approve')
})

test('an approved version is cancelled while it billed nothing, and what stood before holds again', async () => {
  const version = (await timeline()).entries[0]?.version ?? 0
  const unbill = await billed('2026-10-20', '2026-11-20')
  expect(await decide(checker, version, 'cancel')).toMatchObject({ code: 'TARIFF_VERSION_BILLED', facts: { billedSegments: 1 } })
  const forced = database.pool.query(
    `update tariff_versions set state = 'cancelled', cancelled_by = 'x', cancelled_revision = 9 where version = $1`,
    [version],
  )
  await expect(forced).rejects.toThrow(/has billed/)
  await unbill()
  const later = await draft({ ...NEXT, name: 'Water for homes' })
  await decide(maker, later, 'propose')
  expect(await decide(checker, later, 'approve')).toMatchObject({ state: 'approved', revision: 3 })
  expect(await decide(checker, version, 'cancel')).toMatchObject({ code: 'TARIFF_VERSION_BUILT_UPON', facts: { version: later } })
  expect(await decide(checker, later, 'cancel')).toMatchObject({ state: 'cancelled', revision: 4 })
  const unbilled = await billed('2026-09-01', '2026-09-30')
  expect(await decide(checker, version, 'cancel')).toMatchObject({ state: 'cancelled', revision: 5 })
  await unbilled()
  expect(await standing()).toMatchObject({ revision: 5, document: WATER })
  expect((await timeline()).entries).toMatchObject([
    { state: 'imported', standing: 'current', inForceTo: null },
    { state: 'cancelled', standing: null, inForceFrom: null },
    { state: 'cancelled' },
  ])
})

test('a draft is written by one at a time, and only from what stands', async () => {
  const { revision } = await standing()
  expect((await maker.post('/tariffs', { file: text(NEXT), fromRevision: 1, reason: 'Old' })).json()).toMatchObject({
    code: 'TARIFF_CHANGED',
    facts: { revision },
  })
  const version = await draft(NEXT)
  const put = (body: object) => maker.put(path(version), { file: text(NEXT), publishedOn: null, ...body })
  const broken = { ...NEXT, versions: [{ from: '2025-01-01', rules: [{ rule: 'use', kind: 'usag' }] }] }
  expect((await put({ fromEdition: 1, file: text(broken) })).json()).toMatchObject({ edition: 2 })
  expect(await page(version)).toMatchObject({ edition: 2, effectiveFrom: null })
  expect((await put({ fromEdition: 1 })).json()).toMatchObject({ code: 'TARIFF_DRAFT_CHANGED', facts: { edition: 2 } })
  const wrong = await decide(maker, version, 'propose')
  expect(wrong).toMatchObject({ code: 'TARIFF_INVALID', facts: { problems: [{ path: 'versions[0].rules[0].kind' }] } })
  for (const [file, problem] of [
    ['{', { code: 'NOT_JSON' }],
    ['[]', { code: 'SCHEMA' }],
    [text({ ...NEXT, note: 'a\u0000b' }), { code: 'TEXT' }],
    [text({ ...NEXT, name: 'half of a \ud83d' }), { code: 'TEXT' }],
    [text({ ...NEXT, tariff: 'W 1' }), { path: 'tariff' }],
    [text({ ...NEXT, tariff: 'W-COM' }), { code: 'TARIFF_CODE', path: 'tariff' }],
  ] as const) {
    expect((await put({ fromEdition: 2, file })).json()).toMatchObject({ code: 'TARIFF_INVALID', facts: { problems: [problem] } })
  }
  expect((await put({ fromEdition: 2, file: text(WATER) })).json()).toMatchObject({ edition: 3 })
  expect(await decide(maker, version, 'propose')).toMatchObject({ code: 'TARIFF_UNCHANGED' })
  // Another version comes into force meanwhile: this one must take it up before it is proposed.
  const other = await draft({ ...WATER, note: 'Adopted in May' })
  await decide(maker, other, 'propose')
  await decide(checker, other, 'approve')
  await put({ fromEdition: 3 })
  expect(await decide(maker, version, 'propose')).toMatchObject({
    code: 'TARIFF_CHANGED',
    facts: { from: revision, revision: revision + 1 },
  })
  await put({ fromEdition: 4, fromRevision: revision + 1 })
  expect(await decide(maker, version, 'propose')).toMatchObject({ state: 'proposed' })
  expect((await put({ fromEdition: 5 })).json()).toMatchObject({ code: 'TARIFF_VERSION_STATE' })
  expect(await decide(maker, version, 'withdraw')).toMatchObject({ state: 'withdrawn' })
  const { rows, total } = await maker.list<TariffVersionRecordJson>('/tariff-versions', { filter: { state: 'withdrawn' } })
  expect([rows.map((row) => row.id), total]).toEqual([[`W-RES/${version}`], 1])
})

test('the tariff of nobody is changed by nobody alone, whatever the code does', async () => {
  const forced = database.pool.query(`update tariffs set revision = revision + 1, document = '{}' where tariff_code = 'W-RES'`)
  await expect(forced).rejects.toThrow(/approved by nobody/)
  const version = await draft(NEXT)
  await decide(maker, version, 'propose')
  const own = `update tariff_versions set state = 'approved', approved_by = proposed_by, approved_at = now(), revision = 99, published_on = '2026-09-10'`
  await expect(database.pool.query(`${own} where version = $1`, [version])).rejects.toThrow(/check constraint/)
  await expect(database.pool.query(`update tariff_versions set file = '{}' where version = $1`, [version])).rejects.toThrow(
    /only a draft/,
  )
  await decide(maker, version, 'withdraw')
})

test('an approval waits for bills that are being made, and of two at once one counts', async () => {
  const version = await draft({ ...WATER, note: 'Adopted in June' })
  await decide(maker, version, 'propose')
  const billing = await database.pool.connect()
  await billing.query('begin')
  await holdRateBook(billing)
  const approvals = [checker, await api.newUser('supervisor')].map((who) => decide(who, version, 'approve'))
  await vi.waitFor(async () => {
    const waiting = await database.adminPool.query(
      `select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
    )
    expect(waiting.rowCount).toBe(2)
  })
  expect(await page(version)).toMatchObject({ state: 'proposed' })
  await billing.query('commit')
  billing.release()
  const came = (await Promise.all(approvals)).map(({ code, state }) => code ?? state)
  expect(new Set(came)).toEqual(new Set(['TARIFF_VERSION_STATE', 'approved']))
})

test('while a run computes, nothing comes into force', async () => {
  const run = await database.adminPool.query<{ run_id: number }>(
    `with w as (insert into bill_windows values ('1', '2026-09-04', '2026-09-04', '2026-09-10', '2026-09-08', 21))
     insert into bill_runs (bill_cycle, read_date, is_trial, state, workflow_id, partitions, started_by, settings_version)
     values ('1', '2026-09-04', false, 'computing', 'bill-cycle/1/2026-09-04', 1, 'ann', 1) returning run_id`,
  )
  const other = await draft(NEXT)
  await decide(maker, other, 'propose')
  expect(await decide(checker, other, 'approve')).toMatchObject({ code: 'TARIFF_IN_USE' })
  await decide(maker, other, 'withdraw')
  await database.adminPool.query('delete from bill_runs where run_id = $1', [run.rows[0]?.run_id])
})

test('customers have the notice that the settings ask for', async () => {
  await database.adminPool.query(`update utility set settings = (settings::jsonb || '{"tariffs": {"notice_days": 60}}')::json`)
  const version = await draft(NEXT)
  expect(await decide(maker, version, 'propose')).toMatchObject({
    code: 'TARIFF_NOTICE_TOO_SHORT',
    facts: { earliest: '2026-11-09', effectiveFrom: '2026-11-01' },
  })
  await maker.put(path(version), { file: text(NEXT), fromEdition: 1, publishedOn: '2026-09-02' })
  expect(await decide(maker, version, 'propose')).toMatchObject({ state: 'proposed' })
  await decide(maker, version, 'withdraw')
  await database.adminPool.query('update utility set settings = $1', [SETTINGS])
})

test('a tariff that began with a version is none again once that is cancelled', async () => {
  const file = { ...WATER, tariff: 'W-NEW' }
  const version = await draft(file, { fromRevision: 0 })
  const compared = (await maker.get(`${path(version, 'W-NEW')}/compare`)).json<{ on: string; comparison: { added: unknown[] } }>()
  expect([compared.on, compared.comparison.added.length]).toEqual(['2025-01-01', 1])
  await decide(maker, version, 'propose', 'W-NEW')
  expect(await decide(checker, version, 'approve', 'W-NEW')).toMatchObject({ state: 'approved', revision: 1 })
  await database.adminPool.query(`update service_agreements set tariff_code = 'W-NEW' where agreement_id = 'G3'`)
  expect(await decide(checker, version, 'cancel', 'W-NEW')).toMatchObject({
    code: 'TARIFF_VERSION_IN_USE',
    facts: { liveAgreements: 1 },
  })
  await database.adminPool.query(`update service_agreements set tariff_code = 'W-RES' where agreement_id = 'G3'`)
  expect(await decide(checker, version, 'cancel', 'W-NEW')).toMatchObject({ state: 'cancelled', revision: 2 })
  expect((await maker.get('/tariffs/W-NEW')).statusCode).toBe(404)
  const again = await draft(file, { fromRevision: 0 })
  await decide(maker, again, 'propose', 'W-NEW')
  expect(await decide(checker, again, 'approve', 'W-NEW')).toMatchObject({ state: 'approved', revision: 3 })
  expect((await maker.get('/tariffs/W-NEW')).statusCode).toBe(200)
})

test('who uses a tariff, and a version of it, page by page', async () => {
  const ids = async (filter: object, range?: [number, number]) => {
    const { rows, total } = await maker.list<TariffUserRecordJson>('/tariff-users', {
      filter,
      ...(range === undefined ? {} : { range }),
    })
    return [rows.map((row) => row.id).join(' '), total]
  }
  expect(await ids({ tariffCode: 'W-RES' })).toEqual(['G1 G2 G3', 3])
  expect(await ids({ tariffCode: 'W-RES' }, [1, 1])).toEqual(['G2', 3])
  expect(await ids({ tariffCode: 'W-RES', isLive: true })).toEqual(['G1 G3', 2])
  expect(await ids({ tariffCode: 'W-RES', servedFrom: '2026-07-01', servedTo: '2026-11-30' })).toEqual(['G1', 1])
})

test('others read, and change nothing', async () => {
  const cashier = await api.as('cashier')
  expect((await cashier.post('/tariffs', { file: text(NEXT), reason: 'No' })).statusCode).toBe(403)
  const auditor = await api.as('auditor')
  expect((await auditor.get('/tariffs/W-RES/versions')).statusCode).toBe(200)
  expect((await auditor.get('/tariffs/NONE/versions')).statusCode).toBe(404)
  expect((await auditor.get(path(99))).statusCode).toBe(404)
})
