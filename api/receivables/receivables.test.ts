import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postPayment } from '../../activities/payments/post-payment.js'
import { reversePayment } from '../../activities/payments/reverse-payment.js'
import { type TestApi, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import type { AccountStatementJson, AgingReportJson, OpenItemRecordJson } from './contract.js'

let database: TestDatabase
let api: TestApi
const ACTOR = { kind: 'user', id: 'u1', name: 'x' } as const
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1', 'A2', 'A3'])
  await seedItems(database.pool, [
    ['A1', 'bill', '2026-07-01', '20.00', 'water'],
    ['A1', 'bill', '2026-09-01', '100.00', 'water'],
    ['A1', 'bill', '2026-10-01', '30.00', 'electric'],
    ['A2', 'bill', '2026-09-15', '7.00', 'water'],
    ['A2', 'credit', '2026-09-01', '-2.00'],
  ])
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

const read = async <Answer>(path: string): Promise<Answer> =>
  (await (await api.as('service_representative')).get(path)).json<Answer>()

describe('receivables over HTTP', () => {
  it('tells what an account owes by age; the buckets add up', async () => {
    expect(await read('/accounts/A1/balance')).toEqual({
      accountId: 'A1',
      currency: 'USD',
      asOf: '2026-09-15',
      balance: '150.00',
      receivable: '150.00',
      credit: '0.00',
      pastDue: '120.00',
      oldestDueOn: '2026-07-01',
      aging: [
        { code: 'not_due', fromDays: null, toDays: null, amount: '30.00' },
        { code: '1-30', fromDays: 1, toDays: 30, amount: '100.00' },
        { code: '31-60', fromDays: 31, toDays: 60, amount: '0.00' },
        { code: '61-90', fromDays: 61, toDays: 90, amount: '20.00' },
        { code: '91+', fromDays: 91, toDays: null, amount: '0.00' },
        { code: 'credit', fromDays: null, toDays: null, amount: '0.00' },
      ],
      depositsHeld: '0.00',
    })
    expect(await read('/accounts/A3/balance')).toMatchObject({ balance: '0.00', pastDue: '0.00', oldestDueOn: null })
    expect((await (await api.as('cashier')).get('/accounts/A9/balance')).statusCode).toBe(404)
    const report = await read<AgingReportJson>('/receivables/aging')
    expect(report.balance).toBe('155.00')
    expect(report.buckets.map(({ code, accounts, amount }) => `${code} ${accounts} ${amount}`)).toEqual([
      'not_due 2 37.00',
      '1-30 1 100.00',
      '31-60 0 0.00',
      '61-90 1 20.00',
      '91+ 0 0.00',
      'credit 1 -2.00',
    ])
  })

  it('shows every movement with the running balance and what is behind it', async () => {
    const payment = await postPayment(database.pool, {
      key: 'p',
      actor: ACTOR,
      reason: 'x',
      input: { channel: 'counter', account: 'A1', amount: '50.00', receivedOn: '2026-09-10' },
    })
    await reversePayment(database.pool, { key: 'r', actor: ACTOR, reason: 'x', input: { paymentId: payment.id, fee: '5.00' } })
    const statement = await read<AccountStatementJson>('/accounts/A1/statement')
    expect(
      statement.movements.map((each) => `${each.on} ${each.eventKind} ${each.amount} ${each.balance} ${each.paymentId}`),
    ).toEqual([
      '2026-07-01 opening_item 20.00 20.00 null',
      '2026-09-01 opening_item 100.00 120.00 null',
      `2026-09-10 payment_received -50.00 70.00 ${payment.id}`,
      `2026-09-15 payment_reversed 50.00 120.00 ${payment.id}`,
      '2026-09-15 fee_charged 5.00 125.00 null',
      '2026-10-01 opening_item 30.00 155.00 null',
    ])
    expect(statement.movements[2]?.entries.map((entry) => [entry.eventKind, entry.postings.length])).toEqual([
      ['payment_received', 2],
      ['credit_applied', 2],
    ])
    expect(statement.movements[3]?.entries.map((entry) => entry.eventKind)).toEqual(['payment_reversed', 'credit_unapplied'])
    expect(statement).toMatchObject({ openingBalance: '0.00', closingBalance: '155.00', isCut: false })

    const some = await read<AccountStatementJson>('/accounts/A1/statement?from=2026-09-02&to=2026-09-30')
    expect(some).toMatchObject({ openingBalance: '120.00', closingBalance: '125.00' })
    expect(some.movements).toHaveLength(3)
    expect(await read('/accounts/A1/statement?from=2026-09-11&to=2026-09-14')).toMatchObject({
      openingBalance: '70.00',
      closingBalance: '70.00',
      movements: [],
    })
  })

  it('lists open items', async () => {
    const clerk = await api.as('service_representative')
    const open = await clerk.list<OpenItemRecordJson>('/open-items', {
      filter: { accountId: 'A2', isOpen: true },
      sort: ['dueOn', 'ASC'],
    })
    expect(open.rows.map((item) => [item.kind, item.openAmount, item.daysPastDue])).toEqual([
      ['credit', '-2.00', null],
      ['bill', '7.00', null],
    ])
    const late = await clerk.list<OpenItemRecordJson>('/open-items', {
      filter: { accountId: 'A1', dueTo: '2026-09-14', isCredit: false, isOpen: true },
      sort: ['dueOn', 'ASC'],
    })
    expect(late.rows.map((item) => item.daysPastDue)).toEqual([76, 14])
  })
})
