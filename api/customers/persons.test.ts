import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, type TestClient, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedAccounts, seedUtility } from '../../test/support/ledger.js'
import type { AccountPageJson } from './account-page-contract.js'
import type { CustomerPageJson } from './contract.js'

let database: TestDatabase
let api: TestApi
let clerk: TestClient
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1', 'A2'])
  api = await testApi(database, { config: { identifierKey: 'a key of the installation, long enough' } })
  clerk = await api.as('service_representative')
})
afterAll(async () => {
  await api.close()
  await database.close()
})

const person = async (id = 'C-A1', client = clerk) => (await client.get(`/customers/${id}`)).json<CustomerPageJson>()

describe('names', () => {
  it('are added with the days they were borne, and removed where they were never right', async () => {
    const add = (body: object) => clerk.post('/customers/C-A1/names', body)
    expect((await add({ kind: 'trade', name: 'Test & Sons', fromOn: '2020-01-01' })).statusCode).toBe(201)
    const wrong = (await add({ kind: 'alias', name: 'Tset' })).json().nameId as number
    expect((await add({ kind: 'former', name: 'Old', fromOn: '2020-01-02', toOn: '2020-01-01' })).json().code).toBe(
      'DAYS_REVERSED',
    )
    expect((await clerk.delete(`/customers/C-A1/names/${wrong}`)).statusCode).toBe(200)
    expect((await clerk.delete(`/customers/C-A1/names/${wrong}`)).statusCode).toBe(404)
    expect((await person()).person.names.map(({ kind, name, fromOn, toOn }) => [kind, name, fromOn, toOn])).toEqual([
      ['trade', 'Test & Sons', '2020-01-01', null],
    ])
  })

  it('keep the name until now as a former one when it changes, and find the customer by it', async () => {
    const rename = (version: number, body: object) => clerk.put('/customers/C-A1/name', { version, reason: 'Married', ...body })
    expect((await rename(1, {})).json().code).toBe('NAME_MISSING')
    expect((await rename(1, { givenName: 'Talia', familyName: 'Kirkbright' })).json()).toEqual({ customerId: 'C-A1', version: 2 })
    expect((await rename(1, { familyName: 'Other' })).json().code).toBe('CHANGED_MEANWHILE')
    const page = await person()
    expect(page.name).toBe('Talia Kirkbright')
    expect(page.person.names.find(({ kind }) => kind === 'former')).toMatchObject({ name: 'Test', toOn: '2026-09-15' })
    const { rows } = await clerk.list<{ id: string }>('/customers', { filter: { q: 'sons' } })
    expect(rows.map(({ id }) => id)).toEqual(['C-A1'])
    const search = (await clerk.get('/search?q=test%20sons')).json<{ groups: { hits: { id: string }[] }[] }>()
    expect(JSON.stringify(search)).toContain('C-A1')
  })
})

describe('numbers of documents', () => {
  const add = (body: object, client = clerk) => client.post('/customers/C-A1/identifiers', body)

  it('show their last characters, and are sealed in the database', async () => {
    const answer = await add({ kind: 'driving_licence', number: 'D 123-4567', issuer: 'Oregon', validUntil: '2030-01-31' })
    expect([answer.statusCode, answer.json().isKept]).toEqual([201, true])
    expect((await add({ kind: 'passport', number: '12 34' })).json().code).toBe('IDENTIFIER_FORM')
    const { identifiers } = (await person()).person
    expect(identifiers).toMatchObject([
      { kind: 'driving_licence', issuer: 'Oregon', lastCharacters: '67', validUntil: '2030-01-31', isKept: true },
    ])
    const tables = await database.adminPool.query<{ text: string }>(
      `select (select string_agg(t::text, '') from customer_identifiers t) || (select string_agg(t::text, '') from audit_log t)
         || (select string_agg(t::text, '') from idempotency_keys t) as text`,
    )
    expect(tables.rows[0]?.text).not.toMatch(/D1234567|D 123-4567/)
  })

  it('are revealed to who may and says why, each time with an audit row', async () => {
    const id = (await person()).person.identifiers[0]?.id
    const path = `/customers/C-A1/identifiers/${id}/reveal`
    expect((await (await api.as('cashier')).post(path, { reason: 'I am curious' })).statusCode).toBe(403)
    expect((await clerk.post(path, {})).statusCode).toBe(400)
    for (const _time of [1, 2]) {
      expect((await clerk.post(path, { reason: 'Compared with the document' })).json()).toEqual({ number: 'D1234567' })
    }
    const audit = await database.pool.query(
      `select actor_name, reason, after from audit_log where action = 'customers.identifier.reveal'`,
    )
    expect(audit.rows).toHaveLength(2)
    expect(audit.rows[0]).toEqual({
      actor_name: 'Test service_representative',
      reason: 'Compared with the document',
      after: { identifierId: id, kind: 'driving_licence', lastCharacters: '67' },
    })
  })

  it('without a key are not kept, and the key of another installation opens none', async () => {
    const id = (await person()).person.identifiers[0]?.id
    const other = await testApi(database, { config: { identifierKey: 'a key of another installation, as long' } })
    const theirs = await other.as('supervisor')
    expect((await theirs.post(`/customers/C-A1/identifiers/${id}/reveal`, { reason: 'Trying' })).json().code).toBe(
      'IDENTIFIER_NOT_KEPT',
    )
    await other.close()

    const keyless = await testApi(database)
    const supervisor = await keyless.as('supervisor')
    const added = (await add({ kind: 'tax_number', number: '123-45-6789' }, supervisor)).json()
    expect(added.isKept).toBe(false)
    const path = `/customers/C-A1/identifiers/${added.identifierId}`
    expect((await supervisor.post(`${path}/reveal`, { reason: 'Trying' })).json().code).toBe('IDENTIFIER_NOT_KEPT')
    expect((await supervisor.delete(path)).statusCode).toBe(200)
    expect((await supervisor.delete(path)).statusCode).toBe(404)
    await keyless.close()
  })
})

