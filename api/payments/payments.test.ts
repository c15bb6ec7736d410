import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import type {
  ImportedFileJson,
  PaymentFindingRecordJson,
  PaymentPageJson,
  PaymentReceiptJson,
  PaymentRecordJson,
} from './contract.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1', 'A2', 'A3'])
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

const HEADER = 'external_id,account_id,received_on,amount,channel,reference\n'

describe('payments over HTTP', () => {
  it('previews, takes, shows and reverses a payment', async () => {
    const [item] = await seedItems(database.pool, [['A1', 'bill', '2026-08-20', '100.00', 'water']])
    const cashier = await api.as('cashier')
    const preview = await cashier.post('/payments/preview', { account: 'A1', amount: '120.00' })
    expect(preview.json()).toMatchObject({ allocations: [{ itemId: item, amount: '100.00', kind: 'bill' }], unapplied: '20.00' })

    const taken = await cashier.post('/payments', {
      channel: 'counter',
      account: 'A1',
      amount: '120.00',
      tenders: [{ kind: 'cash', amount: '120.00' }],
    })
    expect(taken.statusCode).toBe(201)
    const receipt = taken.json<PaymentReceiptJson>()
    expect(receipt).toMatchObject({ state: 'posted', unapplied: '20.00', allocations: [{ itemId: item, amount: '100.00' }] })

    const finance = await api.as('finance')
    const reversed = await finance.post(`/payments/${receipt.id}/reverse`, { reason: 'Returned by the bank', fee: 'settings' })
    expect(reversed.json()).toMatchObject({ state: 'reversed', fee: { amount: '25.00' } })
    const again = await finance.post(`/payments/${receipt.id}/reverse`, { reason: 'Once more' })
    expect([again.statusCode, again.json().code]).toEqual([409, 'ALREADY_REVERSED'])

    const page = (await cashier.get(`/payments/${receipt.id}`)).json<PaymentPageJson>()
    expect(page).toMatchObject({
      state: 'reversed',
      reversedOn: '2026-09-15',
      tenders: [{ kind: 'cash', amount: '120.00' }],
      customerName: 'Test',
    })
    expect(page.entries.map((entry) => entry.eventKind)).toEqual([
      'payment_received',
      'credit_applied',
      'credit_unapplied',
      'payment_reversed',
      'fee_charged',
    ])
    await expectSoundBooks(database.pool)
  })

  it('answers a repeated key alike and refuses another body', async () => {
    const cashier = await api.as('cashier')
    const call = (amount: string) =>
      cashier.post('/payments', { channel: 'counter', account: 'A2', amount }, { headers: { 'idempotency-key': 'the-same' } })
    const first = await call('10.00')
    expect((await call('10.00')).json()).toEqual(first.json())
    const other = await call('11.00')
    expect([other.statusCode, other.json().code]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED'])
    const without = await cashier.post(
      '/payments',
      { channel: 'counter', account: 'A2', amount: '1.00' },
      { headers: { 'idempotency-key': '' } },
    )
    expect(without.statusCode).toBe(400)
  })

  it('holds unknown accounts in a queue and assigns them', async () => {
    const cashier = await api.as('cashier')
    const taken = (
      await cashier.post('/payments', { channel: 'counter', account: '??', amount: '10.00', receivedOn: '2026-09-05' })
    ).json<PaymentReceiptJson>()
    expect(taken.notices).toMatchObject([{ code: 'PAYMENT_UNKNOWN_ACCOUNT' }])
    const queue = await cashier.list<PaymentRecordJson>('/payments', {
      filter: { state: 'suspense' },
      sort: ['receivedOn', 'ASC'],
    })
    expect(queue.rows.map((row) => [row.id, row.daysHeld])).toEqual([[taken.id, 10]])
    expect((await cashier.post(`/payments/${taken.id}/resolve`, { accountId: 'A3', reason: 'Called' })).statusCode).toBe(403)
    const finance = await api.as('finance')
    const unknown = await finance.post(`/payments/${taken.id}/resolve`, { accountId: 'A4', reason: 'Called' })
    expect([unknown.statusCode, unknown.json().code]).toEqual([422, 'ACCOUNT_UNKNOWN'])
    expect((await finance.post(`/payments/${taken.id}/resolve`, { accountId: 'A3', reason: 'Called' })).json()).toMatchObject({
      accountId: 'A3',
      state: 'posted',
      unapplied: '10.00',
    })
    await expectSoundBooks(database.pool)
  })

  it('imports a file by its bytes, with its findings', async () => {
    const finance = await api.as('finance')
    const upload = (name: string, text: string) =>
      api.app.inject({
        method: 'POST',
        url: `/api/v1/payment-files?name=${encodeURIComponent(name)}`,
        payload: Buffer.from(text),
        headers: {
          cookie: finance.cookie ?? '',
          'x-csrf-token': finance.csrfToken ?? '',
          'idempotency-key': `file-${name.replaceAll(/\W/g, '-')}`,
          'content-type': 'application/octet-stream',
        },
      })
    const response = await upload(
      'bank/september.csv',
      `${HEADER}L-1,A2,2026-09-01,5.00,lockbox,\nL-2,A77,2026-09-01,5.00,lockbox,\n`,
    )
    expect(response.statusCode).toBe(201)
    const file = response.json<ImportedFileJson>()
    expect(file).toMatchObject({ name: 'september.csv', rows: 2, posted: 1, suspended: 1, unchanged: false })
    const findings = await finance.list<PaymentFindingRecordJson>('/payment-findings', { filter: { fileId: file.id } })
    expect(findings.rows).toMatchObject([{ line: 3, code: 'PAYMENT_UNKNOWN_ACCOUNT', externalId: 'L-2' }])
    const bad = await upload('bad.csv', 'nothing\n')
    expect([bad.statusCode, bad.json().code]).toEqual([422, 'PAYMENT_FILE_INVALID'])
    const files = await finance.list<ImportedFileJson>('/payment-files')
    expect(files.rows.map((row) => row.name)).toEqual(['september.csv'])
  })

  it.each([
    [{ channel: 'counter', account: 'A2' }, 400],
    [{ channel: 'counter', account: 'A2', amount: 'ten' }, 400],
    [{ channel: 'counter', account: 'A2', amount: '1.00', state: 'posted' }, 400],
    [{ channel: 'counter', account: 'A2', amount: '1.001' }, 422],
    [{ channel: 'counter', account: 'A2', amount: '-1.00' }, 422],
    [{ channel: 'pigeon', account: 'A2', amount: '1.00' }, 422],
  ])('refuses %j with %i', async (body, status) => {
    const cashier = await api.as('cashier')
    expect((await cashier.post('/payments', body)).statusCode).toBe(status)
  })
})
