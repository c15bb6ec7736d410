import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { openAmounts, seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { codeOf } from '../../test/support/refusals.js'
import { postPayment } from './post-payment.js'
import { resolveSuspense } from './resolve-suspense.js'
import { type ReversePaymentInput, reversePayment } from './reverse-payment.js'

let database: TestDatabase
let next = 0
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A9:closed'])
})
afterAll(() => database.close())

const ACTOR = { kind: 'user', id: 'u1', name: 'Finance' } as const
const command = <Input>(input: Input) => ({ key: `k${next++}`, actor: ACTOR, reason: 'Returned by the bank', input })
const take = (account: string, amount: string, receivedOn = '2026-09-10') =>
  postPayment(database.pool, command({ channel: 'lockbox', externalId: `L-${next}`, account, amount, receivedOn }))
const reverse = (input: ReversePaymentInput) => reversePayment(database.pool, command(input))
const balanceOf = async (accountId: string) =>
  (
    await database.pool.query(`select coalesce(sum(open_amount), 0) as balance from open_items where account_id = $1`, [
      accountId,
    ])
  ).rows[0].balance

describe('reversePayment', () => {
  it('re-opens what the payment paid, mirrors its entry and charges the fee of the settings', async () => {
    const ids = await seedItems(database.pool, [
      ['A1', 'bill', '2026-07-20', '20.00', 'electric'],
      ['A1', 'bill', '2026-08-20', '100.00', 'water'],
    ])
    const payment = await take('A1', '150.00')
    expect(await openAmounts(database.pool, ids)).toEqual(['0.00', '0.00'])
    const reversed = await reverse({ paymentId: payment.id, fee: 'settings' })
    expect(reversed).toMatchObject({ state: 'reversed', allocations: [], unapplied: '0.00', fee: { amount: '25.00' } })
    expect(await openAmounts(database.pool, ids)).toEqual(['20.00', '100.00'])
    expect(await balanceOf('A1')).toBe('145.00')
    const entries = await database.pool.query(
      `select e.event_kind, e.effective_on, p.gl_code, p.amount from journal_entries e join postings p using (entry_id)
        where p.account_id = 'A1' and e.event_kind in ('payment_reversed', 'credit_unapplied', 'fee_charged') order by 1, 3`,
    )
    expect(entries.rows.map((row) => Object.values(row).join(' '))).toEqual([
      'credit_unapplied 2026-09-15 1100 100.000',
      'credit_unapplied 2026-09-15 1110 20.000',
      'credit_unapplied 2026-09-15 2100 -120.000',
      'fee_charged 2026-09-15 1190 25.000',
      'payment_reversed 2026-09-15 2100 150.000',
    ])
    await expectSoundBooks(database.pool)
  })

  it('answers the same command alike and does it once', async () => {
    const payment = await take('A2', '10.00')
    const same = { key: 'reverse-once', actor: ACTOR, reason: 'x', input: { paymentId: payment.id, fee: '3.00' } }
    const [first, second] = await Promise.all([reversePayment(database.pool, same), reversePayment(database.pool, same)])
    expect(second).toEqual(first)
    const fees = await database.pool.query(`select count(*) as n from journal_entries where source_id = $1`, [
      `returned-payment-${payment.id}`,
    ])
    expect(fees.rows).toEqual([{ n: 1 }])
  })

  it('is refused twice, and for what is not there', async () => {
    const payment = await take('A2', '10.00')
    const twice = await Promise.all([1, 2, 3].map(() => codeOf(reverse({ paymentId: payment.id }))))
    expect(twice.sort()).toEqual(['ALREADY_REVERSED', 'ALREADY_REVERSED', 'ok'])
    expect(await codeOf(reverse({ paymentId: 99_999 }))).toBe('NOT_FOUND')
    await expectSoundBooks(database.pool)
  })

  it('lets other credits of the account pay what is open again', async () => {
    const ids = await seedItems(database.pool, [['A3', 'bill', '2026-08-20', '40.00', 'water']])
    const first = await take('A3', '40.00')
    const second = await take('A3', '30.00')
    expect(second.unapplied).toBe('30.00')
    await reverse({ paymentId: first.id })
    expect(await openAmounts(database.pool, ids)).toEqual(['10.00'])
    // The second one is returned as well: everything is owed again.
    await reverse({ paymentId: second.id, fee: '5.00' })
    expect(await openAmounts(database.pool, ids)).toEqual(['40.00'])
    expect(await balanceOf('A3')).toBe('45.00')
    await expectSoundBooks(database.pool)
  })

  it.each([
    ['2026-09-09', undefined, 'REVERSAL_DATE_INVALID'],
    ['2026-09-16', undefined, 'REVERSAL_DATE_INVALID'],
    ['2026-09-10', '0.00', 'FEE_INVALID'],
    ['2026-09-10', '1.005', 'FEE_INVALID'],
    ['2026-09-10', 'much', 'FEE_INVALID'],
    ['2026-09-10', '1.50', 'ok'],
  ])('dated %s with fee %s: %s', async (reversedOn, fee, code) => {
    const payment = await take('A4', '10.00')
    expect(await codeOf(reverse({ paymentId: payment.id, reversedOn, ...(fee === undefined ? {} : { fee }) }))).toBe(code)
  })

  it('takes a payment out of suspense, without a fee for anybody', async () => {
    const payment = await take('nobody', '10.00')
    expect(await codeOf(reverse({ paymentId: payment.id, fee: '5.00' }))).toBe('FEE_WITHOUT_ACCOUNT')
    expect(await reverse({ paymentId: payment.id })).toMatchObject({ state: 'reversed', accountId: null, fee: null })
    const task = await database.pool.query('select state, result from tasks where task_key = $1', [`suspense/${payment.id}`])
    expect(task.rows).toEqual([{ state: 'done', result: 'Reversed' }])
    await expectSoundBooks(database.pool)
  })
})

