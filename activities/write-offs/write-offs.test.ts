import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeBooks } from '../../test/support/books.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { DEATH, dyingPool } from '../../test/support/dying-pool.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { seedAccounts, seedItems, TEST_SETTINGS } from '../../test/support/ledger.js'
import { presetPack, releasePacks } from '../../test/support/policy.js'
import { codeOf } from '../../test/support/refusals.js'
import { utilityPack } from '../../test/support/collections.js'
import { creditPointsOf } from '../collections/credit-history.js'
import { postPayment } from '../payments/post-payment.js'
import { reversePayment } from '../payments/reverse-payment.js'
import { decideProposal } from './decide-proposal.js'
import { proposeWriteOff } from './propose-write-off.js'
import { sweepWriteOffs } from './sweep-write-offs.js'
import { takeBackWriteOff } from './take-back-write-off.js'

let next = 0
const by =
  (id: string) =>
  <Input>(input: Input) => ({ key: `t${next++}`, actor: { kind: 'user' as const, id, name: id }, reason: 'A test of it', input })
const ann = by('ann')
const bob = by('bob')

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  const { pool, adminPool } = database
  await makeBooks(database)
  await seedAccounts(pool, ['B1:closed', 'B2:closed', 'B3:closed', 'B4:closed', 'B5:closed', 'B6'])
  await seedItems(pool, [
    ['B1', 'bill', '2026-08-20', '80.00', 'water'],
    ['B2', 'bill', '2026-08-20', '300.00', 'water'],
    ['B2', 'late_fee', '2026-09-20', '20.00'],
    ['B3', 'bill', '2026-08-20', '1.50', 'water'],
    ['B4', 'credit', '2026-08-01', '-0.40'],
    ['B5', 'bill', '2027-01-10', '700.00', 'water'],
    ['B6', 'bill', '2026-08-20', '90.00', 'water'],
  ])
  const paid = await pool.query(`select payment_id as id from payments where account_id = 'A1'`)
  await reversePayment(pool, ann({ paymentId: paid.rows[0].id }))
  await postPayment(pool, ann({ channel: 'counter', account: 'A1', amount: '17.00' }))
  // A1 has moved out; its tax is given back by the authority.
  await adminPool.query(`update accounts set status = 'closed', closed_on = '2026-09-30' where account_id = 'A1'`)
  for (const state of ['pending_stop', 'stopped']) {
    await adminPool.query(`update service_agreements set state = $1, stop_on = '2026-09-04' where account_id = 'A1'`, [state])
  }
  const chart = TEST_SETTINGS.chart_of_accounts.map((account) =>
    account.code === '2300' ? { ...account, written_off_to: '2300' } : account,
  )
  await adminPool.query('update utility set business_date = $1, settings = $2', [
    '2027-02-01',
    JSON.stringify({ ...TEST_SETTINGS, chart_of_accounts: chart }),
  ])
  const preset = presetPack('municipal-default').rows.filter(({ key }) => key.startsWith('write_off.') || key === 'credit.points')
  await releasePacks(pool, [utilityPack(preset.map(({ key, value }) => [key, value] as const))], '2026-01-01')
})
afterAll(() => database.close())

const standing = async (): Promise<string[]> => {
  const found = await database.pool.query<{ row: string }>(
    `select concat_ws(' ', account_id, kind, cause, state, amount, 'back', recovered, approval, decided_by) as row from write_offs order by write_off_id`,
  )
  return found.rows.map(({ row }) => row)
}
/** Entries of an account's write-offs since the last call, as `event: code amount, …`. */
let seen = 0
const entries = async (): Promise<string[]> => {
  const found = await database.pool.query<{ entry_id: number; row: string }>(
    `select entry_id, effective_on || ' ' || event_kind || ': ' || string_agg(gl_code || ' ' || amount::numeric(14, 2), ', ' order by line_no) as row
     from journal_entries join postings using (entry_id) where entry_id > $1 group by entry_id order by entry_id`,
    [seen],
  )
  seen = Math.max(seen, ...found.rows.map(({ entry_id }) => entry_id))
  return found.rows.map(({ row }) => row)
}
const idOf = async (accountId: string): Promise<number> =>
  (await database.pool.query('select max(write_off_id) as id from write_offs where account_id = $1', [accountId])).rows[0].id
