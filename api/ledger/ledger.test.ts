import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postPayment } from '../../activities/payments/post-payment.js'
import { type TestApi, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { codeOf } from '../../test/support/refusals.js'
import type {
  EntryPageJson,
  EntryRecordJson,
  GlAccountRecordJson,
  LedgerCheckJson,
  PeriodRecordJson,
  TrialBalanceJson,
} from './contract.js'

let database: TestDatabase
let api: TestApi
const ACTOR = { kind: 'user', id: 'u1', name: 'x' } as const
let next = 0
const take = (amount: string, receivedOn: string) =>
  postPayment(database.pool, {
    key: `p${next++}`,
    actor: ACTOR,
    reason: 'x',
    input: { channel: 'counter', account: 'A1', amount, receivedOn },
  })
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1'])
  await seedItems(database.pool, [['A1', 'bill', '2026-07-20', '100.00', 'water']])
  await take('30.00', '2026-08-10')
  await take('20.00', '2026-09-10')
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

describe('the ledger over HTTP', () => {
  it('has a trial balance of a month and up to a day', async () => {
    const finance = await api.as('finance')
    const august = (await finance.get('/ledger/trial-balance?period=2026-08')).json<TrialBalanceJson>()
    expect(august).toMatchObject({
      from: '2026-08-01',
      to: '2026-08-31',
      isBalanced: true,
      totals: { opening: '0.00', closing: '0.00' },
    })
    const of = (balance: TrialBalanceJson, code: string) => {
      const row = balance.rows.find((each) => each.code === code)
      return [row?.opening, row?.debit, row?.credit, row?.closing]
    }
    expect(of(august, '1100')).toEqual(['100.00', '0.00', '30.00', '70.00'])
    expect(of(august, '1000')).toEqual(['0.00', '30.00', '0.00', '30.00'])
    const today = (await finance.get('/ledger/trial-balance')).json<TrialBalanceJson>()
    expect(today).toMatchObject({ from: null, to: '2026-09-15', isBalanced: true })
    expect(of(today, '1100')).toEqual(['0.00', '100.00', '50.00', '50.00'])
    expect(of((await finance.get('/ledger/trial-balance?asOf=2026-08-09')).json(), '1100')).toEqual([
      '0.00',
      '100.00',
      '0.00',
      '100.00',
    ])
    expect((await finance.get('/ledger/trial-balance?asOf=2026-08-09&period=2026-08')).statusCode).toBe(400)
  })

  it('lists entries and shows one with its lines', async () => {
    const auditor = await api.as('auditor')
    const entries = await auditor.list<EntryRecordJson>('/journal-entries', {
      filter: { accountId: 'A1', eventKind: 'payment_received' },
    })
    expect(entries.rows.map((entry) => [entry.effectiveOn, entry.amount, entry.accountId])).toEqual([
      ['2026-09-10', '20.00', 'A1'],
      ['2026-08-10', '30.00', 'A1'],
    ])
    const page = (await auditor.get(`/journal-entries/${entries.rows[0]?.id}`)).json<EntryPageJson>()
    expect(page.postings.map((line) => `${line.glCode} ${line.glName} ${line.amount}`)).toEqual([
      '1000 Cash, counter 20.00',
      '2100 Customer credit -20.00',
    ])
    expect((await auditor.list('/journal-entries', { filter: { glCode: '1100', period: '2026-08' } })).total).toBe(1)
    const chart = await auditor.list<GlAccountRecordJson>('/gl-accounts', { filter: { kind: 'cash' } })
    expect(chart.rows.map((row) => row.id)).toEqual(['1000', '1010', '1090'])
  })

  it('checks every invariant', async () => {
    const finance = await api.as('finance')
    const check = (await finance.get('/ledger/check')).json<LedgerCheckJson>()
    expect(check.isSound).toBe(true)
    expect(check.invariants.length).toBeGreaterThan(25)
    expect((await (await api.as('cashier')).get('/ledger/check')).statusCode).toBe(403)
  })

  it('closes months in order, keeps entries out of them, and opens the last one again', async () => {
    const finance = await api.as('finance')
    const act = async (period: string, what: 'close' | 'reopen') => {
      const response = await finance.post(`/accounting-periods/${period}/${what}`, { reason: 'Month end' })
      return response.statusCode === 200 ? response.json().state : response.json().code
    }
    expect(await act('2026-08', 'close')).toBe('PERIOD_EARLIER_OPEN')
    expect(await act('2026-09', 'close')).toBe('PERIOD_NOT_OVER')
    expect(await act('2026-07', 'close')).toBe('closed')
    expect(await act('2026-08', 'close')).toBe('closed')
    expect(await act('2026-08', 'close')).toBe('PERIOD_CLOSED')
    expect(await codeOf(take('1.00', '2026-08-10'))).toBe('PERIOD_CLOSED')
    expect(await codeOf(take('1.00', '2026-09-01'))).toBe('ok')
    expect(await act('2026-07', 'reopen')).toBe('PERIOD_LATER_CLOSED')
    const periods = await finance.list<PeriodRecordJson>('/accounting-periods', { sort: ['id', 'DESC'] })
    expect(periods.rows.map((row) => [row.id, row.state, row.mayClose, row.mayReopen])).toEqual([
      ['2026-09', 'open', false, false],
      ['2026-08', 'closed', false, true],
      ['2026-07', 'closed', false, false],
    ])
    expect(await act('2026-08', 'reopen')).toBe('open')
    expect(await codeOf(take('1.00', '2026-08-10'))).toBe('ok')
    expect((await (await api.as('cashier')).post('/accounting-periods/2026-08/close', { reason: 'xxx' })).statusCode).toBe(403)
  })

  it('does not close a month while the books are wrong', async () => {
    await database.adminPool.query('alter table open_items disable trigger all')
    await database.adminPool.query(
      'update open_items set open_amount = open_amount + 1 where item_id = (select max(item_id) from open_items where open_amount > 0)',
    )
    const finance = await api.as('finance')
    const response = await finance.post('/accounting-periods/2026-08/close', { reason: 'Month end' })
    expect(response.json()).toMatchObject({ code: 'LEDGER_UNSOUND' })
    expect(response.json().facts.invariants.map((each: { name: string }) => each.name)).toContain('items-equal-postings')
  })

  it('closes only after entries under way are in, and lets none in afterwards', async () => {
    const second = await testDatabase()
    try {
      await seedUtility(second.pool, '2026-09-15')
      await seedAccounts(second.pool, ['A1', 'A2'])
      const other = await testApi(second)
      const finance = await other.as('finance')
      const payments = Array.from({ length: 20 }, (_, index) =>
        codeOf(
          postPayment(second.pool, {
            key: `k${index}`,
            actor: ACTOR,
            reason: 'x',
            input: { channel: 'counter', account: index % 2 === 0 ? 'A1' : 'A2', amount: '1.00', receivedOn: '2026-08-10' },
          }),
        ),
      )
      const closing = finance.post('/accounting-periods/2026-08/close', { reason: 'Month end' })
      const outcomes = await Promise.all(payments)
      expect((await closing).json()).toMatchObject({ state: 'closed' })
      const counted = await second.pool.query(`select count(*) as n from payments`)
      expect(counted.rows[0].n).toBe(outcomes.filter((code) => code === 'ok').length)
      const late = await second.pool.query(
        `select count(*) as n from journal_entries e join accounting_periods a using (period) where e.recorded_at > a.closed_at`,
      )
      expect(late.rows[0].n).toBe(0)
      await other.close()
    } finally {
      await second.close()
    }
  })
})
