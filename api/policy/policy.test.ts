import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedUtility } from '../../test/support/ledger.js'
import { demoPack, presetPack } from '../../test/support/policy.js'
import type { ComparisonJson, ExplanationJson, PackCheckJson, PackPageJson, PackRecordJson, VersionPageJson } from './contract.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

const REASON = { reason: 'Adopted by the council' }
const fileOf = (document: object) => ({ file: JSON.stringify(document, null, 2) })

describe('policy packs', () => {
  test('are checked with line and column by whoever may read them', async () => {
    const auditor = await api.as('auditor')
    const check = async (document: object) =>
      (await auditor.post('/policy-packs/validate', fileOf(document))).json<PackCheckJson>()
    expect((await check({ ...presetPack('us-pa-56'), pack: 'Bad Name' })).problems[0]).toMatchObject({ line: 2, path: 'pack' })
    expect((await check(demoPack())).problems[0]).toMatchObject({ code: 'PACK_UNKNOWN', path: 'extends[0]' })
    expect(await check(presetPack('us-ca-iou'))).toMatchObject({
      isValid: true,
      pack: { rows: 8, unconfirmed: 8, newestVersion: null },
    })
  })

  test('govern once one person proposed and another released them', async () => {
    const [ann, ben] = [await api.newUser('supervisor'), await api.newUser('supervisor')]
    for (const document of [presetPack('municipal-default'), demoPack()]) {
      const { pack } = (await ann.post('/policy-packs', { ...fileOf(document), ...REASON })).json<{ pack: string }>()
      const path = `/policy-packs/${pack}/versions/1`
      expect((await ann.post(`${path}/propose`, REASON)).json()).toEqual({ pack, version: 1, state: 'proposed' })
      expect((await ann.post(`${path}/release`, REASON)).json()).toMatchObject({ code: 'POLICY_OWN_RELEASE' })
      expect((await ben.post(`${path}/release`, { ...REASON, on: '2026-09-01' })).json()).toMatchObject({ state: 'released' })
    }
    const { rows } = await ann.list<PackRecordJson>('/policy-packs', { filter: { isInForce: true } })
    expect(rows).toMatchObject([
      { id: 'alder-creek', level: 'utility', inForceVersion: 1, inForceFrom: '2026-09-01', unconfirmed: 0 },
      { id: 'municipal-default', level: 'commission', inForceVersion: 1 },
    ])
    const page = (await ann.get('/policy-packs/alder-creek')).json<PackPageJson>()
    expect(page.versions).toMatchObject([{ version: 1, state: 'released', isInForce: true, acts: ['withdraw'] }])
  })

  test('tell what they override', async () => {
    const page = (await (await api.as('auditor')).get('/policy-packs/alder-creek/versions/1')).json<VersionPageJson>()
    const fees = page.subjects.find(({ title }) => title === 'Bills and late fees')?.rows
    expect(fees).toMatchObject([
      { key: 'late_fee.rule', valueText: 'kind none', from: null, to: '2026-09-30' },
      {
        key: 'late_fee.rule',
        valueText: 'kind once, percent 4, cap amount 40.00, minimum overdue 15.00',
        overrides: [{ pack: 'municipal-default', valueText: 'kind once, percent 5, cap amount 50.00, minimum overdue 10.00' }],
      },
    ])
  })

  test('explain which rule holds, over which others', async () => {
    const clerk = await api.as('service_representative')
    const ask = async (query: Record<string, string>) =>
      (
        await clerk.get('/policy-explanation', { query: { service: 'water', customerClass: 'residential', ...query } })
      ).json<ExplanationJson>()
    const fee = await ask({ key: 'late_fee.rule' })
    expect([fee.day, fee.holds[0]?.pack, fee.overridden[0]?.pack]).toEqual(['2026-09-15', 'alder-creek', 'municipal-default'])
    const seasons = await ask({ key: 'season.rule' })
    expect(seasons.holds.map(({ pack }) => pack)).toEqual(['municipal-default', 'alder-creek'])
    const plan = await ask({ key: 'plan.term', programmes: 'low_income, other' })
    expect([plan.holds[0]?.valueText, plan.overridden.length]).toEqual(['min instalments 2, max instalments 12, unit month', 1])
    expect(await ask({ key: 'plan.term', day: '2026-08-31' })).toMatchObject({ code: 'POLICY_NOT_GOVERNED' })
    expect(await ask({ key: 'no.such' })).toMatchObject({ code: 'VALIDATION' })
    const elsewhere = await ask({ key: 'plan.term', pack: 'municipal-default', service: 'electric' })
    expect(elsewhere.chain).toEqual([{ pack: 'municipal-default', name: 'Municipal utilities, plain default', version: 1 }])
  })

  test('are compared, version with version and with a file', async () => {
    const analyst = await api.as('billing_analyst')
    const changed = {
      ...demoPack(),
      rows: demoPack().rows.map((row) => (row.key === 'cut.min_amount' ? { ...row, value: '100.00' } : row)),
    }
    const withFile = (
      await analyst.post('/policy-packs/alder-creek/compare', { before: 1, ...fileOf(changed) })
    ).json<ComparisonJson>()
    expect(withFile).toMatchObject({ further: 1, less: 0, changes: [{ key: 'cut.min_amount', effect: 'further' }] })
    await analyst.post('/policy-packs', { ...fileOf(changed), ...REASON })
    const back = (await analyst.post('/policy-packs/alder-creek/compare', { before: 2, after: 1 })).json<ComparisonJson>()
    expect(back).toMatchObject({ further: 0, less: 1, before: 'version 2', after: 'version 1' })
    expect((await analyst.post('/policy-packs/alder-creek/compare', { before: 1 })).statusCode).toBe(400)
  })

  test('show a row of secondary sources as unconfirmed until somebody read its source', async () => {
    const analyst = await api.as('billing_analyst')
    await analyst.post('/policy-packs', { ...fileOf(presetPack('us-ca-sb998')), ...REASON })
    const body = {
      row: 0,
      confirmedBy: 'Dana Reyes, counsel',
      confirmedOn: '2026-09-10',
      source: 'Health and Safety Code, current text',
    }
    expect((await analyst.post('/policy-packs/us-ca-sb998/versions/1/confirm', body)).statusCode).toBe(200)
    expect((await analyst.post('/policy-packs/us-ca-sb998/versions/1/confirm', body)).json()).toMatchObject({
      code: 'POLICY_CONFIRMED',
    })
    const page = (await analyst.get('/policy-packs/us-ca-sb998/versions/1')).json<VersionPageJson>()
    expect(
      page.subjects[0]?.rows.map(({ key, isUnconfirmed, confirmation }) => [key, isUnconfirmed, confirmation?.confirmedBy]),
    ).toEqual([
      ['cut.min_age', false, 'Dana Reyes, counsel'],
      ['contact.personal', true, undefined],
    ])
    const { rows } = await analyst.list<PackRecordJson>('/policy-packs', { filter: { q: 'senate' } })
    expect(rows[0]).toMatchObject({ rows: 4, unconfirmed: 3, inForceVersion: null })
  })

  test('are released by supervisors only', async () => {
    const analyst = await api.as('billing_analyst')
    expect((await analyst.post('/policy-packs/alder-creek/versions/2/release', REASON)).statusCode).toBe(403)
    expect((await (await api.as('cashier')).post('/policy-packs', { ...fileOf(demoPack()), ...REASON })).statusCode).toBe(403)
  })
})
