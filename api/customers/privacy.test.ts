import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, type TestClient, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import type { CustomerPageJson } from './contract.js'

let database: TestDatabase
let api: TestApi
let supervisor: TestClient
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1:closed', 'A2', 'A3:closed'])
  await seedItems(database.pool, [['A3', 'bill', '2026-01-01', '7.50', 'water']])
  await database.pool.query(`update customers set given_name = 'Talia', family_name = 'Kirkbright', email = 'talia@example.org'`)
  api = await testApi(database, { config: { identifierKey: 'a key of the installation, long enough' } })
  supervisor = await api.as('supervisor')
  await supervisor.put('/customers/C-A1/pin', { pin: '8023' })
  await supervisor.post('/customers/C-A1/identifiers', { kind: 'passport', number: 'X1234567' })
  await supervisor.post('/accounts/A1/interactions', { kind: 'call', summary: 'Talia is ill', body: 'Details of it' })
})
afterAll(async () => {
  await api.close()
  await database.close()
})

const erase = (id: string) => supervisor.post(`/customers/${id}/erasure`, { reason: 'Asked for it in writing' })

describe('what is on record about a person', () => {
  it('is given to them as data and as text, without secrets, and the audit knows', async () => {
    const ask = async (form: string) => (await supervisor.post('/customers/C-A1/export', { form, reason: 'Asked for it' })).json()
    const { name, content } = await ask('json')
    const data = JSON.parse(content) as Record<string, Record<string, unknown>[]>
    expect(name).toBe('C-A1.json')
    expect(data.customers?.[0]).toMatchObject({ customer_id: 'C-A1', family_name: 'Kirkbright' })
    expect(data.interactions_of_accounts?.map((row) => row.summary)).toEqual(['Talia is ill'])
    expect(data.customer_identifiers?.[0]).toMatchObject({ kind: 'passport', last_characters: '67' })
    expect(content).not.toMatch(/argon2|X1234567|sealed|fingerprint/)
    expect((await ask('text')).content).toContain('  Family name: Kirkbright')
    const audit = await database.pool.query(`select reason from audit_log where action = 'customers.export'`)
    expect(audit.rows).toEqual([{ reason: 'Asked for it' }, { reason: 'Asked for it' }])
  })

  it('is not given by who may not', async () => {
    const cashier = await api.as('cashier')
    expect((await cashier.post('/customers/C-A1/export', { form: 'json', reason: 'I am curious' })).statusCode).toBe(403)
    expect((await supervisor.post('/customers/C-A9/export', { form: 'json', reason: 'Nobody' })).statusCode).toBe(404)
  })
})

describe('erasing a person', () => {
  it.each([
    ['C-A2', 'ERASE_ACCOUNT_OPEN'],
    ['C-A3', 'ERASE_MONEY_OPEN'],
    ['C-A1', 'ERASE_RETAINED'],
  ])('%s is refused: %s, and the preview says why', async (id, code) => {
    const answer = await erase(id)
    expect(answer.json().code).toBe(code)
    expect((await supervisor.get(`/customers/${id}/erasure`)).json()).toEqual({ refusedBecause: answer.json().detail, stays: [] })
  })

  it('leaves a mark, empties what was said, keeps the books, and says what stays', async () => {
    await database.pool.query(`update utility set business_date = '2033-01-31'`)
    const preview = (await supervisor.get('/customers/C-A1/erasure')).json()
    const answer = await erase('C-A1')
    expect(answer.json()).toEqual({ customerId: 'C-A1', stays: preview.stays })
    expect((await erase('C-A1')).json().code).toBe('ERASED_ALREADY')
    const page = (await supervisor.get('/customers/C-A1')).json<CustomerPageJson>()
    expect(page).toMatchObject({ name: 'Erased', email: null, phone: null, dateOfBirth: null, erasedOn: '2033-01-31' })
    expect(page.person).toMatchObject({ names: [], identifiers: [] })
    expect(page.identity.callers[0]?.hasPin).toBe(false)
    expect(page.interactions.map(({ summary, body }) => [summary, body])).toEqual([['Erased', null]])
    await expectSoundBooks(database.pool)
  })

  it('cannot be used by the application to empty what another said', async () => {
    await expect(database.pool.query(`select erase_written_words('C-A2')`)).rejects.toThrow(/PENSTOCK_NOT_ERASED/)
    await expect(database.adminPool.query(`update interactions set summary = 'x'`)).rejects.toThrow(/PENSTOCK_IMMUTABLE/)
  })
})
