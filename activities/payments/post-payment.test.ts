import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { openAmounts, seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { codeOf } from '../../test/support/refusals.js'
import { type PostPaymentInput, postPayment } from './post-payment.js'

let database: TestDatabase
let next = 0
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9:closed'])
})
afterAll(() => database.close())

const ACTOR = { kind: 'user', id: 'u1', name: 'Cashier' } as const

function take(input: Partial<PostPaymentInput> & { account: string; amount: string }, key = `k${next++}`) {
  return postPayment(database.pool, { key, actor: ACTOR, reason: 'At the counter', input: { channel: 'counter', ...input } })
}

describe('postPayment', () => {
  it('pays what is owed by the policy and keeps the rest as a credit', async () => {
    const ids = await seedItems(database.pool, [
      ['A1', 'bill', '2026-08-20', '100.00', 'water'],
      ['A1', 'late_fee', '2026-08-30', '10.00'],
      ['A1', 'bill', '2026-07-20', '20.00', 'electric'],
    ])
    const answer = await take({
      account: 'A1',
      amount: '150.00',
      tenders: [
        { kind: 'cash', amount: '100' },
        { kind: 'cheque', amount: '50.00', detail: '4711' },
      ],
    })
    expect(answer).toMatchObject({
      accountId: 'A1',
      state: 'posted',
      receivedOn: '2026-09-15',
      amount: '150.00',
      unapplied: '20.00',
      notices: [],
    })
    expect(answer.externalId).toMatch(/^receipt-\d+$/)
    expect(answer.allocations.map((each) => [each.itemId, each.amount])).toEqual([
      [ids[1], '10.00'],
      [ids[2], '20.00'],
      [ids[0], '100.00'],
    ])
    expect(await openAmounts(database.pool, ids)).toEqual(['0.00', '0.00', '0.00'])
    await expectSoundBooks(database.pool)
  })

  it('uses older credits too, the oldest first', async () => {
    const ids = await seedItems(database.pool, [
      ['A2', 'bill', '2026-08-20', '216.86', 'water'],
      ['A2', 'credit', '2026-07-11', '-8.67'],
    ])
    const answer = await take({ account: 'A2', amount: '208.19' })
    expect(answer).toMatchObject({ unapplied: '0.00', allocations: [{ itemId: ids[0], amount: '208.19', kind: 'bill' }] })
    expect(await openAmounts(database.pool, ids)).toEqual(['0.00', '0.00'])
    await expectSoundBooks(database.pool)
  })

  it('follows directions first', async () => {
    const ids = await seedItems(database.pool, [
      ['A3', 'bill', '2026-07-20', '50.00', 'water'],
      ['A3', 'bill', '2026-08-20', '50.00', 'electric'],
    ])
    const answer = await take({ account: 'A3', amount: '60.00', directions: [{ itemId: ids[1] ?? 0, amount: '45.00' }] })
    expect(answer.unapplied).toBe('0.00')
    expect(await openAmounts(database.pool, ids)).toEqual(['35.00', '5.00'])
    expect(await codeOf(take({ account: 'A3', amount: '60.00', directions: [{ itemId: ids[1] ?? 0, amount: '45.00' }] }))).toBe(
      'DIRECTED_BEYOND_OPEN',
    )
    expect(await codeOf(take({ account: 'A1', amount: '60.00', directions: [{ itemId: ids[1] ?? 0 }] }))).toBe(
      'DIRECTED_ITEM_UNKNOWN',
    )
    expect(await codeOf(take({ account: 'nobody', amount: '60.00', directions: [{ itemId: ids[1] ?? 0 }] }))).toBe(
      'DIRECTED_WITHOUT_ACCOUNT',
    )
    await expectSoundBooks(database.pool)
  })

  it('takes the same command once and answers it alike; another input under its key is refused (I17)', async () => {
    const first = await take({ account: 'A4', amount: '5.00' }, 'same')
    expect(await take({ account: 'A4', amount: '5.00' }, 'same')).toEqual(first)
    expect(await codeOf(take({ account: 'A4', amount: '6.00' }, 'same'))).toBe('IDEMPOTENCY_KEY_REUSED')
    const counted = await database.pool.query('select count(*) as n from payments where account_id = $1', ['A4'])
    expect(counted.rows).toEqual([{ n: 1 }])
  })

  it('refuses a payment whose identity is here, at its own channel only', async () => {
    await take({ account: 'A4', amount: '5.00', externalId: 'X-1' })
    expect(await codeOf(take({ account: 'A4', amount: '5.00', externalId: 'X-1' }))).toBe('ALREADY_TAKEN')
    expect(await codeOf(take({ account: 'A5', amount: '7.00', externalId: 'X-1' }))).toBe('ALREADY_TAKEN')
    expect(await codeOf(take({ account: 'A4', amount: '5.00', externalId: 'X-1', channel: 'lockbox' }))).toBe('ok')
    const twice = await Promise.all([1, 2, 3].map(() => codeOf(take({ account: 'A4', amount: '5.00', externalId: 'X-2' }))))
    expect(twice.sort()).toEqual(['ALREADY_TAKEN', 'ALREADY_TAKEN', 'ok'])
    // Two accounts, so that no lock keeps the two apart: the unique key does.
    const apart = await Promise.all(
      ['A4', 'A5', 'A6'].map((account) => codeOf(take({ account, amount: '5.00', externalId: 'X-3' }))),
    )
    expect(apart.sort()).toEqual(['ALREADY_TAKEN', 'ALREADY_TAKEN', 'ok'])
    await expectSoundBooks(database.pool)
  })

  it('holds money for nobody we know in suspense, with a task', async () => {
    const answer = await take({ account: 'A777', amount: '68.17', reference: 'CHK 4347' })
    expect(answer).toMatchObject({
      state: 'suspense',
      accountId: null,
      unapplied: '68.17',
      notices: [{ code: 'PAYMENT_UNKNOWN_ACCOUNT' }],
    })
    const task = await database.pool.query('select queue, title, state, due_on from tasks where task_key = $1', [
      `suspense/${answer.id}`,
    ])
    expect(task.rows).toEqual([
      { queue: 'suspense', title: 'Whose payment is it? 68.17 USD for A777', state: 'open', due_on: '2026-09-15' },
    ])
    await expectSoundBooks(database.pool)
  })

  it('credits a closed account and says so', async () => {
    const answer = await take({ account: 'A9', amount: '10.00' })
    expect(answer).toMatchObject({ accountId: 'A9', unapplied: '10.00', notices: [{ code: 'PAYMENT_CLOSED_ACCOUNT' }] })
  })

  it.each([
    [{ account: 'A4', amount: '0.00' }, 'PAYMENT_AMOUNT_NOT_POSITIVE'],
    [{ account: 'A4', amount: '1.001' }, 'PAYMENT_AMOUNT_INVALID'],
    [{ account: 'A4', amount: '1.00', currency: 'EUR' }, 'PAYMENT_CURRENCY_OTHER'],
    [{ account: 'A4', amount: '1.00', channel: 'pigeon' }, 'PAYMENT_CHANNEL_UNKNOWN'],
    [{ account: 'A4', amount: '1.00', receivedOn: '2027-09-15' }, 'PAYMENT_IN_FUTURE'],
    [{ account: 'A4', amount: '1.00', tenders: [{ kind: 'cash', amount: '0.99' }] }, 'PAYMENT_TENDERS_DIFFER'],
  ] as const)('refuses %j: %s, and leaves nothing', async (input, code) => {
    const before = await database.pool.query('select count(*) as n from payments')
    expect(await codeOf(take(input))).toBe(code)
    expect((await database.pool.query('select count(*) as n from payments')).rows).toEqual(before.rows)
  })

  it('keeps an account exact under 20 payments at once (F8)', async () => {
    const ids = await seedItems(database.pool, [
      ['A7', 'bill', '2026-07-20', '33.33', 'water'],
      ['A7', 'bill', '2026-08-20', '50.00', 'electric'],
      ['A8', 'bill', '2026-08-20', '50.00', 'electric'],
    ])
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        take({ account: index % 4 === 0 ? 'A8' : 'A7', amount: '7.07', externalId: `F8-${index}` }),
      ),
    )
    // 15 × 7.07 = 106.05 against 83.33; 5 × 7.07 = 35.35 against 50.00
    expect(await openAmounts(database.pool, ids)).toEqual(['0.00', '0.00', '14.65'])
    const credit = await database.pool.query(
      `select sum(open_amount) as open from open_items where account_id = 'A7' and open_amount < 0`,
    )
    expect(credit.rows).toEqual([{ open: '-22.72' }])
    await expectSoundBooks(database.pool)
  })

  it('writes one audit row for each payment', async () => {
    const answer = await take({ account: 'A1', amount: '1.00' })
    const audit = await database.pool.query(
      `select action, actor_id, reason, after->>'amount' as amount from audit_log where subject_kind = 'payment' and subject_id = $1`,
      [String(answer.id)],
    )
    expect(audit.rows).toEqual([{ action: 'payments.post', actor_id: 'u1', reason: 'At the counter', amount: '1.00' }])
  })
})
