import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deliverMessages } from '../../activities/documents/deliver-messages.js'
import { postPayment } from '../../activities/payments/post-payment.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { type TestApi, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { demoPack, presetPack, releasePacks } from '../../test/support/policy.js'
import type { PlanPageJson, SentOfferJson } from './contract.js'
import type { PublicOfferJson } from './public-contract.js'

let database: TestDatabase
let api: TestApi
let accounts = 0
/** An account of the test's own, with a bill that is overdue. */
let account = ''
/** What left the house last. */
const left = { email: '', sms: '' }

beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-04')
  await releasePacks(database.pool, [presetPack('municipal-default'), demoPack()])
  api = await testApi(database, { config: { limits: { publicRequests: 10_000, notFoundPerMinute: 10_000 } } })
})
afterAll(async () => {
  await expectSoundBooks(database.pool)
  await api.close()
  await database.close()
})
beforeEach(async () => {
  account = `A${(accounts += 1)}`
  await seedAccounts(database.pool, [account])
  await seedItems(database.pool, [[account, 'bill', '2026-07-10', '180.00', 'water']])
  await database.pool.query(`update customers set email = 'ada@example.org', phone = '+15415550101' where customer_id = $1`, [
    `C-${account}`,
  ])
})

const command = <Input>(input: Input) => ({ key: randomUUID(), actor: TESTER, reason: 'test', input })
const deliver = (channel: 'email' | 'sms' | 'post') =>
  deliverMessages(
    {
      pool: database.pool,
      mail: {
        send: async ({ text }) => {
          left.email = text
          return { status: 'sent', detail: '250' }
        },
        close: () => undefined,
      },
      sms: {
        send: async ({ text }) => {
          left.sms = text
          return { status: 'sent', detail: '200', providerReference: null }
        },
      },
      mailFrom: 'Billing <billing@example.org>',
      isProduction: false,
      accountsPerChunk: 500,
    },
    { channel },
    () => undefined,
  )

/** Sends an offer as the office does and returns the code that leaves with it. */
async function offered(body: object = {}, channel: 'email' | 'sms' = 'email'): Promise<string> {
  const clerk = await api.as('collections')
  const answer = await clerk.post(`/accounts/${account}/sent-plan-offers`, { validUntil: '2026-09-18', channel, ...body })
  expect(answer.statusCode, answer.body).toBe(201)
  await deliver(channel)
  return /\/plan#(\S+?)(?:\.?\s|$)/.exec(left[channel])?.[1] ?? ''
}
const headers = (code: string, key?: string) => ({
  'x-plan-offer': code,
  ...(key === undefined ? {} : { 'idempotency-key': key }),
})
const look = (code: string) => api.anonymous.get('/public/plan-offer', { headers: headers(code) })
const page = async (code: string): Promise<PublicOfferJson> => (await look(code)).json()
function signing(seen: PublicOfferJson, choice = 0, change: object = {}): object {
  const chosen = seen.choices[choice]
  return {
    count: chosen?.count,
    arrears: seen.arrears,
    instalments: chosen?.instalments.map(({ dueOn, amount }) => ({ dueOn, amount })),
    signedName: 'Ada Quill',
    hasConsented: true,
    consentWording: 'I agree to pay as shown.',
    ...change,
  }
}
const sign = (code: string, body: object, key: string = randomUUID()) =>
  api.anonymous.post('/public/plan-offer/signature', body, { headers: headers(code, key) })
const rows = async (sql: string, values: unknown[] = [account]) => (await database.pool.query(sql, values)).rows as object[]
const pay = (amount: string) =>
  postPayment(database.pool, command({ channel: 'counter', externalId: randomUUID(), account, amount }))

