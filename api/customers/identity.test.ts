import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedAccounts, seedUtility } from '../../test/support/ledger.js'
import type { AccountPageJson } from './account-page-contract.js'
import type { CustomerPageJson, InteractionRecordJson } from './contract.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1', 'A2', 'A3', 'A4'])
  await database.pool.query(`update customers set date_of_birth = '1961-04-09', phone = '+1-541-555-0179'`)
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

const right = [
  { question: 'date_of_birth', said: '1961-04-09' },
  { question: 'postcode', said: '90000' },
]
const wrong = [
  { question: 'date_of_birth', said: '1961-04-10' },
  { question: 'postcode', said: '90000' },
]
const clerk = () => api.as('service_representative')
const check = async (customer: string, body: object, headers: Record<string, string> = {}) =>
  (await clerk()).post(`/customers/${customer}/identity-checks`, body, { headers: { ...headers } })
const settings = (identification: object) =>
  database.pool.query(`update utility set settings = settings || jsonb_build_object('identification', $1::jsonb)`, [
    JSON.stringify(identification),
  ])

describe('questions', () => {
  it('verify who answers all of them right, which the account page and the notes show', async () => {
    const answer = await check('C-A1', { accountId: 'A1', answers: right })
    expect([answer.statusCode, answer.json()]).toEqual([201, { checkId: expect.any(Number), result: 'passed', triesLeft: 3 }])
    const page = (await (await clerk()).get('/accounts/A1')).json<AccountPageJson>()
    expect(page.identity).toMatchObject({ questionsNeeded: 2, demandedFor: [] })
    expect(page.identity.callers).toMatchObject([
      {
        customerId: 'C-A1',
        role: 'main',
        hasPin: false,
        isLocked: false,
        questions: ['date_of_birth', 'postcode', 'phone'],
        verified: { by: 'Test service_representative', method: 'questions' },
      },
    ])
    const { rows } = await (await clerk()).list<InteractionRecordJson>('/interactions', { filter: { type: 'identity' } })
    expect(rows.map((row) => [row.accountId, row.customerId, row.summary])).toEqual([
      ['A1', 'C-A1', 'Test: identity verified by 2 questions'],
    ])
  })

  it('keep nothing of what was said', async () => {
    const kept = await database.adminPool.query<{ text: string }>(
      `select (select string_agg(t::text, '') from identity_checks t) || (select string_agg(t::text, '') from interactions t)
         || (select string_agg(t::text, '') from audit_log t) as text`,
    )
    expect(kept.rows[0]?.text).not.toContain('1961')
  })

  it.each([
    [[right[0]], 'IDENTITY_QUESTIONS'],
    [[right[0], right[0]], 'IDENTITY_QUESTIONS'],
    [[right[0], { question: 'meter_number', said: 'W1' }], 'IDENTITY_QUESTIONS'],
    [[right[0], { question: 'last_bill_total', said: '10' }], 'IDENTITY_QUESTIONS'],
  ])('%j: %s', async (answers, code) => {
    expect((await check('C-A2', { answers })).json().code).toBe(code)
  })

  it('lock the customer for the day after three wrong checks, until a supervisor lets them try again', async () => {
    const key = { 'idempotency-key': randomUUID() }
    const first = await check('C-A2', { answers: wrong }, key)
    expect(first.json()).toMatchObject({ result: 'failed', triesLeft: 2 })
    expect((await check('C-A2', { answers: wrong }, key)).json()).toEqual(first.json())
    expect((await check('C-A2', { answers: wrong })).json()).toMatchObject({ triesLeft: 1 })
    expect((await check('C-A2', { pin: '4711' })).json().code).toBe('PIN_NOT_SET')
    expect((await check('C-A2', { answers: wrong })).json()).toMatchObject({ triesLeft: 0 })
    expect((await check('C-A2', { answers: right })).json().code).toBe('IDENTITY_LOCKED')
    const page = (await (await clerk()).get('/customers/C-A2')).json<CustomerPageJson>()
    expect(page.identity.callers[0]).toMatchObject({ isLocked: true, verified: null })

    const supervisor = await api.as('supervisor')
    const unlock = () => supervisor.post('/customers/C-A2/identity-unlocks', { reason: 'Spoke to her myself' })
    expect((await unlock()).json()).toEqual({ triesLeft: 3 })
    expect((await unlock()).json().code).toBe('IDENTITY_NOT_LOCKED')
    expect((await check('C-A2', { answers: right })).json()).toMatchObject({ result: 'passed' })
    const other = await (await clerk()).post('/customers/C-A2/identity-unlocks', { reason: 'I want to' })
    expect(other.statusCode).toBe(403)
  })

  it('open by themselves on the next day', async () => {
    for (const _try of [1, 2, 3]) await check('C-A4', { answers: wrong })
    expect((await check('C-A4', { answers: right })).json().code).toBe('IDENTITY_LOCKED')
    await database.pool.query(`update utility set business_date = '2026-09-16'`)
    expect((await check('C-A4', { answers: right })).json()).toMatchObject({ result: 'passed' })
    await database.pool.query(`update utility set business_date = '2026-09-15'`)
  })
})

describe('a PIN', () => {
  it('is kept as a hash, replaced, and compared', async () => {
    const set = async (pin: string) => (await clerk()).put('/customers/C-A3/pin', { pin })
    expect((await set('1961')).json().code).toBe('PIN_WEAK')
    expect((await set('12')).json().code).toBe('PIN_FORM')
    expect((await set('8023')).statusCode).toBe(200)
    expect((await set('4711')).statusCode).toBe(200)
    expect((await check('C-A3', { pin: '8023' })).json()).toMatchObject({ result: 'failed', triesLeft: 2 })
    expect((await check('C-A3', { pin: '4711' })).json()).toMatchObject({ result: 'passed', triesLeft: 3 })
    const kept = await database.pool.query<{ pin_hash: string }>('select pin_hash from customer_pins')
    expect(kept.rows.map((row) => row.pin_hash.slice(0, 9))).toEqual(['$argon2id'])
  })

  it('is not taken by a utility that wants none', async () => {
    await settings({ pin: false })
    expect((await check('C-A3', { pin: '4711' })).json().code).toBe('PIN_NOT_SET')
    await settings({})
  })

  it('or answers are given, not both nor neither', async () => {
    expect((await check('C-A3', {})).statusCode).toBe(400)
    expect((await check('C-A3', { pin: '4711', answers: right })).statusCode).toBe(400)
  })
})

describe('acts for which a utility demands it', () => {
  it('are refused until the caller was verified today', async () => {
    await seedAccounts(database.pool, ['A5'])
    await database.pool.query(
      `update customers set date_of_birth = '1970-01-31', email = 'five@example.org' where customer_id = 'C-A5'`,
    )
    await settings({ demanded_for: ['change_contact_data', 'change_delivery'] })
    const phone = async () => (await clerk()).post('/customers/C-A5/contacts', { kind: 'mobile', value: '+1-541-555-0111' })
    const delivery = async () => (await clerk()).patch('/accounts/A5', { version: 1, delivery: 'both' })
    expect([(await phone()).json().code, (await delivery()).json().code]).toEqual([
      'IDENTITY_NOT_VERIFIED',
      'IDENTITY_NOT_VERIFIED',
    ])
    const answers = [{ question: 'date_of_birth', said: '1970-01-31' }, right[1]]
    expect((await check('C-A5', { accountId: 'A5', answers })).json()).toMatchObject({ result: 'passed' })
    expect([(await phone()).statusCode, (await delivery()).statusCode]).toEqual([201, 200])
    await settings({})
  })
})