const openOf = async (accountId: string): Promise<string> =>
  (
    await database.pool.query(
      `select coalesce(string_agg(kind || ' ' || open_amount, ', ' order by item_id), 'nothing') as open from open_items where account_id = $1 and open_amount <> 0`,
      [accountId],
    )
  ).rows[0].open

it('a night proposes what needs a word, posts what needs none, and does nothing twice', async () => {
  const { pool } = database
  await entries()
  expect(await openOf('A1')).toBe('bill 8.60')
  await expect(sweepWriteOffs(dyingPool(pool, 'before'), 2)).rejects.toThrow(DEATH)
  expect(await standing()).toEqual([])
  await expect(sweepWriteOffs(dyingPool(pool, 'after'), 2)).rejects.toThrow(DEATH)
  const swept = await Promise.all([sweepWriteOffs(pool, 2), sweepWriteOffs(pool, 2)])
  expect(swept[0]).toMatchObject({ accountsExamined: 6, proposed: 1, posted: 4, withdrawn: 0, isOver: true })
  expect(await sweepWriteOffs(pool)).toBeUndefined()
  expect(await standing()).toEqual([
    'A1 bad_debt aged posted 8.60 back 0.00 none Penstock',
    'B1 bad_debt aged posted 80.00 back 0.00 none Penstock',
    'B2 bad_debt aged proposed 320.00 back 0.00 collections',
    'B3 small_debit aged posted 1.50 back 0.00 none Penstock',
    'B4 small_credit aged posted 0.40 back 0.00 none Penstock',
  ])
  expect((await entries()).slice(0, 4)).toEqual([
    // The part of a bill that was not paid: use against bad debt, tax against what is owed to its authority.
    '2027-02-01 debt_written_off: 2300 0.49, 5900 8.11, 2100 -8.60',
    '2027-02-01 credit_applied: 2100 8.60, 1100 -8.60',
    '2027-02-01 debt_written_off: 5900 80.00, 2100 -80.00',
    '2027-02-01 credit_applied: 2100 80.00, 1100 -80.00',
  ])
  expect(await openOf('B4')).toBe('nothing')
  expect(await creditPointsOf(pool, 'B1')).toBe(10)
  await expectSoundBooks(pool)
})

it('somebody else agrees, within their limit, to what it still is', async () => {
  const { pool } = database
  const writeOffId = await idOf('B2')
  const approve = (mayDecideAny = false) => ({ writeOffId, act: 'approve' as const, mayDecideAny })
  await database.adminPool.query(
    `insert into collection_holds (scope, scope_value, reason, from_on, placed_by) values ('account', 'B2', 'x', '2027-01-01', 'x')`,
  )
  expect(await codeOf(decideProposal(pool, ann(approve())))).toBe('WRITE_OFF_NOT_ALLOWED')
  await database.adminPool.query(
    `update collection_holds set released_on = '2027-02-01', released_by = 'x', release_reason = 'x'`,
  )
  const command = ann(approve())
  const answer = await decideProposal(pool, command)
  expect(answer).toEqual({ writeOffId, accountId: 'B2', state: 'posted', amount: '320.00' })
  expect(await decideProposal(pool, command)).toEqual(answer)
  expect(await codeOf(decideProposal(pool, bob(approve(true))))).toBe('WRITE_OFF_DECIDED')
  expect(await entries()).toEqual([
    '2027-02-01 debt_written_off: 5900 320.00, 2100 -320.00',
    '2027-02-01 credit_applied: 2100 320.00, 1100 -300.00, 1190 -20.00',
  ])
  expect(await openOf('B2')).toBe('nothing')
})

