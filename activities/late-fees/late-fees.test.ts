import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { DEATH, dyingPool } from '../../test/support/dying-pool.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { openAmounts, seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { demoPack, presetPack, releasePacks } from '../../test/support/policy.js'
import { codeOf } from '../../test/support/refusals.js'
import { openCase } from '../cases/open-case.js'
import { postPayment } from '../payments/post-payment.js'
import { advanceClock } from '../utility/advance-clock.js'
import { advanceSweep } from './advance-sweep.js'
import { waiveFee } from './waive-fee.js'

const ACTOR = { kind: 'user' as const, id: 'ann', name: 'Ann' }
const DATABASE = { database: 'late-fees-test' }

let database: TestDatabase
let items: number[] = []
beforeAll(async () => {
  database = await testDatabase()
  const { pool } = database
  await seedUtility(pool, '2026-10-01')
  await seedAccounts(pool, ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8'])
  items = await seedItems(pool, [
    ['A1', 'bill', '2026-09-25', '100.00', 'water'],
    ['A2', 'bill', '2026-09-26', '100.00', 'water'],
    ['A3', 'bill', '2026-09-24', '100.00', 'water'],
    ['A4', 'bill', '2026-08-20', '100.00', 'water'],
    ['A5', 'bill', '2026-09-25', '100.00', 'water'],
    ['A6', 'bill', '2026-09-25', '100.00', 'water'],
    ['A7', 'bill', '2026-09-25', '100.00', 'water'],
    ['A8', 'bill', '2026-09-25', '2000.00', 'water'],
  ])
  await database.adminPool.query(`update accounts set customer_class = 'public_authority' where account_id = 'A5'`)
  await database.adminPool.query(`update accounts set low_income_discount = true where account_id = 'A6'`)
  await openCase(
    pool,
    command('dispute', {
      accountId: 'A7',
      typeCode: 'DISPUTE',
      summary: 'High bill',
      body: null,
      disputed: '60.00',
      itemId: items[6] as number,
      links: [],
    }),
  )
  await releasePacks(pool, [presetPack('municipal-default'), demoPack()], '2026-09-01')
})
afterAll(() => database.close())

function command<Input>(key: string, input: Input) {
  return { key, actor: ACTOR, reason: 'A test of it', input }
}
const sweep = (pool = database.pool) => advanceSweep(pool, DATABASE, 2)
const charged = async (): Promise<string[]> => {
  const found = await database.pool.query<{ row: string }>(
    `select account_id || ' ' || amount || ' of ' || base_amount || ', ' || capped_by || ' capped, day ' || fee_day || ', by ' ||
       policy_pack || ' ' || policy_version || ' ' || (select parameter from policy_rows r
         where (r.pack_code, r.version, r.row_index) = (policy_pack, policy_version, policy_row)) as row
     from late_fees order by account_id, sequence`,
  )
  return found.rows.map(({ row }) => row)
}
const moveTo = (to: string) => advanceClock(database.pool, command(`clock ${to}`, { to }))

// The demo's rule begins on 1 October: what could have been charged before is never charged.
const OF_THE_NIGHT = [
  'A1 4.00 of 100.00, 0.00 capped, day 2026-10-01, by alder-creek 1 late_fee.rule',
  'A7 1.60 of 40.00, 0.00 capped, day 2026-10-01, by alder-creek 1 late_fee.rule',
  'A8 40.00 of 2000.00, 40.00 capped, day 2026-10-01, by alder-creek 1 late_fee.rule',
]

test('a sweep killed before and after its commits, and run by two at once, charges each fee once', async () => {
  await expect(sweep(dyingPool(database.pool, 'before'))).rejects.toThrow(DEATH)
  expect(await charged()).toEqual([])
  await expect(sweep(dyingPool(database.pool, 'after'))).rejects.toThrow(DEATH)
  expect(await charged()).toEqual(OF_THE_NIGHT.slice(0, 1))
  await Promise.all([sweep(), sweep(), sweep()])
  for (;;) if ((await sweep()).kind === 'wait') break
  expect(await charged()).toEqual(OF_THE_NIGHT)
  expect(await sweep()).toMatchObject({ kind: 'wait' })
  const steps = await database.pool.query<{ sentence: string }>(
    `select sentence from process_steps where step_key like 'swept/%'`,
  )
  expect(steps.rows).toEqual([{ sentence: '3 late fees, 45.60 in all, on 3 accounts; 8 accounts past due looked at.' }])
  await expectSoundBooks(database.pool)
})

test('the next night charges what has become due since, and nothing twice', async () => {
  await moveTo('2026-10-02')
  for (;;) if ((await sweep()).kind === 'wait') break
  expect(await charged()).toEqual([
    OF_THE_NIGHT[0],
    'A2 4.00 of 100.00, 0.00 capped, day 2026-10-02, by alder-creek 1 late_fee.rule',
    ...OF_THE_NIGHT.slice(1),
  ])
  await expectSoundBooks(database.pool)
})

test('a waived fee gives back what was paid on it, within the limits of who waives', async () => {
  const { pool } = database
  const feeOf = async (accountId: string): Promise<{ id: number; item: number }> =>
    (await pool.query('select late_fee_id as id, item_id as item from late_fees where account_id = $1', [accountId])).rows[0]
  const fee = await feeOf('A1')
  const cash = { account: 'A1', channel: 'counter' as const, externalId: 'C-1', amount: '104.00', receivedOn: '2026-10-02' }
  await postPayment(pool, command('pay', { ...cash, tenders: [{ kind: 'cash' as const, amount: '104.00' }] }))
  expect(await openAmounts(pool, [items[0] as number, fee.item])).toEqual(['0.00', '0.00'])
  const input = { lateFeeId: fee.id, mayWaiveAny: false }
  const answer = await waiveFee(pool, command('waive', input))
  expect(answer).toEqual({ lateFeeId: fee.id, accountId: 'A1', amount: '4.00' })
  expect(await waiveFee(pool, command('waive', input))).toEqual(answer)
  expect(await codeOf(waiveFee(pool, command('waive again', input)))).toBe('LATE_FEE_TAKEN_BACK')
  const credit = await pool.query(`select sum(open_amount) as open from open_items where account_id = 'A1'`)
  expect(credit.rows[0].open).toBe('-4.00')
  await seedItems(pool, [['A1', 'bill', '2026-09-26', '50.00', 'water']])
  await moveTo('2026-10-03')
  for (;;) if ((await sweep()).kind === 'wait') break
  const second = await pool.query('select max(late_fee_id) as id from late_fees where account_id = $1', ['A1'])
  const next = { lateFeeId: second.rows[0].id as number, mayWaiveAny: false }
  expect(await codeOf(waiveFee(pool, command('second', next)))).toBe('LATE_FEE_WAIVER_LIMIT')
  expect(await codeOf(waiveFee(pool, command('supervisor', { ...next, mayWaiveAny: true })))).toBe('ok')
  expect(await codeOf(waiveFee(pool, command('none', { lateFeeId: 999_999, mayWaiveAny: true })))).toBe('NOT_FOUND')
  await moveTo('2026-10-04')
  for (;;) if ((await sweep()).kind === 'wait') break
  const a1 = (await charged()).filter((row) => row.startsWith('A1'))
  expect(a1.length).toBe(2)
  await expectSoundBooks(pool)
})