describe('parts in an account', () => {
  const path = '/accounts/A1/people/C-A2'
  it.each([
    [`${path}/power_of_attorney`, {}, 422, 'ROLE_NEEDS_DAYS'],
    [`${path}/power_of_attorney`, { fromOn: '2026-09-01', toOn: '2026-08-31' }, 422, 'DAYS_REVERSED'],
    ['/accounts/A9/people/C-A2/owner', {}, 404, 'NOT_FOUND'],
    ['/accounts/A1/people/C-A9/owner', {}, 404, 'NOT_FOUND'],
    [`${path}/main`, {}, 400, 'VALIDATION'],
    [`${path}/power_of_attorney`, { fromOn: '2026-09-01', toOn: '2026-09-15' }, 200, undefined],
    [`${path}/third_party_notice`, {}, 200, undefined],
  ])('%s %j: %i %s', async (url, body, status, code) => {
    const answer = await clerk.put(url, body)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })

  it('let a person speak for the account while the days last', async () => {
    const page = async () => (await clerk.get('/accounts/A1')).json<AccountPageJson>()
    const roles = async () => (await page()).identity.callers.map(({ role }) => role)
    expect((await page()).people.map(({ role, fromOn, toOn }) => [role, fromOn, toOn])).toEqual([
      ['power_of_attorney', '2026-09-01', '2026-09-15'],
      ['third_party_notice', null, null],
    ])
    expect(await roles()).toEqual(['main', 'power_of_attorney'])
    await database.pool.query(`update utility set business_date = '2026-09-16'`)
    expect(await roles()).toEqual(['main'])
    await database.pool.query(`update utility set business_date = '2026-09-15'`)
  })

  it('end once', async () => {
    expect((await clerk.delete(`${path}/third_party_notice`)).statusCode).toBe(200)
    expect((await clerk.delete(`${path}/third_party_notice`)).statusCode).toBe(404)
  })
})

describe('consents', () => {
  it('add up, and the newest word holds', async () => {
    const say = (isGiven: boolean) =>
      clerk.post('/customers/C-A1/consents', { purpose: 'marketing', isGiven, channel: 'phone', wording: 'News twice a year' })
    await say(true)
    await say(false)
    expect((await person()).person.consents).toMatchObject([
      {
        purpose: 'marketing',
        isGiven: false,
        channel: 'phone',
        givenOn: '2026-09-15',
        recordedBy: 'Test service_representative',
      },
    ])
    const kept = await database.pool.query('select is_given from customer_consents order by consent_id')
    expect(kept.rows.map((row: { is_given: boolean }) => row.is_given)).toEqual([true, false])
  })
})

describe('demographics', () => {
  const path = '/customers/C-A1/demographics/household_size'
  it('are held with what for, shown to few, and forgotten without a trace of the value', async () => {
    expect((await clerk.put(path, { value: '4' })).statusCode).toBe(400)
    expect((await clerk.put(path, { value: '4-seven-people', purpose: 'low_income_programme' })).statusCode).toBe(200)
    expect((await person()).person.demographics).toEqual([
      { kind: 'household_size', value: '4-seven-people', purpose: 'low_income_programme', recordedOn: '2026-09-15' },
    ])
    expect((await person('C-A1', await api.as('cashier'))).person.demographics).toBeNull()
    expect((await clerk.delete(path)).statusCode).toBe(200)
    expect((await clerk.delete(path)).statusCode).toBe(404)
    const audit = await database.pool.query<{ text: string }>(`select string_agg(t::text, '') as text from audit_log t`)
    expect(audit.rows[0]?.text).not.toContain('seven-people')
  })
})
