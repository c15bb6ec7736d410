import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, type TestClient, testApi } from '../../test/support/api.js'
import { importAlderCreek } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import type { AccountPageJson } from './account-page-contract.js'
import type { CustomerPageJson } from './contract.js'
import type { DuplicateJson, MergePreviewJson } from './merge-contract.js'

let database: TestDatabase
let api: TestApi
let clerk: TestClient
/** Main customers of the first two accounts, both persons. */
let kept: string
let merged: string
let account: string
beforeAll(async () => {
  database = await testDatabase()
  await importAlderCreek(database.pool, '2026-09-01')
  api = await testApi(database)
  clerk = await api.as('service_representative')
  const two = await database.pool.query<{ customer_id: string; account_id: string }>(
    `select customer_id, account_id from accounts a join customers using (customer_id)
     where kind = 'person' and not exists (select from accounts o where o.customer_id = a.customer_id and o.account_id <> a.account_id)
     order by account_id limit 2`,
  )
  kept = two.rows[0]?.customer_id ?? ''
  merged = two.rows[1]?.customer_id ?? ''
  account = two.rows[1]?.account_id ?? ''
}, 120_000)
afterAll(async () => {
  await api.close()
  await database.close()
})

const page = async (id: string) => (await clerk.get(`/customers/${id}`)).json<CustomerPageJson>()
const duplicates = async (id: string) => (await clerk.get(`/customers/${id}/duplicates`)).json<DuplicateJson[]>()

/** Every row that says who somebody is or whose something is, and the books, as text. */
async function everything(): Promise<Record<string, string>> {
  const tables = [
    'accounts',
    'account_people',
    'customer_contacts',
    'contact_preferences',
    'premises',
    'alerts',
    'customer_names',
  ]
  const books = ['journal_entries', 'postings', 'open_items', 'bills', 'payments']
  const found: Record<string, string> = {}
  for (const table of [...tables, ...books]) {
    const rows = await database.adminPool.query<{ hash: string }>(
      `select md5(string_agg(r, '\n')) as hash from (select t::text as r from ${table} t order by 1) rows`,
    )
    found[table] = rows.rows[0]?.hash ?? ''
  }
  return found
}

describe('records that look alike', () => {
  it('are hinted, with why', async () => {
    expect((await duplicates(kept)).map(({ id }) => id)).not.toContain(merged)
    await database.pool.query(
      `update customers o set phone = c.phone, email = 'one@example.org' from customers c where c.customer_id = $1 and o.customer_id = $2`,
      [kept, merged],
    )
    await database.pool.query(`update customers set email = 'ONE@example.org' where customer_id = $1`, [kept])
    expect((await duplicates(kept)).find(({ id }) => id === merged)?.reasons).toEqual(['email', 'phone'])
  })

  it('stop a customer from being added twice until somebody says that it is another', async () => {
    const body = { kind: 'person', givenName: 'Talia', familyName: 'Kirkbright', email: 'one@example.org', mailLine1: '1 New St' }
    const rest = { mailCity: 'Alder Creek', mailState: 'OR', mailPostcode: '97995' }
    const add = (more: object = {}) => clerk.post('/customers', { ...body, ...rest, ...more })
    const refused = await add()
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'POSSIBLE_DUPLICATE'])
    expect(refused.json().facts.duplicates.map((one: DuplicateJson) => one.id)).toEqual([kept, merged].sort())
    expect((await add({ familyName: null, givenName: ' ' })).json().code).toBe('NAME_MISSING')
    expect((await add({ email: 'nothing' })).json().code).toBe('EMAIL_INVALID')
    const headers = { 'idempotency-key': randomUUID() }
    const added = await clerk.post('/customers', { ...body, ...rest, isAnother: true }, { headers })
    expect((await clerk.post('/customers', { ...body, ...rest, isAnother: true }, { headers })).json()).toEqual(added.json())
    expect((await page(added.json().customerId)).name).toBe('Talia Kirkbright')
    await database.pool.query(`update customers set email = null where customer_id = $1`, [added.json().customerId])
  })
})

