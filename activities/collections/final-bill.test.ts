import { afterAll, beforeAll, expect, it } from 'vitest'
import { caseSentences, daysFrom, goOn, liveThrough, owe, seedCollections } from '../../test/support/collections.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { pay } from '../../test/support/moves.js'
import { sweepCollections } from './sweep-collections.js'

const after = (days: number) => ({ days, count: 'calendar' })
const FINAL = {
  amount: '5.00',
  after: after(3),
  steps: [
    { step: 'reminder', act: 'reminder', after: after(4), counted_from: 'due_date', channels: ['mail'] },
    {
      step: 'call',
      act: 'call',
      after: after(2),
      counted_from: 'previous_step',
      channels: ['phone'],
      when: { amount_at_least: '50.00' },
    },
    {
      step: 'last',
      act: 'reminder',
      after: after(3),
      counted_from: 'previous_step',
      channels: ['mail'],
      template: 'FINAL_BILL_LAST',
    },
  ],
}

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await seedCollections(database.pool, '2026-09-01', [['final_bill.strategy', FINAL]])
})
afterAll(() => database.close())

async function moveOut(accountId: string): Promise<void> {
  for (const state of ['pending_stop', 'stopped']) {
    await database.adminPool.query('update service_agreements set state = $1, stop_on = $2 where account_id = $3', [
      state,
      '2026-09-10',
      accountId,
    ])
  }
}

it('the letters of a service end with it, and the final bill has its own: reminder, call, last letter, never a cut', async () => {
  const { pool } = database
  await owe(pool, 'A1', 'G1', '2026-09-01', '120.00')
  await liveThrough(database, daysFrom('2026-09-01', '2026-09-10'), 'A1')
  await moveOut('A1')
  await liveThrough(database, daysFrom('2026-09-11', '2026-09-11'), 'A1')
  expect((await caseSentences(pool, 'A1')).at(-1)).toBe('2026-09-11 The account takes no such service any more.')
  for (const day of daysFrom('2026-09-12', '2026-09-25')) {
    await database.adminPool.query('update utility set business_date = $1', [day])
    await sweepCollections(pool)
    expect(await sweepCollections(pool)).toBeUndefined()
    await goOn(pool, 'A1', 2)
  }
  expect(await caseSentences(pool, 'A1', 2)).toEqual([
    '2026-09-12 Opened: 120.00 of the final bill is past due.',
    '2026-09-12 reminder: The customer was reminded.',
    '2026-09-12 Waits until 2026-09-14: The step comes on 2026-09-14.',
    '2026-09-14 call: Staff were asked to call.',
    '2026-09-14 Waits until 2026-09-17: The step comes on 2026-09-17.',
    '2026-09-17 last: The customer was reminded.',
    '2026-09-17 Every step of the strategy was taken.',
  ])
  const letters = await pool.query(
    `select v.template_code from messages m join message_template_versions v using (version_id) where message_key like 'dunning/A1-2/%' order by message_id`,
  )
  expect(letters.rows.map((row) => row.template_code)).toEqual(['FINAL_BILL_REMINDER', 'FINAL_BILL_LAST'])
  expect((await pool.query('select count(*)::integer as cuts from disconnections')).rows[0].cuts).toBe(0)
})

it('a small final bill gets no call, and one that is paid no more letters', async () => {
  const { pool } = database
  await owe(pool, 'A2', 'G2', '2026-09-20', '20.00')
  await moveOut('A2')
  await database.adminPool.query(`update utility set business_date = '2026-09-26'`)
  await sweepCollections(pool)
  await goOn(pool, 'A2')
  await pay(pool, 'A2', '20.00')
  await goOn(pool, 'A2')
  expect(await caseSentences(pool, 'A2')).toEqual([
    '2026-09-26 Opened: 20.00 of the final bill is past due.',
    '2026-09-26 reminder: The customer was reminded.',
    '2026-09-26 call: Passed over: 20.00 is past due, less than 50.00.',
    '2026-09-26 Waits until 2026-09-29: The step comes on 2026-09-29.',
    '2026-09-26 0.00 is past due: nothing is left to follow up.',
  ])
  await expectSoundBooks(pool)
})
