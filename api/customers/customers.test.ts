import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { processesOfAccounts } from '../../test/support/woken.js'
import type { AccountPageJson } from './account-page-contract.js'
import type { AccountRecordJson, CustomerPageJson, InteractionRecordJson } from './contract.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1', 'A2', 'A3:closed'])
  await seedItems(database.pool, [
    ['A1', 'bill', '2026-08-01', '100.00', 'water'],
    ['A1', 'bill', '2026-09-20', '40.00', 'water'],
    ['A2', 'credit', '2026-09-01', '-5.00', 'water'],
    ['A3', 'bill', '2026-07-01', '7.50', 'water'],
  ])
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

describe('the list of accounts', () => {
  it.each<[object, string[]]>([
    [{}, ['A1', 'A2', 'A3']],
    [{ isPastDue: true }, ['A1', 'A3']],
    [{ hasCredit: true }, ['A2']],
    [{ status: 'closed', owes: true }, ['A3']],
    [{ q: 'a2' }, ['A2']],
    [{ q: 'TEST' }, ['A1', 'A2', 'A3']],
    [{ q: '100%' }, []],
    [{ id: ['A1', 'A3'] }, ['A1', 'A3']],
  ])('%j', async (filter, expected) => {
    const { rows } = await (await api.as('service_representative')).list<AccountRecordJson>('/accounts', { filter })
    expect(rows.map((row) => row.id)).toEqual(expected)
  })

  it('sorts by what is owed, and pages', async () => {
    const clerk = await api.as('service_representative')
    const first = await clerk.list<AccountRecordJson>('/accounts', { sort: ['balance', 'DESC'], range: [0, 1] })
    expect(first.rows.map((row) => [row.id, row.balance, row.pastDue])).toEqual([
      ['A1', '140.00', '100.00'],
      ['A3', '7.50', '7.50'],
    ])
    expect(first.total).toBe(3)
    const second = await clerk.list<AccountRecordJson>('/accounts', { sort: ['balance', 'DESC'], range: [2, 3] })
    expect(second.rows.map((row) => row.id)).toEqual(['A2'])
  })
})

describe('the account page', () => {
  it('tells how the account stands', async () => {
    const page = (await (await api.as('service_representative')).get('/accounts/A1')).json<AccountPageJson>()
    expect(page.money).toMatchObject({ balance: '140.00', pastDue: '100.00', oldestDueOn: '2026-08-01', credit: '0.00' })
    expect(page.money?.aging.filter((bucket) => bucket.amount !== '0.00').map(({ code, amount }) => [code, amount])).toEqual([
      ['not_due', '40.00'],
      ['31-60', '100.00'],
    ])
    expect(page.next).toEqual([{ kind: 'due', on: '2026-09-20', subject: '', amount: '40.00', note: null }])
    expect(page.people.map((person) => person.role)).toEqual([])
  })

  it('names the day on which a process that touches it goes on', async () => {
    await processesOfAccounts(database.pool, ['A3'], '2026-09-19')
    const page = (await (await api.as('service_representative')).get('/accounts/A3')).json<AccountPageJson>()
    expect(page.next).toEqual([{ kind: 'process', on: '2026-09-19', subject: 'listener/A3', amount: null, note: 'A3' }])
  })

  it('leaves out what a role may not see', async () => {
    const page = (await (await api.as('field')).get('/accounts/A1')).json<AccountPageJson>()
    expect([page.money, page.bills, page.usage, page.payments]).toEqual([null, null, null, null])
    expect(page.tasks).toEqual([])
  })

  it('does not exist for a number that is none', async () => {
    const answer = await (await api.as('auditor')).get('/accounts/A999')
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'NOT_FOUND'])
  })
})

describe('notes', () => {
  it('are kept once however often they are sent, and make a task for the day to come back', async () => {
    const clerk = await api.as('service_representative')
    const note = { kind: 'call', direction: 'in', summary: 'Pays on Friday, card 4111 1111 1111 1111', followUpOn: '2026-09-18' }
    const headers = { 'idempotency-key': randomUUID() }
    const first = await clerk.post('/accounts/A1/interactions', note, { headers })
    const again = await clerk.post('/accounts/A1/interactions', note, { headers })
    expect(first.statusCode).toBe(201)
    expect(again.json()).toEqual(first.json())
    const other = await clerk.post('/accounts/A1/interactions', { ...note, summary: 'Another' }, { headers })
    expect(other.json().code).toBe('IDEMPOTENCY_KEY_REUSED')

    const { rows } = await clerk.list<InteractionRecordJson>('/interactions', { filter: { accountId: 'A1' } })
    expect(rows.map((row) => row.summary)).toEqual(['Pays on Friday, card ************1111'])
    const page = (await clerk.get('/accounts/A1')).json<AccountPageJson>()
    expect(page.tasks?.map((task) => [task.queue, task.dueOn, task.accountId])).toEqual([['call_back', '2026-09-18', 'A1']])
  })

  it.each([
    ['/accounts/NONE/interactions', 404],
    ['/customers/NONE/interactions', 404],
    ['/customers/C-A1/interactions', 201],
  ])('%s answers %i', async (path, status) => {
    expect((await (await api.as('collections')).post(path, { kind: 'note', summary: 'A word' })).statusCode).toBe(status)
  })
})