it('by hand before its time, by one and agreed to by another', async () => {
  const { pool } = database
  expect(await codeOf(proposeWriteOff(pool, ann({ accountId: 'B6', cause: 'deceased' as const })))).toBe('WRITE_OFF_NOT_ALLOWED')
  expect(await codeOf(proposeWriteOff(pool, ann({ accountId: 'B4', cause: 'deceased' as const })))).toBe('NOTHING_TO_WRITE_OFF')
  const { writeOffId } = await proposeWriteOff(pool, ann({ accountId: 'B5', cause: 'deceased' as const }))
  expect(await codeOf(proposeWriteOff(pool, bob({ accountId: 'B5', cause: 'deceased' as const })))).toBe('WRITE_OFF_STANDS')
  const decide = (act: 'approve' | 'reject', mayDecideAny: boolean) => ({ writeOffId, act, mayDecideAny })
  expect(await codeOf(decideProposal(pool, ann(decide('approve', true))))).toBe('WRITE_OFF_OWN_PROPOSAL')
  expect(await codeOf(decideProposal(pool, bob(decide('approve', false))))).toBe('WRITE_OFF_LIMIT')
  await postPayment(pool, ann({ channel: 'counter', account: 'B5', amount: '50.00' }))
  expect(await codeOf(decideProposal(pool, bob(decide('approve', true))))).toBe('WRITE_OFF_CHANGED')
  expect((await decideProposal(pool, bob(decide('reject', true)))).state).toBe('rejected')
})

it('a payment brings back as much as was paid, and a returned one leaves that much owed', async () => {
  const { pool } = database
  await entries()
  const payment = await postPayment(pool, ann({ channel: 'counter', account: 'B2', amount: '310.00', receivedOn: '2027-02-01' }))
  expect(await entries()).toEqual([
    '2027-02-01 payment_received: 1000 310.00, 2100 -310.00',
    '2027-02-01 debt_reinstated: 5900 -310.00, 2100 310.00',
    '2027-02-01 credit_unapplied: 2100 -320.00, 1100 300.00, 1190 20.00',
    '2027-02-01 credit_applied: 2100 10.00, 1190 -10.00',
    '2027-02-01 credit_applied: 2100 310.00, 1190 -10.00, 1100 -300.00',
  ])
  expect((await standing())[2]).toBe('B2 bad_debt aged posted 320.00 back 310.00 collections ann')
  expect(await openOf('B2')).toBe('nothing')
  expect(payment.allocations.map(({ amount }) => amount)).toEqual(['10.00', '300.00'])
  await reversePayment(pool, ann({ paymentId: payment.id }))
  expect(await openOf('B2')).toBe('bill 300.00, late_fee 10.00')
  expect(await creditPointsOf(pool, 'B2')).toBe(13)
  await expectSoundBooks(pool)
})

it('taken back, exactly, and not made again by the next night', async () => {
  const { pool } = database
  await entries()
  const command = ann({ writeOffId: await idOf('A1') })
  const answer = await takeBackWriteOff(pool, command)
  expect(answer).toMatchObject({ accountId: 'A1', amount: '8.60' })
  expect(await takeBackWriteOff(pool, command)).toEqual(answer)
  expect(await codeOf(takeBackWriteOff(pool, ann({ writeOffId: answer.writeOffId })))).toBe('WRITE_OFF_NOT_STANDING')
  expect(await entries()).toEqual([
    '2027-02-01 debt_reinstated: 2300 -0.49, 5900 -8.11, 2100 8.60',
    '2027-02-01 credit_unapplied: 2100 -8.60, 1100 8.60',
  ])
  await takeBackWriteOff(pool, ann({ writeOffId: await idOf('B4') }))
  expect(await openOf('B4')).toBe('credit -0.40')
  await takeBackWriteOff(pool, ann({ writeOffId: await idOf('B1') }))
  await database.adminPool.query(`update utility set business_date = '2027-02-02'`)
  // B2 owes what its returned payment had paid; it waits 120 days after its last debt, and that is over.
  expect(await sweepWriteOffs(pool)).toMatchObject({ accountsExamined: 5, proposed: 1, posted: 0, withdrawn: 0 })
  expect((await standing()).at(-1)).toBe('B2 bad_debt aged proposed 310.00 back 0.00 collections')
  await postPayment(pool, ann({ channel: 'counter', account: 'B2', amount: '310.00' }))
  await database.adminPool.query(`update utility set business_date = '2027-02-03'`)
  expect(await sweepWriteOffs(pool)).toMatchObject({ withdrawn: 1 })
  await expectSoundBooks(pool)
})
