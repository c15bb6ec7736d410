import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, testApi } from '../../test/support/api.js'
import { advanceUntilWaits, LARGER_SCOPE, SCOPE, seedConnections } from '../../test/support/connections.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import type { ConnectionOptionsJson, ConnectionPageJson, PricedQuoteJson } from './contract.js'

let database: TestDatabase
let api: TestApi
let id: string
beforeAll(async () => {
  database = await testDatabase()
  await seedConnections(database.pool, '2026-09-01')
  api = await testApi(database)
  const opened = await (await api.as('service_representative')).post('/connections', APPLICATION)
  id = opened.json().id
  await advanceUntilWaits(database.pool, id)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

const APPLICATION = {
  premiseId: 'P9',
  service: 'water',
  accountId: 'A1',
  tariffCode: 'W-RES',
  meterSize: '5/8"',
  wishedOn: '2026-10-15',
}
const page = async (): Promise<ConnectionPageJson> => (await (await api.as('auditor')).get(`/connections/${id}`)).json()
const disabled = (of: ConnectionPageJson): string[] =>
  of.acts.filter(({ disabledReason }) => disabledReason === null).map(({ act }) => act)

/** Somebody whom nobody knows. */
const NEWCOMER = {
  kind: 'person',
  givenName: 'Nadia',
  familyName: 'Underhill',
  phone: '+1-541-555-0199',
  mail: { line1: '9 Jasper St', city: 'Alder Creek', state: 'OR', postcode: '97996' },
}

describe('an applicant without an account', () => {
  const { accountId: _account, ...forNobody } = { ...APPLICATION, service: 'sewer', tariffCode: 'S-RES', meterSize: 'none' }
  const counted = async () =>
    (
      await database.pool.query(
        'select (select count(*) from customers) as customers, (select count(*) from accounts) as accounts',
      )
    ).rows[0]

  it.each([
    [{}, 422, 'APPLICANT_MISSING'],
    [{ customerId: 'C999' }, 404, 'NOT_FOUND'],
    [{ newCustomer: { ...NEWCOMER, familyName: undefined, givenName: undefined } }, 422, 'NAME_MISSING'],
    [{ newCustomer: { ...NEWCOMER, phone: 'by post' } }, 422, 'PHONE_INVALID'],
  ])('%j: %i %s, and nobody is added', async (who, status, code) => {
    const before = await counted()
    const answer = await (await api.as('service_representative')).post('/connections', { ...forNobody, ...who })
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect(await counted()).toEqual(before)
  })

  it('becomes a customer with an account that waits; it ends with a connection that is cancelled', async () => {
    const clerk = await api.as('service_representative')
    await database.pool.query(
      `insert into bill_windows (bill_cycle, read_date, window_start, window_end, accounting_date, due_days)
       select '1', '2026-09-14', '2026-09-11', '2026-09-15', '2026-09-15', 21 where not exists (select from bill_windows)`,
    )
    const opened = await clerk.post('/connections', { ...forNobody, newCustomer: NEWCOMER, delivery: 'email' })
    expect(opened.statusCode).toBe(201)
    const read = async (): Promise<ConnectionPageJson> => (await clerk.get(`/connections/${opened.json().id}`)).json()
    const { accountId, customerName } = await read()
    expect(customerName).toBe('Nadia Underhill')
    const account = async () =>
      (await database.pool.query('select status, delivery, customer_class from accounts where account_id = $1', [accountId])).rows
    expect(await account()).toEqual([{ status: 'pending', delivery: 'email', customer_class: 'residential' }])
    // Who looks like somebody on record is looked at first.
    const again = { ...forNobody, premiseId: 'P9', service: 'electric', tariffCode: 'E-RES', newCustomer: NEWCOMER }
    const refused = await clerk.post('/connections', again)
    expect(refused.json()).toMatchObject({
      status: 409,
      code: 'POSSIBLE_DUPLICATE',
      facts: { duplicates: [{ name: 'Nadia Underhill', reasons: ['phone', 'name_and_address'] }] },
    })
    await advanceUntilWaits(database.pool, opened.json().id)
    const cancelled = await (await api.as('supervisor')).post(`/connections/${opened.json().id}/cancel`, {
      reason: 'Does not build',
    })
    expect(cancelled.statusCode).toBe(200)
    expect(await account()).toMatchObject([{ status: 'closed' }])
  })
})

describe('connections', () => {
  it('offer what an application may name', async () => {
    const { services } = (await (await api.as('field')).get('/connection-options')).json<ConnectionOptionsJson>()
    expect(services.map(({ service, meterSizes, permits }) => [service, meterSizes, permits])).toEqual([
      ['electric', [], []],
      ['water', ['5/8"', '1"'], ['Plumbing permit', 'Street opening permit']],
      ['sewer', [], []],
    ])
  })

  it('are listed by what they wait for', async () => {
    const clerk = await api.as('service_representative')
    const { rows, total } = await clerk.list('/connections', { filter: { isOpen: true, stage: 'survey', q: 'jasper' } })
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({
      id,
      address: '9 Jasper St, Alder Creek',
      customerName: 'Test',
      waitsFor: 'the result of the site survey',
      owner: 'field',
      dueOn: '2026-09-15',
      isOverdue: false,
    })
    expect((await clerk.list('/connections', { filter: { isOverdue: true } })).total).toBe(0)
  })

  it('refuse a second application, and one for what is not there', async () => {
    const clerk = await api.as('service_representative')
    expect((await clerk.post('/connections', APPLICATION)).json()).toMatchObject({ status: 409, code: 'CONNECTION_EXISTS' })
    expect((await clerk.post('/connections', { ...APPLICATION, premiseId: 'P77' })).json().code).toBe('PLACE_UNKNOWN')
    expect((await clerk.post('/connections', { ...APPLICATION, premiseId: 'P1' })).json().code).toBe('PLACE_SERVED')
    expect((await clerk.get('/connections/N999999')).statusCode).toBe(404)
  })

  it('say who may do what now, and why not', async () => {
    expect(disabled(await page())).toEqual([])
    const supervisor = await api.as('supervisor')
    const seen = (await supervisor.get(`/connections/${id}`)).json<ConnectionPageJson>()
    expect(disabled(seen)).toEqual(['record_survey', 'go_back', 'cancel'])
    expect(seen.acts.find(({ act }) => act === 'accept')?.disabledReason).toBe(
      'This belongs in: acceptance. The connection is in the stage: site survey.',
    )
    const process = (await supervisor.get(`/processes/${encodeURIComponent(seen.processId)}`)).json()
    expect(process).toMatchObject({ subjectPath: `/connections/${id}/show`, owner: 'field' })
    expect(process.mayDo.map((act: { act: string }) => act.act)).toEqual(['go_back', 'override', 'cancel'])
  })

  it('go from the survey to an accepted quote', async () => {
    const clerk = await api.as('service_representative')
    const survey = {
      surveyedOn: '2026-09-01',
      meterSize: '5/8"',
      materials: [{ description: 'Pipe', quantity: '20', unit: 'ft' }],
      labourHours: '6',
      hindrances: null,
    }
    expect((await (await api.as('field')).post(`/connections/${id}/survey`, survey)).statusCode).toBe(200)
    await advanceUntilWaits(database.pool, id)
    const preview = (await clerk.post(`/connections/${id}/quote-preview`, SCOPE)).json<PricedQuoteJson>()
    expect([preview.subtotal, preview.tax, preview.total, preview.difference]).toEqual([
      '2610.00',
      '163.13',
      '2773.13',
      '2773.13',
    ])
    expect((await clerk.post(`/connections/${id}/quotes`, SCOPE)).json()).toMatchObject({ version: 1, total: '2773.13' })
    expect((await clerk.post(`/connections/${id}/quotes/1/send`, {})).json()).toEqual({ id, validUntil: '2026-10-01' })
    await advanceUntilWaits(database.pool, id)
    expect((await clerk.post(`/connections/${id}/quotes/1/accept`, { instalments: 9 })).json().code).toBe('INSTALMENTS_TOO_MANY')
    expect((await clerk.post(`/connections/${id}/quotes/1/accept`, { instalments: 2 })).json().charged).toBe('2773.13')
    await advanceUntilWaits(database.pool, id)
    const { money, quotes, way, waits } = await page()
    expect(money).toMatchObject({
      charged: '2773.13',
      paid: '0.00',
      open: '2773.13',
      ifCancelled: { refunded: '2773.13', kept: '0.00' },
    })
    expect(quotes).toMatchObject([{ number: `${id}-1`, state: 'accepted', instalments: 2, difference: null }])
    expect(way.map(({ stage }) => stage)).toEqual(['application', 'survey', 'quote', 'acceptance', 'payment'])
    expect(waits.at(-1)).toMatchObject({ awaited: 'payment', reminds: 'customer', dueOn: '2026-09-15', endedOn: null })
  })

  it('show both versions of a quote with their difference', async () => {
    const clerk = await api.as('service_representative')
    const scope = { ...LARGER_SCOPE, reason: 'A second bathroom' }
    expect((await clerk.post(`/connections/${id}/scope`, scope)).json()).toEqual({ id, version: 2 })
    const { quotes } = await page()
    expect(quotes.map(({ state, total, difference }) => [state, total, difference])).toEqual([
      ['accepted', '2773.13', null],
      ['draft', '5721.56', '2948.43'],
    ])
  })

  it('keep files, of the kinds that are taken', async () => {
    const clerk = await api.as('field')
    const send = (name: string, bytes: Buffer) =>
      clerk.post(`/connections/${id}/files?name=${encodeURIComponent(name)}`, bytes, {
        headers: { 'content-type': 'application/octet-stream' },
      })
    const { fileId } = (await send('as-built.pdf', Buffer.from('%PDF-1.7 the line'))).json()
    expect((await send('as-built.exe', Buffer.from('MZ'))).json().code).toBe('FILE_TYPE_NOT_TAKEN')
    const file = await clerk.get(`/connections/${id}/files/${fileId}`)
    expect([file.statusCode, file.headers['content-type'], file.payload]).toEqual([200, 'application/pdf', '%PDF-1.7 the line'])
    expect((await clerk.get(`/connections/${id}/files/${fileId + 1}`)).statusCode).toBe(404)
    expect((await page()).files).toMatchObject([{ name: 'as-built.pdf' }])
  })

  it('are cancelled by a supervisor alone', async () => {
    const clerk = await api.as('service_representative')
    expect((await clerk.post(`/connections/${id}/cancel`, { reason: 'Not building' })).statusCode).toBe(403)
    const supervisor = await api.as('supervisor')
    expect((await supervisor.post(`/connections/${id}/cancel`, { reason: 'Not building' })).json()).toEqual({
      id,
      refunded: '2773.13',
      kept: '0.00',
    })
    expect((await page()).stage).toBe('cancelled')
  })
})