describe('contact data', () => {
  const change = async (version: number, changes: object) =>
    (await api.as('service_representative')).patch('/customers/C-A2', { version, changes })

  it('is changed from the version that was seen, and audited with both values', async () => {
    const answer = await change(1, { email: ' new@example.org ', mailLine2: 'Flat 2' })
    expect(answer.json()).toEqual({ customerId: 'C-A2', version: 2 })
    const audit = await database.pool.query("select before, after from audit_log where action = 'customers.customer.change'")
    expect(audit.rows).toEqual([
      { before: { email: null, mailLine2: null }, after: { email: 'new@example.org', mailLine2: 'Flat 2' } },
    ])
  })

  it('is refused to the second of two people, with who, and both values', async () => {
    const answer = await change(1, { email: 'other@example.org', senior: true })
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({
      code: 'CHANGED_MEANWHILE',
      facts: {
        version: 2,
        changedBy: 'Test service_representative',
        conflicts: [
          { field: 'email', yours: 'other@example.org', theirs: 'new@example.org' },
          { field: 'senior', yours: true, theirs: false },
        ],
      },
    })
  })

  it.each([
    [{ email: 'no address' }, 'EMAIL_INVALID'],
    [{ phone: '12' }, 'PHONE_INVALID'],
    [{ name: 'X' }, 'VALIDATION'],
  ])('%j: %s', async (changes, code) => {
    expect((await change(2, changes)).json().code).toBe(code)
  })

  it('nothing changed is no change', async () => {
    expect((await change(2, { email: 'new@example.org' })).json()).toEqual({ customerId: 'C-A2', version: 2 })
  })
})

describe('preferences and further contacts', () => {
  it('go only by channels that reach the customer', async () => {
    const clerk = await api.as('service_representative')
    const set = (messageKind: string, channel: string | null) =>
      clerk.put('/customers/C-A1/preferences', { choices: [{ messageKind, channel }] })
    expect((await set('reminder', 'sms')).json().code).toBe('NO_ADDRESS_FOR_CHANNEL')
    expect((await set('bill', 'none')).json().code).toBe('NO_ADDRESS_FOR_CHANNEL')
    const added = await clerk.post('/customers/C-A1/contacts', { kind: 'mobile', value: '+1-541-555-0100', label: 'daughter' })
    expect(added.statusCode).toBe(201)
    expect((await set('reminder', 'sms')).json().preferences).toEqual([{ messageKind: 'reminder', channel: 'sms' }])
    expect((await set('reminder', null)).json().preferences).toEqual([])

    const page = (await clerk.get('/customers/C-A1')).json<CustomerPageJson>()
    expect(page.contacts.map(({ kind, value, label }) => [kind, value, label])).toEqual([
      ['mobile', '+1-541-555-0100', 'daughter'],
    ])
    const path = `/customers/C-A1/contacts/${page.contacts[0]?.id}`
    expect((await clerk.delete(path)).statusCode).toBe(200)
    expect((await clerk.delete(path)).statusCode).toBe(404)
    expect((await clerk.get('/customers/C-A1')).json<CustomerPageJson>().contacts).toEqual([])
  })
})

describe('delivery of bills', () => {
  it.each([
    ['A1', 1, 'email', 422, 'NO_ADDRESS_FOR_CHANNEL'],
    ['A2', 9, 'email', 409, 'CHANGED_MEANWHILE'],
    ['A2', 1, 'email', 200, undefined],
    ['A2', 2, 'email', 200, undefined],
    ['A9', 1, 'post', 404, 'NOT_FOUND'],
  ])('%s from version %i to %s: %i %s', async (account, version, delivery, status, code) => {
    const answer = await (await api.as('supervisor')).patch(`/accounts/${account}`, { version, delivery })
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })
})