describe('an offer', () => {
  it('is sent with two or three choices, seen and signed online; the agreement is kept, printed and sent', async () => {
    const code = await offered()
    const seen = await page(code)
    expect(seen).toMatchObject({
      stage: 'open',
      accountId: account,
      arrears: '180.00',
      changes: [],
      debts: [{ kind: 'bill', dueOn: '2026-07-10', amount: '180.00' }],
      validUntil: '2026-09-18',
    })
    expect(seen.choices.map(({ count }) => count)).toEqual([2, 4, 6])
    const signed = await sign(code, signing(seen), 'once')
    expect(signed.json()).toMatchObject({ stage: 'signed', signedName: 'Ada Quill', signedOn: '2026-09-04' })
    expect(signed.json<PublicOfferJson>().agreement).toContain('Signed online by Ada Quill on 4 Sep 2026 at ')
    // Sent again with the same key it is the same plan; with another, the offer is used.
    expect((await sign(code, signing(seen), 'once')).json()).toEqual(signed.json())
    expect((await sign(code, signing(seen), 'once-more')).json()).toMatchObject({ code: 'PLAN_OFFER_SIGNED' })
    const [made, ...more] = await rows('select plan_id as id from payment_plans where account_id = $1')
    expect(more).toEqual([])
    const clerk = await api.as('collections')
    const plan = (await clerk.get(`/payment-plans/${(made as { id: number }).id}`)).json<PlanPageJson>()
    expect(plan).toMatchObject({
      signedBy: 'online',
      signedName: 'Ada Quill',
      hasAgreement: true,
      offer: { state: 'signed', offeredOn: '2026-09-04', offeredBy: 'Test collections', channel: 'email' },
    })
    const printed = await clerk.get(`/payment-plans/${plan.id}/agreement.pdf`)
    expect(printed.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await clerk.get(`/payment-plans/${plan.id}/agreement.pdf`)).rawPayload.equals(printed.rawPayload)).toBe(true)
    expect(
      await rows(
        `select template_code as template, a.body = m.body as "isWhole" from messages m join message_template_versions v using (version_id)
         left join plan_agreements a on a.plan_id = $2 where m.account_id = $1 order by message_id`,
        [account, plan.id],
      ),
    ).toEqual([
      { template: 'PLAN_OFFER', isWhole: false },
      { template: 'PLAN_AGREEMENT', isWhole: true },
    ])
    expect(await rows('select from outbox where workflow_id = $1', [`payment-plan/${plan.id}`])).not.toEqual([])
  })

  it('says in a plan of the office, too, who agreed how, with every due day', async () => {
    const clerk = await api.as('service_representative')
    const made = await clerk.post('/payment-plans', {
      accountId: account,
      arrears: '180.00',
      count: 2,
      signedName: 'Ada Quill',
      signedBy: 'by_phone',
    })
    const { planId } = made.json<{ planId: number }>()
    const [agreement] = await rows('select body from plan_agreements where plan_id = $1', [planId])
    expect((agreement as { body: string }).body).toContain(
      'You pay:\n7 Sep 2026: $45.00\n5 Oct 2026: $67.50\n4 Nov 2026: $67.50\n\nPlease pay your current bills',
    )
    expect((agreement as { body: string }).body).toMatch(
      /^Agreed to on the telephone by Ada Quill on 4 Sep 2026 at \d\d:\d\d\.$/m,
    )
    expect((await clerk.get(`/payment-plans/${planId}`)).json()).toMatchObject({ offer: null, hasAgreement: true })
    const late = await clerk.post(`/accounts/${account}/sent-plan-offers`, { validUntil: '2026-09-18' })
    expect(late.json()).toMatchObject({ code: 'PLAN_STANDS' })
  })

  it('keeps no code: not with the message, the command, the audit or the outbox', async () => {
    const code = await offered({}, 'sms')
    expect(left.sms).toContain('http://localhost:4080/plan#')
    expect((await page(code)).stage).toBe('open')
    for (const table of [
      'messages',
      'plan_offers',
      'plan_offer_links',
      'idempotency_keys',
      'audit_log',
      'outbox',
      'message_attempts',
    ]) {
      expect(JSON.stringify(await rows(`select * from ${table}`, [])), table).not.toContain(code)
    }
  })

  it('goes by letter with its code printed, and a message of another account gets none', async () => {
    await offered({ channel: 'post' })
    await database.adminPool.query(`update messages set next_attempt_at = now() where channel = 'post'`)
    await deliver('post')
    const codes = `select from plan_offer_links join plan_offers using (offer_id) where account_id = $1`
    expect(await rows(codes)).toHaveLength(1)
    const [offer] = await rows('select offer_id as id from plan_offers where account_id = $1')
    const clerk = await api.as('service_representative')
    await seedAccounts(database.pool, [`${account}B`])
    await database.pool.query(`update customers set email = 'eve@example.org' where customer_id = $1`, [`C-${account}B`])
    await clerk.post(`/accounts/${account}B/messages`, {
      templateCode: 'NOTICE',
      channel: 'email',
      fields: [
        { name: 'subject', value: 'x' },
        { name: 'text', value: `/plan#\u2039code of offer ${(offer as { id: number }).id}\u203a` },
      ],
    })
    await deliver('email')
    expect(left.email).toContain('\u2039code of offer')
    expect(await rows(codes)).toHaveLength(1)
  })
})

