import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliverMessages } from '../../activities/documents/deliver-messages.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { testApi, type TestApi } from '../../test/support/api.js'
import { approveRun, computeRun } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedAccounts } from '../../test/support/ledger.js'
import { GREEN_SOLAR, SHARED_SOLAR } from '../../test/support/shared-solar.js'
import { importSolarUtility, solarDays, storeSolarDays } from '../../test/support/solar-utility.js'
import type { PublicEnergyJson } from './public-contract.js'

// June of the shared array: A1 is its place and banks kWh, A5 has 30 % in money, A7 buys green power in blocks.

const DAYS = solarDays('2026-06-01', '2026-06-30')
const { A1, A5 } = SHARED_SOLAR.accounts
const { A7 } = GREEN_SOLAR.accounts

let database: TestDatabase
let api: TestApi
let text = ''
beforeAll(async () => {
  database = await testDatabase()
  const { pool } = database
  await importSolarUtility(pool, ['2026-05-31', '2026-06-30'], {
    accounts: { A1, A5, A7, A9: { agreement: 'G9', point: 'S9', meter: 'M9', tariff: 'N-SHARE' } } as never,
    tariffs: [...new Map([...SHARED_SOLAR.tariffs, ...GREEN_SOLAR.tariffs].map((file) => [file.tariff, file])).values()],
  })
  await database.adminPool.query(`update service_agreements set start_on = '2026-06-01'`)
  await pool.query(`update customers set email = 'sol@example.org'`)
  await storeSolarDays(pool, 'M1', DAYS)
  for (const meter of ['M5', 'M7', 'M9']) await storeSolarDays(pool, meter, DAYS, false)
  api = await testApi(database, { config: { limits: { publicRequests: 10_000, notFoundPerMinute: 10_000 } } })
  const analyst = await api.as('supervisor')
  const reason = 'asked for in a letter'
  const post = (path: string, body: object) => analyst.post(path, { ...body, reason })
  const sun = { id: 'SUN-1', name: 'Brook Street array', servicePointId: 'S1', counts: 'received', technology: 'solar' }
  await post('/generators', { ...sun, capacityKw: '120', beganOn: '2026-06-01' })
  await post('/generators/SUN-1/shares', { agreementId: 'G5', percent: '30', from: '2026-06-01', to: null })
  const green = {
    name: 'Green power',
    kind: 'green_power',
    takes: 'blocks',
    kwhPerUnit: '100',
    lineCodes: ['E-GREEN'],
    cap: null,
  }
  for (const [code, more] of [
    ['green_blocks', {}],
    ['green_percent', { takes: 'percent', kwhPerUnit: '1', lineCodes: ['E-GREEN-P'] }],
    ['medical_baseline', { kind: 'allowance', takes: 'nothing', kwhPerUnit: '1', lineCodes: [] }],
  ] as const) {
    await analyst.put(`/programmes/${code}`, { ...green, ...more, reason })
  }
  await post('/programmes/green_blocks/enrolments', {
    agreementId: 'G7',
    amount: '3',
    capacityKw: null,
    from: '2026-06-01',
    to: null,
  })
  for (const end of ['2026-05-31', '2026-06-30']) {
    await pool.query('update utility set business_date = $1::date + 1', [end])
    await approveRun(pool, await computeRun(pool, '1', end))
  }
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

/** Sends an account its page and returns the code that leaves with it. */
async function sent(accountId: string, validUntil = '2027-07-01'): Promise<string> {
  const clerk = await api.as('service_representative')
  const answer = await clerk.post(`/accounts/${accountId}/energy-page`, { validUntil, channel: 'email' })
  expect(answer.statusCode, answer.body).toBe(201)
  await deliverMessages(
    {
      pool: database.pool,
      mail: {
        send: async (mail) => {
          text = mail.text
          return { status: 'sent', detail: '250' }
        },
        close: () => undefined,
      },
      sms: { send: () => Promise.reject(new Error('nothing goes by SMS here')) },
      mailFrom: 'Billing <billing@example.org>',
      isProduction: false,
      accountsPerChunk: 500,
    },
    { channel: 'email' },
    () => undefined,
  )
  return /\/energy#(\S+?)(?:\.?\s|$)/.exec(text)?.[1] ?? ''
}

const look = (code: string) => api.anonymous.get('/public/energy', { headers: { 'x-energy-page': code } })
const page = async (code: string): Promise<PublicEnergyJson> => (await look(code)).json()

test('a page shows the bank, the shares and the programmes of its own account, bill by bill, and of no other', async () => {
  const bank = await page(await sent('A1'))
  expect(bank).toMatchObject({ stage: 'open', accountId: 'A1', validUntil: '2027-07-01', currency: 'USD' })
  expect(bank.agreements.map(({ id, address }) => [id, address])).toEqual([['G1', '1 Sun St']])
  const [off] = bank.agreements[0]?.banks ?? []
  expect(off).toMatchObject({ period: 'off', unit: 'kWh', settlesOn: '2026-12-31', leftIs: 'paid', expires: null })
  expect(off?.periods).toMatchObject([{ to: '2026-06-30', used: '0', balance: off?.balance }])
  expect(off?.periods[0]?.added).toBe(off?.balance)

  const share = await page(await sent('A5'))
  const given = DAYS.reduce((all, day) => all + day.given.reduce<number>((sum, wh) => sum + (wh ?? 0), 0), 0)
  const kwh = decimal(given).times('0.3').div(1000)
  expect(share.agreements[0]).toMatchObject({
    shares: [{ generator: 'Brook Street array', percent: '30', from: '2026-06-01', to: null }],
    shareBills: [
      {
        credit: kwh.times('0.12').toFixed(2),
        parts: [{ generator: 'Brook Street array', percent: '30', kwh: kwh.toFixed() }],
      },
    ],
  })

  const green = await page(await sent('A7'))
  expect(green.agreements[0]?.programmes).toMatchObject([
    {
      name: 'Green power',
      takes: 'blocks',
      amount: '3',
      bills: [{ quantity: '3', unit: 'block-month', kwh: '300', amount: '4.50' }],
    },
  ])
  expect(JSON.stringify([bank, share, green])).not.toContain('A9')
})

test('usage leaves by the code of the page, of its own account and the days of its agreement alone', async () => {
  const code = await sent('A9')
  const usage = { from: '2026-06-01', to: '2026-06-30' }
  expect(await page(code)).toMatchObject({ stage: 'open', usage, agreements: [] })
  const take = (query: string, withCode = code) =>
    api.anonymous.get(`/public/energy/green-button.xml?${query}`, { headers: { 'x-energy-page': withCode } })
  const feed = await take('from=2026-05-01&to=2026-06-30')
  expect([feed.statusCode, feed.headers['content-type']]).toEqual([200, 'application/atom+xml; charset=utf-8'])
  expect(feed.body.match(/Meter M\d+/g)?.every((meter) => meter === 'Meter M9')).toBe(true)
  const starts = [...feed.body.matchAll(/<start>(\d+)<\/start>/g)].map((found) => Number(found[1]))
  expect(Math.min(...starts)).toBe(DAYS.find(({ day }) => day === '2026-06-01')?.startsAt)
  const first = await take('from=2026-06-10&to=2026-06-10')
  expect(first.body.match(/<IntervalReading>/g)).toHaveLength(24)

  expect((await take('from=2026-06-02&to=2026-06-01')).statusCode).toBe(400)
  expect((await take('from=2020-06-02&to=2026-06-01')).statusCode).toBe(400)
  expect((await take('from=2026-06-01&to=2026-06-30', 'abcde-fghjk-mnpqr-stuvw')).statusCode).toBe(404)
  expect((await api.anonymous.get('/public/energy/green-button.xml?from=2026-06-01&to=2026-06-30')).statusCode).toBe(404)
  const clerk = await api.as('service_representative')
  await clerk.post('/accounts/A9/energy-page/withdrawal', { reason: 'went to a wrong address' })
  const ended = await take('from=2026-06-01&to=2026-06-30')
  expect([ended.statusCode, ended.json().code]).toEqual([409, 'ENERGY_PAGE_ENDED'])
  expect(await page(code)).toMatchObject({ stage: 'ended', usage: null })
})

test('its code is kept nowhere; taken back, past its last day or after a change of customer it shows nothing', async () => {
  const code = await sent('A1')
  for (const table of [
    'messages',
    'energy_pages',
    'energy_page_links',
    'idempotency_keys',
    'audit_log',
    'outbox',
    'message_attempts',
  ]) {
    const { rows } = await database.pool.query(`select * from ${table}`)
    expect(JSON.stringify(rows), table).not.toContain(code)
  }
  expect((await look('abcde-fghjk-mnpqr-stuvw')).statusCode).toBe(404)
  expect((await api.anonymous.get('/public/energy')).statusCode).toBe(404)
  const next = await sent('A1')
  const ended = { stage: 'ended', accountId: null, validUntil: null, agreements: [] }
  expect(await page(code)).toMatchObject(ended)
  expect((await page(next)).stage).toBe('open')
  const clerk = await api.as('service_representative')
  expect((await clerk.get('/accounts/A1/energy-page')).json()).toMatchObject({
    hasAny: true,
    sent: { validUntil: '2027-07-01', sentBy: 'Test service_representative', channel: 'email' },
  })
  const withdraw = () => clerk.post('/accounts/A1/energy-page/withdrawal', { reason: 'went to a wrong address' })
  expect((await withdraw()).statusCode).toBe(200)
  expect((await withdraw()).json()).toMatchObject({ code: 'ENERGY_PAGE_ENDED' })
  expect(await page(next)).toMatchObject(ended)

  const brief = await sent('A5', '2026-07-01')
  await database.pool.query(`update utility set business_date = '2026-07-02'`)
  expect(await page(brief)).toMatchObject(ended)
  const moved = await sent('A7')
  await seedAccounts(database.pool, ['A10'])
  await database.pool.query(`update accounts set customer_id = 'C-A10' where account_id = 'A7'`)
  expect(await page(moved)).toMatchObject(ended)

  const refusal = async (accountId: string, validUntil = '2027-07-01') =>
    (await clerk.post(`/accounts/${accountId}/energy-page`, { validUntil })).json<{ code: string }>().code
  expect(await refusal('A10')).toBe('ENERGY_PAGE_EMPTY')
  expect(await refusal('A1', '2026-07-01')).toBe('ENERGY_PAGE_DAY')
  expect(await refusal('A1', '2028-07-03')).toBe('ENERGY_PAGE_DAY')
  expect(await refusal('A404')).toBe('NOT_FOUND')
})
