import { afterAll, beforeAll, expect, test } from 'vitest'
import { postPayment } from '../../activities/payments/post-payment.js'
import { type TestApi, testApi } from '../../test/support/api.js'
import { seedBilledYear } from '../../test/support/billed-year.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { demoPack, presetPack, releasePacks } from '../../test/support/policy.js'
import type { DepositPageJson, DepositQuoteJson, DepositRecordJson, NonCashRecordJson } from './contract.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-01')
  await seedAccounts(database.pool, ['A1'])
  await seedBilledYear(database, 'A1', '60.00', '2026-09-01')
  await seedItems(database.pool, [['A1', 'bill', '2026-07-20', '30.00', 'water']])
  await releasePacks(database.pool, [presetPack('municipal-default'), demoPack()])
  api = await testApi(database)
})
afterAll(async () => {
  await expectSoundBooks(database.pool)
  await api.close()
  await database.close()
})

test('a deposit is worked out, asked for, paid, certified, and pays a bill', async () => {
  const clerk = await api.as('service_representative')
  const quoted = (await clerk.get('/accounts/A1/deposit-quote?count=2')).json() as DepositQuoteJson
  expect(quoted).toMatchObject({
    outcome: 'required',
    ask: '120.00',
    mostInstalments: 3,
    instalments: [
      { number: 1, amount: '60.00', dueOn: '2026-09-15' },
      { number: 2, amount: '60.00', dueOn: '2026-10-15' },
    ],
  })
  expect(quoted.trace.map(({ rule }) => rule)).toEqual(['allowed', 'credit', 'recommended', 'most'])
  const body = { accountId: 'A1', amount: '120.00', count: 2, reason: 'Owes from July' }
  expect((await (await api.as('auditor')).post('/deposits', body)).statusCode).toBe(403)
  const asked = await clerk.post('/deposits', body)
  expect(asked.statusCode).toBe(201)
  const { depositId } = asked.json() as { depositId: string }
  const page = async () => (await clerk.get(`/deposits/${depositId}`)).json() as DepositPageJson
  expect(await page()).toMatchObject({
    state: 'asked',
    paid: '0.00',
    nextDueOn: '2026-09-15',
    acts: { waive: { may: true }, refund: { may: false, because: `Deposit ${depositId} is not paid yet.` } },
  })
  expect((await clerk.get(`/deposits/${depositId}/certificate.pdf`)).json()).toMatchObject({ code: 'DEPOSIT_NOT_HELD' })
  const paid = { channel: 'counter', externalId: 'p1', account: 'A1', amount: '120.00' }
  await postPayment(database.pool, { key: 'p1', actor: TESTER, reason: 'x', input: paid })
  // Held at once, though only the sweep writes it down.
  expect((await clerk.list<DepositRecordJson>('/deposits', { filter: { state: 'held' } })).rows).toMatchObject([
    { id: depositId, paid: '120.00' },
  ])
  const pdf = await clerk.get(`/deposits/${depositId}/certificate.pdf`)
  expect([pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-'])
  const held = await page()
  expect(held).toMatchObject({
    nextReviewOn: '2027-09-01',
    refundMeans: 'cheque',
    acts: { apply: { may: true }, waive: { may: false } },
  })
  const applied = { version: held.version, reason: 'Agreed on the phone' }
  expect((await clerk.post(`/deposits/${depositId}/apply`, applied)).statusCode).toBe(403)
  expect((await (await api.as('supervisor')).post(`/deposits/${depositId}/apply`, applied)).json()).toMatchObject({
    sentence: '30.00 of the deposit paid what the account owes.',
  })
  expect(await page()).toMatchObject({
    amount: '90.00',
    acts: { apply: { because: 'Nothing is open on the account that it could pay.' } },
  })
})

test('a security is recorded, listed and given back', async () => {
  const clerk = await api.as('collections')
  const body = {
    accountId: 'A1',
    kind: 'guarantor',
    amount: '100.00',
    issuer: 'Ada Quill',
    reference: 'A000007',
    validFrom: '2026-09-01',
    expiresOn: '2026-08-01',
    reason: 'Brought a letter',
  }
  expect((await clerk.post('/non-cash-deposits', body)).json()).toMatchObject({ code: 'NON_CASH_DAYS_INVALID' })
  const made = (await clerk.post('/non-cash-deposits', { ...body, expiresOn: null })).json() as { nonCashId: string }
  const { rows } = await clerk.list<NonCashRecordJson>('/non-cash-deposits', { filter: { state: 'standing' } })
  expect(rows).toMatchObject([{ id: made.nonCashId, issuer: 'Ada Quill', expiresOn: null }])
  const ended = await clerk.post(`/non-cash-deposits/${made.nonCashId}/end`, {
    version: 1,
    end: 'released',
    reason: 'Paid since',
  })
  expect(ended.statusCode).toBe(200)
})
