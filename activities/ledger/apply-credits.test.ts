import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAmounts, seedAccounts, seedItems, TEST_LEDGER } from '../../test/support/ledger.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { accountsWoken, processesOfAccounts } from '../../test/support/woken.js'
import { inTransaction } from '../../db/transaction.js'
import { applyCreditsOf } from './apply-credits.js'
import { unapplyItems } from './unapply-items.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await seedAccounts(database.pool, ['A1', 'A2', 'A3', 'A4'])
})
afterAll(() => database.close())

const source = (id: string) => ({ kind: 'bill', id })

describe('applyCreditsOf', () => {
  it('uses credits of several accounts by the policy, posts one entry each, and changes nothing when it runs again', async () => {
    const ids = await seedItems(database.pool, [
      ['A1', 'bill', '2026-08-20', '100.00', 'water'],
      ['A1', 'late_fee', '2026-08-25', '10.00'],
      ['A1', 'credit', '2026-08-01', '-30.00'],
      ['A2', 'bill', '2026-08-20', '50.00', 'electric'],
      ['A2', 'credit', '2026-08-01', '-70.00'],
      ['A3', 'credit', '2026-08-01', '-5.00'],
      ['A4', 'bill', '2026-08-20', '50.00', 'electric'],
    ])
    const input = {
      ...TEST_LEDGER,
      appliedOn: '2026-09-10',
      accounts: ['A1', 'A2', 'A3', 'A4'].map((accountId) => ({ accountId, source: source(`b-${accountId}`) })),
    }
    await processesOfAccounts(database.pool, ['A1', 'A2', 'A3', 'A4'])
    const applied = await inTransaction(database.pool, ({ client }) => applyCreditsOf(client, input))
    expect(await accountsWoken(database.pool)).toEqual(['A1', 'A2'])
    expect(
      applied.map(({ accountId, applications }) => [accountId, applications.map(({ amount }) => amount.toFixed(2))]),
    ).toEqual([
      ['A1', ['10.00', '20.00']],
      ['A2', ['50.00']],
    ])
    expect(await openAmounts(database.pool, ids)).toEqual(['80.00', '0.00', '0.00', '0.00', '-20.00', '-5.00', '50.00'])
    const entries = await database.pool.query(
      `select source_id, effective_on, p.gl_code, p.amount, p.account_id from journal_entries join postings p using (entry_id)
        where event_kind = 'credit_applied' order by source_id, gl_code`,
    )
    expect(entries.rows.map((row) => Object.values(row))).toEqual([
      ['b-A1', '2026-09-10', '1100', '-20.000', 'A1'],
      ['b-A1', '2026-09-10', '1190', '-10.000', 'A1'],
      ['b-A1', '2026-09-10', '2100', '30.000', 'A1'],
      ['b-A2', '2026-09-10', '1110', '-50.000', 'A2'],
      ['b-A2', '2026-09-10', '2100', '50.000', 'A2'],
    ])
    expect(await inTransaction(database.pool, ({ client }) => applyCreditsOf(client, input))).toEqual([])
  })

  it('is undone by unapplyItems: rows linked, both sides open again, the entry mirrored', async () => {
    const ids = await seedItems(database.pool, [
      ['A3', 'bill', '2026-08-20', '3.00', 'water'],
      ['A3', 'bill', '2026-08-21', '9.00', 'water'],
    ])
    await inTransaction(database.pool, ({ client }) =>
      applyCreditsOf(client, { ...TEST_LEDGER, appliedOn: '2026-09-10', accounts: [{ accountId: 'A3', source: source('b-3') }] }),
    )
    expect(await openAmounts(database.pool, ids)).toEqual(['0.00', '7.00'])
    const undo = () =>
      inTransaction(database.pool, ({ client }) =>
        unapplyItems(client, ids, { ...TEST_LEDGER, source: { kind: 'bill_cancellation', id: '3' }, unappliedOn: '2026-09-12' }),
      )
    expect((await undo()).map((row) => row.amount.toFixed(2))).toEqual(['3.00', '2.00'])
    expect(await openAmounts(database.pool, ids)).toEqual(['3.00', '9.00'])
    expect(await undo()).toEqual([])
    const entry = await database.pool.query(
      `select effective_on, gl_code, amount from journal_entries join postings using (entry_id) where event_kind = 'credit_unapplied' order by 2`,
    )
    expect(entry.rows.map((row) => Object.values(row))).toEqual([
      ['2026-09-12', '1100', '5.000'],
      ['2026-09-12', '2100', '-5.000'],
    ])
  })
})
