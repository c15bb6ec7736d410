import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, testApi } from '../../test/support/api.js'
import { importAlderCreek } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import type { AccountPageJson } from './account-page-contract.js'
import type { AlertRecordJson } from './alert-contract.js'
import type { CustomerPageJson } from './contract.js'

let database: TestDatabase
let api: TestApi
let account: AccountPageJson
beforeAll(async () => {
  database = await testDatabase()
  await importAlderCreek(database.pool, '2026-09-01')
  api = await testApi(database)
  account = await page()
}, 120_000)
afterAll(async () => {
  await api.close()
  await database.close()
})

const clerk = () => api.as('service_representative')
const page = async () => (await (await clerk()).get('/accounts/A000001')).json<AccountPageJson>()
const put = async (body: object) =>
  (await clerk()).post('/alerts', { subjectKind: 'account', subjectId: 'A000001', severity: 'info', text: 'A word', ...body })

describe('alerts', () => {
  it('of the account, its main customer and its premise are on the account page, the gravest first', async () => {
    const premise = account.services[0]?.premiseId
    await put({ text: 'Wants letters in large print', card: undefined })
    await put({ subjectKind: 'customer', subjectId: account.customerId, severity: 'warning', text: 'Cheques are not taken' })
    await put({ subjectKind: 'premise', subjectId: premise, severity: 'danger', text: 'Dog in the yard' })
    await put({ text: 'Not yet', fromOn: '2026-09-10' })
    const { alerts } = await page()
    expect(
      alerts.map(({ subjectKind, severity, text, isRead, createdBy }) => [subjectKind, severity, text, isRead, createdBy]),
    ).toEqual([
      ['premise', 'danger', 'Dog in the yard', false, 'Test service_representative'],
      ['customer', 'warning', 'Cheques are not taken', false, 'Test service_representative'],
      ['account', 'info', 'Wants letters in large print', false, 'Test service_representative'],
    ])
    const customer = (await (await clerk()).get(`/customers/${account.customerId}`)).json<CustomerPageJson>()
    expect(customer.alerts.map((alert) => alert.text)).toEqual(['Cheques are not taken'])
  })

  it('are read before anybody acts on the account; notes are taken all the same', async () => {
    const asked = { accountId: 'A000001', typeCode: 'COMPLAINT', summary: 'The street was dug up' }
    const open = async () => (await api.as('billing_analyst')).post('/cases', asked)
    const refused = await open()
    expect(refused.json()).toMatchObject({
      status: 409,
      code: 'ALERTS_UNREAD',
      facts: { alerts: [{ text: 'Dog in the yard', isRead: false }, { severity: 'warning' }, { severity: 'info' }] },
    })
    const analyst = await api.as('billing_analyst')
    expect((await analyst.post('/accounts/A000001/interactions', { kind: 'call', summary: 'Called' })).statusCode).toBe(201)
    const delivery = { version: account.version, delivery: 'post' }
    expect((await analyst.patch('/accounts/A000001', delivery)).json().code).toBe('ALERTS_UNREAD')
    const { alerts } = refused.json<{ facts: { alerts: { id: number }[] } }>().facts
    await analyst.post('/alert-acknowledgements', { alertIds: alerts.map(({ id }) => id) })
    expect((await open()).statusCode).toBe(201)
  })

  it('are read once per person and business day', async () => {
    const alertIds = (await page()).alerts.map((alert) => alert.id)
    const read = async () => (await (await clerk()).post('/alert-acknowledgements', { alertIds })).json()
    expect(await read()).toEqual({ acknowledged: 3 })
    expect(await read()).toEqual({ acknowledged: 0 })
    expect((await page()).alerts.map((alert) => alert.isRead)).toEqual([true, true, true])
    const other = (await (await api.as('collections')).get('/accounts/A000001')).json<AccountPageJson>()
    expect(other.alerts.map((alert) => alert.isRead)).toEqual([false, false, false])
    await database.pool.query(`update utility set business_date = '2026-09-10'`)
    expect((await page()).alerts.map(({ text, isRead }) => [text, isRead])).toEqual([
      ['Dog in the yard', false],
      ['Cheques are not taken', false],
      ['Wants letters in large print', false],
      ['Not yet', false],
    ])
  })

  it('end on their day, or are taken down once with a reason', async () => {
    await put({ text: 'Only today', toOn: '2026-09-10' })
    const dog = (await page()).alerts[0]
    const take = async () => (await clerk()).post(`/alerts/${dog?.id}/end`, { reason: 'The dog is gone' })
    expect((await take()).statusCode).toBe(200)
    expect((await take()).statusCode).toBe(404)
    await database.pool.query(`update utility set business_date = '2026-09-11'`)
    expect((await page()).alerts.map((alert) => alert.text)).toEqual([
      'Cheques are not taken',
      'Wants letters in large print',
      'Not yet',
    ])
    const { rows } = await (await clerk()).list<AlertRecordJson>('/alerts', { filter: { q: 'dog' } })
    expect(rows.map(({ endedBy }) => endedBy)).toEqual(['Test service_representative'])
  })

  it.each([
    [{ subjectId: 'A999999' }, 404, 'NOT_FOUND'],
    [{ toOn: '2026-09-10' }, 422, 'ALERT_DATES'],
    [{ fromOn: '2026-10-02', toOn: '2026-10-01' }, 422, 'ALERT_DATES'],
    [{ severity: 'loud' }, 400, 'VALIDATION'],
  ])('%j: %i %s', async (body, status, code) => {
    const answer = await put(body)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })
})