describe('what changed meanwhile', () => {
  it('a part was paid: the choices are worked out anew, what was seen before is refused, and the change is told', async () => {
    const code = await offered()
    const before = await page(code)
    await pay('60.00')
    expect((await sign(code, signing(before))).json()).toMatchObject({ code: 'PLAN_ARREARS_CHANGED' })
    const now = await page(code)
    expect(now).toMatchObject({
      stage: 'open',
      offeredArrears: '180.00',
      arrears: '120.00',
      changes: [{ kind: 'bill', dueOn: '2026-07-10', was: '180.00', is: '120.00' }],
    })
    const other = signing(now, 0, { instalments: [{ dueOn: '2026-10-05', amount: '120.00' }] })
    expect((await sign(code, other)).json()).toMatchObject({ code: 'PLAN_OFFER_CHANGED' })
    expect((await sign(code, signing(now))).json()).toMatchObject({ stage: 'signed' })
  })

  it('everything was paid, or a plan was made on the telephone: none is possible, and why', async () => {
    const code = await offered()
    await pay('180.00')
    expect(await page(code)).toMatchObject({ stage: 'not_possible', because: 'PLAN_NOTHING_OWED', choices: [] })
    await seedItems(database.pool, [[account, 'bill', '2026-07-20', '90.00', 'water']])
    const clerk = await api.as('service_representative')
    const seen = await page(code)
    await clerk.post('/payment-plans', {
      accountId: account,
      arrears: '90.00',
      count: 2,
      signedName: 'Ada Quill',
      signedBy: 'by_phone',
    })
    expect((await sign(code, signing(seen))).json()).toMatchObject({ code: 'PLAN_STANDS' })
    expect(await page(code)).toMatchObject({ stage: 'not_possible', because: 'PLAN_STANDS' })
  })

  it('another offer, or a person, takes one back; only one is open', async () => {
    const first = await offered()
    const second = await offered({ firstDueOn: '2026-09-25' })
    expect((await page(first)).stage).toBe('withdrawn')
    expect((await page(second)).choices[0]?.instalments[1]?.dueOn).toBe('2026-09-25')
    const clerk = await api.as('collections')
    const withdrawal = () => clerk.post(`/accounts/${account}/sent-plan-offers/withdrawal`, { reason: 'Customer pays in full' })
    expect((await withdrawal()).statusCode).toBe(200)
    expect((await withdrawal()).json()).toMatchObject({ code: 'PLAN_OFFER_ENDED' })
    expect(
      (
        await sign(
          second,
          signing(await page(first), 0, { count: 2, arrears: '180.00', instalments: [{ dueOn: '2026-10-05', amount: '1.00' }] }),
        )
      ).json(),
    ).toMatchObject({ code: 'PLAN_OFFER_WITHDRAWN' })
    const sent = (await clerk.get(`/accounts/${account}/sent-plan-offers`)).json<SentOfferJson[]>()
    expect(sent.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
  })
})

describe('the public page', () => {
  it('is not signed without a name, the tick, or with what was not offered', async () => {
    const secret = await offered()
    const seen = await page(secret)
    const wrong: readonly (readonly [code: string, change: object])[] = [
      ['CONSENT_MISSING', { hasConsented: false }],
      ['NAME_MISSING', { signedName: '   ' }],
      ['PLAN_COUNT_OUTSIDE_TERM', { count: 60 }],
      ['PLAN_ARREARS_CHANGED', { arrears: '1.00' }],
      ['VALIDATION', { arrears: '1e9; drop table' }],
      ['VALIDATION', { accountId: 'A1' }],
      ['VALIDATION', { instalments: [] }],
    ]
    for (const [code, change] of wrong) {
      expect((await sign(secret, signing(seen, 0, change))).json(), JSON.stringify(change)).toMatchObject({ code })
    }
    expect(await rows('select from payment_plans where account_id = $1')).toEqual([])
  })

  it('opens for its code alone', async () => {
    const code = await offered()
    for (const guess of ['aaaaa-aaaaa-aaaaa-aaaaa', code.slice(0, -1), `${code}x`, code.toUpperCase(), '1', `' or 1=1 --`]) {
      expect((await look(guess)).statusCode, guess).toBe(404)
    }
    expect((await api.anonymous.get('/public/plan-offer')).statusCode).toBe(404)
    const elsewhere = await api.anonymous.get('/public/application', { headers: { 'x-application-link': code } })
    expect(elsewhere.statusCode).toBe(404)
  })

  it('is asked from one address no more often than the route says', async () => {
    const limited = await testApi(database, { config: { limits: { publicRequests: 2 } } })
    const ask = async () =>
      (await limited.anonymous.get('/public/plan-offer', { headers: headers('aaaaa-aaaaa-aaaaa-aaaab') })).statusCode
    expect([await ask(), await ask(), await ask()]).toEqual([404, 404, 429])
    await limited.close()
  })

  it('tells nothing of the account once its last day has passed, signed or not', async () => {
    const open = await offered()
    const openAccount = account
    account = `A${(accounts += 1)}`
    await seedAccounts(database.pool, [account])
    await seedItems(database.pool, [[account, 'bill', '2026-07-10', '180.00', 'water']])
    await database.pool.query(`update customers set email = 'ada@example.org' where customer_id = $1`, [`C-${account}`])
    const signed = await offered()
    expect((await sign(signed, signing(await page(signed)))).statusCode).toBe(200)
    const before = await page(open)
    await advanceClock(database.pool, command({ to: '2026-09-19' }))
    for (const [code, stage] of [
      [open, 'expired'],
      [signed, 'signed'],
    ] as const) {
      const told = (await look(code)).body
      expect(JSON.parse(told)).toMatchObject({
        stage,
        validUntil: '2026-09-18',
        accountId: null,
        agreement: null,
        signedName: null,
      })
      expect(told).not.toMatch(new RegExp(`180|Quill|"${openAccount}"|"${account}"`))
    }
    expect((await sign(open, signing(before))).json()).toMatchObject({ code: 'PLAN_OFFER_EXPIRED' })
  })
})

it('who may not make plans sends no offer, and none is good for ever', async () => {
  const send = async (role: 'cashier' | 'collections', validUntil: string) =>
    (await (await api.as(role)).post(`/accounts/${account}/sent-plan-offers`, { validUntil })).json<{ code?: string }>().code
  expect(await send('cashier', '2026-10-01')).toBe('FORBIDDEN')
  expect(await send('collections', '2027-10-01')).toBe('PLAN_OFFER_DAY_INVALID')
})
