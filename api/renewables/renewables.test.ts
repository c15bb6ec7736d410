import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApi, type TestApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { SHARED_SOLAR } from '../../test/support/shared-solar.js'
import { importSolarUtility } from '../../test/support/solar-utility.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await importSolarUtility(database.pool, [], SHARED_SOLAR)
  await database.adminPool.query(`update service_agreements set account_id = 'A5' where agreement_id = 'G6'`)
  api = await testApi(database)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const reason = 'asked for in a letter'

test('generators, shares, programmes and meters billed together, as the pages of the console ask for them', async () => {
  const analyst = await api.as('billing_analyst')
  const sun = { id: 'SUN-1', name: 'Array', servicePointId: 'S1', counts: 'received', technology: 'solar', capacityKw: '120' }
  expect((await analyst.post('/generators', { ...sun, beganOn: '2026-01-01', reason })).statusCode).toBe(201)
  const share = { agreementId: 'G5', percent: '30', from: '2026-01-01', to: null, reason }
  expect((await analyst.post('/generators/SUN-1/shares', share)).statusCode).toBe(201)
  const more = await analyst.post('/generators/SUN-1/shares', { ...share, agreementId: 'G6', percent: '70.5' })
  expect([more.statusCode, more.json()]).toMatchObject([422, { code: 'SHARES_EXCEED', facts: { left: '70' } }])
  const farm = { id: 'FARM-1', name: 'The farm', method: 'sum', leadAgreementId: 'G5', members: ['G6'], reason }
  expect((await analyst.post('/aggregations', farm)).statusCode).toBe(201)
  const green = { name: 'Green blocks', kind: 'green_power', takes: 'blocks', kwhPerUnit: '100', lineCodes: ['E-GREEN'] }
  const capped = { ...green, cap: { kind: 'customers', amount: '1' }, reason }
  expect((await analyst.put('/programmes/green_blocks', capped)).statusCode).toBe(200)
  const enrolment = { agreementId: 'G5', amount: '3', capacityKw: null, from: '2026-01-01', to: null, reason }
  expect((await analyst.post('/programmes/green_blocks/enrolments', enrolment)).statusCode).toBe(201)
  const full = await analyst.post('/programmes/green_blocks/enrolments', { ...enrolment, agreementId: 'G6' })
  expect([full.statusCode, full.json()]).toMatchObject([409, { code: 'PROGRAMME_FULL', facts: { left: '0' } }])

  expect((await analyst.get('/agreements/G5/renewables')).json()).toMatchObject({
    generators: [],
    shares: [{ generatorId: 'SUN-1', percent: '30', to: null }],
    aggregations: [
      { id: 'FARM-1', leadAgreementId: 'G5', members: [{ agreementId: 'G6', rank: 1, from: '2026-01-01', to: null }] },
    ],
    enrolments: [{ programmeCode: 'green_blocks', takes: 'blocks', amount: '3' }],
  })
  expect((await analyst.get('/agreements/G1/renewables')).json()).toMatchObject({ generators: [{ id: 'SUN-1' }], shares: [] })
  expect((await analyst.get('/accounts/A5/shares')).json()).toMatchObject([{ agreementId: 'G5' }])
  expect((await analyst.get('/generators')).json()).toMatchObject([{ id: 'SUN-1', capacityKw: '120' }])
  expect((await analyst.get('/generators/SUN-1')).json()).toMatchObject({ shares: [{ customerName: 'Sol Ray' }] })
  expect((await analyst.get('/programmes/green_blocks')).json()).toMatchObject({
    programme: { cap: '1', soldKwh: '0', retired: 0 },
    enrolments: [{ accountId: 'A5' }],
  })
  expect((await analyst.get('/certificates')).json()).toEqual([])
  const minted = await analyst.post('/generators/SUN-1/mintings', { vintage: '2025-11', reason })
  expect([minted.statusCode, minted.json()]).toMatchObject([422, { code: 'MINT_MONTH' }])
  const cashier = await api.as('cashier')
  expect((await cashier.post('/generators/SUN-1/shares', share)).statusCode).toBe(403)
})