describe('merging', () => {
  it('is shown before it is done, and showing changes nothing', async () => {
    await clerk.post(`/customers/${merged}/contacts`, { kind: 'mobile', value: '+1-541-555-0111' })
    await clerk.post(`/customers/${kept}/contacts`, { kind: 'mobile', value: '+1-541-555-0111' })
    await clerk.post(`/customers/${merged}/contacts`, { kind: 'mobile', value: '+1-541-555-0112' })
    await clerk.post('/alerts', { subjectKind: 'customer', subjectId: merged, severity: 'info', text: 'A word' })
    await clerk.post(`/customers/${merged}/interactions`, { kind: 'note', summary: 'Said before the merge' })
    const before = await everything()
    const preview = (await clerk.post(`/customers/${kept}/merge-preview`, { mergedId: merged })).json<MergePreviewJson>()
    expect(preview.tables).toEqual(
      expect.arrayContaining([
        { table: 'account_people', moves: 1, stays: 0 },
        { table: 'accounts', moves: 1, stays: 0 },
        { table: 'alerts', moves: 1, stays: 0 },
        { table: 'customer_contacts', moves: 1, stays: 1 },
      ]),
    )
    expect(await everything()).toEqual(before)
  })

  it('moves what refers to the record, leaves the books alone, and is undone exactly', async () => {
    const before = await everything()
    const supervisor = await api.as('supervisor')
    const headers = { 'idempotency-key': randomUUID() }
    const body = { mergedId: merged, reason: 'The same person, moved in twice' }
    const first = await supervisor.post(`/customers/${kept}/merges`, body, { headers })
    expect(first.statusCode).toBe(201)
    expect((await supervisor.post(`/customers/${kept}/merges`, body, { headers })).json()).toEqual(first.json())

    const after = await everything()
    for (const table of ['journal_entries', 'postings', 'open_items', 'bills', 'payments'])
      expect(after[table]).toBe(before[table])
    const now = await page(kept)
    expect(now.accounts.map(({ accountId }) => accountId)).toContain(account)
    expect(now.alerts.map(({ text }) => text)).toEqual(['A word'])
    expect(now.interactions.map(({ summary }) => summary)).toContain('Said before the merge')
    expect(now.merges).toMatchObject([{ mergedId: merged, businessDate: '2026-09-01', mergedBy: 'Test supervisor' }])
    expect((await page(merged)).mergedInto).toBe(kept)
    expect((await clerk.get(`/accounts/${account}`)).json<AccountPageJson>().customerId).toBe(kept)
    expect((await clerk.list('/customers', { filter: { id: merged } })).total).toBe(0)
    expect((await clerk.get(`/search?q=${merged}`)).body).toContain(kept)
    await expectSoundBooks(database.pool)

    const undo = (key = randomUUID()) =>
      supervisor.post(
        `/customer-merges/${first.json().mergeId}/undo`,
        { reason: 'Father and son' },
        { headers: { 'idempotency-key': key } },
      )
    const undone = randomUUID()
    expect((await undo(undone)).statusCode).toBe(200)
    expect((await undo(undone)).statusCode).toBe(200)
    expect((await undo()).json().code).toBe('MERGE_UNDONE')
    expect(await everything()).toEqual(before)
    expect(await page(kept)).toMatchObject({ merges: [], alerts: [] })
    expect((await page(merged)).mergedInto).toBeNull()
  })

  it('is not undone over what was changed since', async () => {
    const mergeId = (await clerk.post(`/customers/${kept}/merges`, { mergedId: merged, reason: 'The same person' })).json()
      .mergeId
    const moved = await database.pool.query(
      `update accounts set customer_id = (select min(customer_id) from customers where customer_id not in ($1, $2)) where account_id = $3`,
      [kept, merged, account],
    )
    expect(moved.rowCount).toBe(1)
    const before = await everything()
    expect((await clerk.post(`/customer-merges/${mergeId}/undo`, { reason: 'Not the same' })).json().code).toBe('MERGE_CHANGED')
    expect(await everything()).toEqual(before)
  })

  it.each([
    ['itself', () => [kept, kept], 422, 'MERGE_SELF'],
    ['nobody', () => [kept, 'C999999'], 404, 'NOT_FOUND'],
    ['what was merged already', () => [kept, merged], 409, 'MERGED_ALREADY'],
  ] as const)('is refused with %s', async (_what, ids, status, code) => {
    const [keptId, mergedId] = ids()
    const answer = await clerk.post(`/customers/${keptId}/merges`, { mergedId, reason: 'The same' })
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })

  it('is refused between a person and an organisation', async () => {
    const found = await database.pool.query<{ id: string }>(
      `select customer_id as id from customers where kind = 'organisation' order by 1 limit 1`,
    )
    const answer = await clerk.post(`/customers/${kept}/merge-preview`, { mergedId: found.rows[0]?.id })
    expect(answer.json().code).toBe('MERGE_KINDS')
  })
})