describe('resolveSuspense', () => {
  it('gives the money to its account, which it pays from the business date on', async () => {
    const ids = await seedItems(database.pool, [['A5', 'bill', '2026-08-20', '40.00', 'water']])
    const payment = await take('A5OO', '50.00')
    const answer = await resolveSuspense(database.pool, command({ paymentId: payment.id, accountId: 'A5' }))
    expect(answer).toMatchObject({
      state: 'posted',
      accountId: 'A5',
      unapplied: '10.00',
      allocations: [{ itemId: ids[0], amount: '40.00' }],
    })
    const item = await database.pool.query('select original_on, open_amount from open_items where payment_id = $1', [payment.id])
    expect(item.rows).toEqual([{ original_on: '2026-09-10', open_amount: '-10.00' }])
    expect((await database.pool.query('select state from tasks where task_key = $1', [`suspense/${payment.id}`])).rows).toEqual([
      { state: 'done' },
    ])
    await expectSoundBooks(database.pool)

    // And back: both entries are mirrored, nobody has the money.
    await reverse({ paymentId: payment.id })
    expect(await openAmounts(database.pool, ids)).toEqual(['40.00'])
    expect(await balanceOf('A5')).toBe('40.00')
    await expectSoundBooks(database.pool)
  })

  it('follows directions', async () => {
    const ids = await seedItems(database.pool, [
      ['A6', 'bill', '2026-07-20', '40.00', 'water'],
      ['A6', 'bill', '2026-08-20', '40.00', 'water'],
    ])
    const payment = await take('', '40.00')
    await resolveSuspense(
      database.pool,
      command({ paymentId: payment.id, accountId: 'A6', directions: [{ itemId: ids[1] ?? 0 }] }),
    )
    expect(await openAmounts(database.pool, ids)).toEqual(['40.00', '0.00'])
  })

  it('answers the same command alike and does it once', async () => {
    const payment = await take('??', '10.00')
    const same = { key: 'resolve-once', actor: ACTOR, reason: 'x', input: { paymentId: payment.id, accountId: 'A7' } }
    const first = await resolveSuspense(database.pool, same)
    expect(await resolveSuspense(database.pool, same)).toEqual(first)
    expect(await codeOf(resolveSuspense(database.pool, { ...same, input: { ...same.input, accountId: 'A6' } }))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    )
  })

  it('happens once, to an account that exists', async () => {
    const payment = await take('???', '10.00')
    const resolve = (accountId: string) => codeOf(resolveSuspense(database.pool, command({ paymentId: payment.id, accountId })))
    expect(await resolve('A888')).toBe('ACCOUNT_UNKNOWN')
    expect((await Promise.all(['A6', 'A7', 'A7'].map(resolve))).sort()).toEqual(['NOT_IN_SUSPENSE', 'NOT_IN_SUSPENSE', 'ok'])
    expect(await codeOf(resolveSuspense(database.pool, command({ paymentId: 99_999, accountId: 'A7' })))).toBe('NOT_FOUND')
    const closed = await take('', '10.00')
    expect(await resolveSuspense(database.pool, command({ paymentId: closed.id, accountId: 'A9' }))).toMatchObject({
      notices: [{ code: 'PAYMENT_CLOSED_ACCOUNT' }],
    })
    await expectSoundBooks(database.pool)
  })
})
