import { afterAll, beforeAll, expect, it } from 'vitest'
import { importAlderCreek } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { moveLooks } from '../../test/support/move-looks.js'
import { loadAccountInputs } from '../../db/billing/account-input-store.js'
import { byTester, carryOn, clockTo, onRequest, pay, sentencesOf } from '../../test/support/moves.js'
import { adoptStarts } from './adopt-starts.js'
import { payRefund } from './pay-refund.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await importAlderCreek(database.pool, '2026-09-01')
})
afterAll(async () => {
  await expectSoundBooks(database.pool)
  await database.close()
})
const { agreementsOf, rows, statusOf } = moveLooks(() => database)
const owed = async (accountId: string): Promise<string> =>
  (await rows('select sum(open_amount)::text as row from open_items where account_id = $1', [accountId]))[0] ?? ''
const requestsOf = (accountId: string): Promise<string[]> =>
  rows('select request_id as row from service_requests where account_id = $1', [accountId])

it('money on an account that was brought over closed is paid back, and the account closed again', async () => {
  const { pool } = database
  expect(new Set((await agreementsOf('A000007')).map((line) => line.split(' ').at(-1)))).toEqual(new Set(['closed']))
  await pay(pool, 'A000007', '12.00')
  const [requestId = '', ...more] = await requestsOf('A000007')
  expect(more).toEqual([])
  expect(await rows(`select workflow_type as row from outbox where workflow_id = 'move/' || $1`, [requestId])).toEqual(['move'])
  await pay(pool, 'A000007', '3.00')
  expect(await requestsOf('A000007')).toEqual([requestId])
  expect(await carryOn(pool, requestId)).toBe('a refund of 15.00 USD')
  const refund = byTester({ ...(await onRequest(pool, requestId)), accountId: 'A000007', channel: 'counter' })
  await payRefund(pool, refund)
  expect(await carryOn(pool, requestId)).toBe(null)
  expect(await sentencesOf(pool, requestId)).toEqual([
    '2026-09-01 Money came to account A000007, which had been closed before it was brought over; it is settled here.',
    '2026-09-01 Account A000007 has a balance again after its close; it is settled once more.',
    '2026-09-01 Waits for a refund of 15.00 USD.',
    '2026-09-01 A refund of 15.00 USD was paid to the customer of account A000007.',
    '2026-09-01 Account A000007 is settled and closed.',
    '2026-09-01 Everything that was asked for is done.',
  ])
  expect(await statusOf('A000007')).toBe('closed')
})

it('who owes from before is left alone while they pay, and closed for good with the last of it', async () => {
  const { pool } = database
  await pay(pool, 'A000045', '10.00')
  expect(await requestsOf('A000045')).toEqual([])
  await pay(pool, 'A000045', await owed('A000045'))
  const [requestId = ''] = await requestsOf('A000045')
  expect(await carryOn(pool, requestId)).toBe(null)
  expect(new Set((await agreementsOf('A000045')).map((line) => line.split(' ').at(-1)))).toEqual(new Set(['closed']))
  expect(await statusOf('A000045')).toBe('closed')
})

it('where days of the former system have no bill here, a person is asked and nobody is billed', async () => {
  const { pool, adminPool } = database
  await adminPool.query(`update service_agreements set stop_on = stop_on + 1 where account_id = 'A000113'`)
  await pay(pool, 'A000113', '5.00')
  expect(await requestsOf('A000113')).toEqual([])
  expect(await rows(`select queue || ': ' || title as row from tasks where account_id = 'A000113'`)).toEqual([
    'refunds: Money came to account A000113, which was closed before it was brought over',
  ])
})

it('service that was brought over begins on its day, once, by the read that is there', async () => {
  const { pool } = database
  expect(await adoptStarts(pool)).toEqual([])
  await clockTo(pool, '2026-09-05')
  const [one, other] = await Promise.all([adoptStarts(pool), adoptStarts(pool)])
  const adopted = [...one, ...other]
  expect(adopted.map(({ title }) => title)).toEqual([
    'Move in at P000307',
    'Move in at P000794',
    'Move in at P000439',
    'Move in at P000630',
    'Move in at P000390',
    'Move in at P001027',
    'Move in at P000144',
  ])
  expect(await adoptStarts(pool)).toEqual([])
  for (const { processId } of adopted) expect(await carryOn(pool, processId.replace('move/', ''))).toBe(null)
  const [first = ''] = await requestsOf('A001180')
  expect(await sentencesOf(pool, first)).toEqual([
    '2026-09-05 Service of account A001180 at P000307 was to begin on 2026-09-02, as it was brought over; it begins here.',
    '2026-09-05 Water of account A001180 began on 2026-09-02. Sewer of account A001180 began on 2026-09-02. Stormwater of account A001180 began on 2026-09-02.',
    '2026-09-05 Everything that was asked for is done.',
  ])
  expect(await agreementsOf('A001180')).toEqual([
    'water 2026-09-02 - active',
    'sewer 2026-09-02 - active',
    'stormwater 2026-09-02 - active',
  ])
})

it('a start that was brought over bills from its day, carried out or not; a second one at a point holds the bill', async () => {
  const { pool } = database
  await clockTo(pool, '2026-09-06')
  await adoptStarts(pool)
  expect(await requestsOf('A000650')).toHaveLength(1)
  const [account] = await loadAccountInputs(pool, ['A000650'], { readOn: '2026-09-18' })
  expect(await rows(`select state as row from service_agreements where agreement_id = 'G004633'`)).toEqual(['pending_start'])
  expect(account?.input.agreements.map(({ agreementId }) => agreementId)).toContain('G004633')
})
