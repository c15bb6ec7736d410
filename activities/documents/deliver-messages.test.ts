import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { beginAttempt } from '../../db/documents/message-delivery-store.js'
import { inTransaction } from '../../db/transaction.js'
import { testDatabase, type TestDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { seedAccounts, seedUtility } from '../../test/support/ledger.js'
import type { ActivityDeps } from '../deps.js'
import { deliverMessages } from './deliver-messages.js'
import { MailUnavailable } from './mail-gateway.js'
import { queueMessage } from './queue-message.js'

let database: TestDatabase
/** Messages the mail server does not take, by their Message-ID. */
const untaken = new Set<string>()
let sent: string[] = []
let isAway = false

beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1'])
  await database.pool.query(`update customers set email = 'abena@example.org'`)
  await database.pool.query(`update accounts set delivery = 'email'`)
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.adminPool.query('truncate messages cascade')
  await database.adminPool.query('truncate contact_quiet_hours, tasks cascade')
  untaken.clear()
  sent = []
  isAway = false
})

const deps = (): ActivityDeps => ({
  pool: database.pool,
  mail: {
    send: async ({ messageId }) => {
      if (isAway || untaken.has(messageId)) throw new MailUnavailable('451 later', undefined)
      sent.push(messageId)
      return { status: 'sent', detail: '250' }
    },
    close: () => undefined,
  },
  sms: { send: async () => ({ status: 'sent', detail: '200', providerReference: null }) },
  mailFrom: 'Billing <billing@example.org>',
  isProduction: false,
  accountsPerChunk: 500,
})
const round = () => deliverMessages(deps(), { channel: 'email' }, () => undefined)
const queue = (messageKey: string, templateCode = 'NOTICE'): Promise<string> =>
  inTransaction(database.pool, async (tx) => {
    const { messageId } = await queueMessage(tx, {
      messageKey,
      templateCode,
      accountId: 'A1',
      customerId: 'C-A1',
      fields: { subject: 's', text: 't', work: 'w', serviceAddress: 'a' },
      businessDate: '2026-09-15',
      actor: TESTER,
    })
    return `<message-${messageId}@example.org>`
  })
const minutesOf = async (): Promise<(number | null)[]> =>
  (
    await database.pool.query<{ minutes: number | null }>(
      `select case when state = 'pending' then round(extract(epoch from next_attempt_at - now()) / 60)::integer end as minutes
       from messages order by message_id`,
    )
  ).rows.map((row) => row.minutes)

it('sends what is due once, however often it is asked', async () => {
  const ids = [await queue('one'), await queue('two')]
  expect(await round()).toEqual({ waitMs: null })
  expect(await round()).toEqual({ waitMs: null })
  expect(sent).toEqual(ids)
})

it('two deliverers at once send each message once', async () => {
  for (let number = 0; number < 10; number += 1) await queue(`m${number}`)
  await Promise.all([round(), round()])
  expect(sent).toHaveLength(10)
  expect(new Set(sent).size).toBe(10)
})

it('a message that nobody takes does not hold up the others, and waits longer each time', async () => {
  const poison = await queue('poison')
  untaken.add(poison)
  const other = await queue('other')
  const { waitMs } = await round()
  expect(sent).toEqual([other])
  expect(waitMs).toBeGreaterThan(50_000)
  expect(await minutesOf()).toEqual([1, null])
  await database.pool.query('update messages set next_attempt_at = now()')
  await round()
  expect(await minutesOf()).toEqual([2, null])
})

it('a server that is away is asked three times a round, and for nothing more until its pause is over', async () => {
  isAway = true
  for (let number = 0; number < 8; number += 1) await queue(`m${number}`)
  const { waitMs } = await round()
  const tried = await database.pool.query('select count(*) as attempts from message_attempts')
  expect(tried.rows).toEqual([{ attempts: 3 }])
  expect(waitMs).toBe(60_000)
  isAway = false
  await round()
  expect(sent).toHaveLength(5)
  await database.pool.query('update messages set next_attempt_at = now()')
  expect(await round()).toEqual({ waitMs: null })
  expect(sent).toHaveLength(8)
})

it('an attempt that never came back is known, and goes again with the same id when its time is over', async () => {
  const id = await queue('killed')
  const found = await database.pool.query<{ message_id: number }>('select message_id from messages')
  await inTransaction(database.pool, (tx) => beginAttempt(tx, found.rows[0]?.message_id ?? 0))
  const { waitMs } = await round()
  expect(sent).toEqual([])
  expect(waitMs).toBeGreaterThan(100_000)
  await database.pool.query('update messages set next_attempt_at = now()')
  await round()
  expect(sent).toEqual([id])
  const attempts = await database.pool.query('select attempt, outcome from message_attempts order by attempt')
  expect(attempts.rows).toEqual([
    { attempt: 1, outcome: null },
    { attempt: 2, outcome: 'sent' },
  ])
})

it('quiet hours hold an ordinary message and no urgent one', async () => {
  await database.pool.query(
    `insert into contact_quiet_hours select 'C-A1', date_trunc('minute', l - interval '1 hour')::time, date_trunc('minute', l + interval '3 hours')::time
     from (select now() at time zone time_zone as l from utility) t`,
  )
  await queue('ordinary')
  const urgent = await queue('urgent', 'WORK_CANCELLED')
  const { waitMs } = await round()
  expect(sent).toEqual([urgent])
  expect(waitMs).toBeGreaterThan(178 * 60_000)
  expect(waitMs).toBeLessThanOrEqual(181 * 60_000)
  const waiting = await database.pool.query(`select waits_for, attempts from messages where state = 'pending'`)
  expect(waiting.rows).toEqual([{ waits_for: 'quiet_hours', attempts: 0 }])
})
