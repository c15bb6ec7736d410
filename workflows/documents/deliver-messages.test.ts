import { afterAll, beforeAll, expect, it } from 'vitest'
import { type MailGateway, MailUnavailable } from '../../activities/documents/mail-gateway.js'
import { queueMessage } from '../../activities/documents/queue-message.js'
import { retryMessage } from '../../activities/documents/retry-message.js'
import { findProcess } from '../../db/processes/process-reads.js'
import { inTransaction } from '../../db/transaction.js'
import { testDatabase, type TestDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { seedAccounts, seedUtility } from '../../test/support/ledger.js'
import { type TestTemporal, testTemporal } from '../../test/support/temporal.js'
import { until } from '../../test/support/until.js'
import { type TestWorker, testWorker } from '../../test/support/worker.js'
import { workflowStatus } from '../../test/support/workflow-status.js'
import { deliverMessagesWorkflowId } from './contract.js'

let temporal: TestTemporal
let database: TestDatabase
let worker: TestWorker
/** What the mail server does with the next message. */
let mailServer: 'takes' | 'away' | 'refuses' = 'takes'
const taken: string[] = []

const mail: MailGateway = {
  send: async (message) => {
    if (mailServer === 'away') throw new MailUnavailable('connect ECONNREFUSED', undefined)
    if (mailServer === 'refuses') return { status: 'refused', detail: '550 no such user' }
    taken.push(`${message.messageId} ${message.subject}`)
    return { status: 'sent', detail: '250 taken' }
  },
  close: () => undefined,
}

beforeAll(async () => {
  temporal = await testTemporal()
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1', 'A2', 'A3'])
  await database.pool.query(`update customers set email = 'abena@example.org', phone = '+1 (541) 555-0100'`)
  await database.pool.query(`update accounts set delivery = 'email' where account_id <> 'A3'`)
  await database.pool.query(`insert into contact_preferences values ('C-A2', 'service', 'sms')`)
  worker = await testWorker(database, temporal, { mail })
})
afterAll(async () => {
  await worker.stop()
  await database.close()
  await temporal.close()
})

const queue = async (messageKey: string, accountId: string): Promise<number> =>
  (
    await inTransaction(database.pool, (tx) =>
      queueMessage(tx, {
        messageKey,
        templateCode: 'WELCOME',
        accountId,
        customerId: `C-${accountId}`,
        fields: { startDate: '2026-09-21', serviceAddress: '1 Main St' },
        businessDate: '2026-09-15',
        actor: TESTER,
      }),
    )
  ).messageId

const stateOf = async (messageId: number): Promise<string> => {
  const found = await database.pool.query<{ state: string; waits_for: string | null }>(
    'select state, waits_for from messages where message_id = $1',
    [messageId],
  )
  const { state, waits_for: waitsFor } = found.rows[0] ?? { state: 'none', waits_for: null }
  return waitsFor === null ? state : `${state}: ${waitsFor}`
}
const comesTo = (messageId: number, state: string) =>
  until(
    `message ${messageId} is ${state}`,
    () => stateOf(messageId),
    (found) => found === state,
  )
const retry = (messageId: number, key: string) =>
  retryMessage(database.pool, { key, actor: TESTER, reason: 'The mail server is back', input: { messageId } })
const attemptsOf = async (messageId: number): Promise<(string | null)[]> =>
  (
    await database.pool.query<{ outcome: string | null }>(
      'select outcome from message_attempts where message_id = $1 order by attempt',
      [messageId],
    )
  ).rows.map((row) => row.outcome)

const processId = (channel: 'email' | 'sms' | 'post'): string => deliverMessagesWorkflowId(database.name, { channel })
const story = async (channel: 'email' | 'sms' | 'post') => {
  const found = await findProcess(database.pool, processId(channel))
  return { state: found?.process.state, waitsFor: found?.process.waitsFor, sentences: found?.steps.map((step) => step.sentence) }
}
/** The story once it has so many sentences: a round is told after its messages are settled. */
const told = (channel: 'email' | 'sms' | 'post', sentences: number) =>
  until(
    `${sentences} sentences of ${channel}`,
    () => story(channel),
    (found) => found.sentences?.length === sentences,
  )
const ends = (channel: 'email' | 'sms' | 'post') =>
  until(
    `the deliverer of ${channel} ends`,
    () => workflowStatus(temporal.client, processId(channel)),
    (status) => status === 'COMPLETED',
  )

it('a mail server that is away delays an e-mail, holds nothing else up and loses nothing', async () => {
  mailServer = 'away'
  const email = await queue('email', 'A1')
  await comesTo(email, 'pending: provider')
  expect(await told('email', 2)).toEqual({
    state: 'waiting',
    waitsFor: 'the next attempt',
    sentences: ['There are e-mails to send.', '0 sent, 1 not taken for now, 1 waiting.'],
  })

  const text = await queue('text', 'A2')
  await comesTo(text, 'sent')
  expect(worker.texts).toEqual([
    {
      reference: `message-${text}`,
      to: '+15415550100',
      text: 'Test: your service at 1 Main St begins 21 Sep 2026. Your account number is A2.',
    },
  ])

  await retry(email, 'again-1')
  await until(
    'a second attempt',
    () => attemptsOf(email),
    (attempts) => attempts.filter((each) => each !== null).length === 2,
  )
  await told('email', 3)
  mailServer = 'takes'
  await retry(email, 'again-2')
  await comesTo(email, 'sent')
  await ends('email')
  expect(await attemptsOf(email)).toEqual(['unavailable', 'unavailable', 'sent'])
  expect(taken).toEqual([`<message-${email}@example.org> Welcome to Test`])
  expect(await story('email')).toEqual({
    state: 'completed',
    waitsFor: null,
    sentences: [
      'There are e-mails to send.',
      '0 sent, 1 not taken for now, 1 waiting.',
      '0 sent, 1 not taken for now, 1 waiting.',
      '1 sent.',
    ],
  })
})

it('a message queued after the deliverer ended begins it anew; one refused for good becomes a task', async () => {
  mailServer = 'refuses'
  const refused = await queue('refused', 'A1')
  await comesTo(refused, 'failed')
  await ends('email')
  mailServer = 'takes'
  const tasks = await database.pool.query('select queue, title, account_id, subject_id, facts from tasks')
  expect(tasks.rows).toEqual([
    {
      queue: 'messages',
      title: 'Did not arrive: Welcome to Test',
      account_id: 'A1',
      subject_id: String(refused),
      facts: { detail: '550 no such user' },
    },
  ])
})

it('letters gather until one is asked for now, and are printed together', async () => {
  const first = await queue('letter-1', 'A3')
  const second = await queue('letter-2', 'A3')
  await until(
    'the letters gather',
    () => story('post'),
    ({ state }) => state === 'waiting',
  )
  expect(await stateOf(first)).toBe('pending: print')
  await retry(second, 'print')
  await comesTo(first, 'printed')
  await comesTo(second, 'printed')
  await ends('post')
  const batches = await database.pool.query(
    'select letters, pages, (select count(*) from stored_files) as files from letter_batches',
  )
  expect(batches.rows).toEqual([{ letters: 2, pages: 2, files: 1 }])
  expect((await story('post')).sentences).toEqual(['There are letters to send.', '2 printed.'])
})

it('quiet hours put a message off, a sandbox date moved past them sends it', async () => {
  await database.pool.query(
    `insert into contact_quiet_hours select 'C-A1', date_trunc('minute', l - interval '1 hour')::time, date_trunc('minute', l + interval '2 hours')::time
     from (select now() at time zone time_zone as l from utility) t`,
  )
  const quiet = await queue('quiet', 'A1')
  await comesTo(quiet, 'pending: quiet_hours')
  expect(await attemptsOf(quiet)).toEqual([])
  await database.pool.query(`delete from contact_quiet_hours`)
  await database.pool.query(`update utility set business_date = '2026-09-17'`)
  await temporal.client.workflow.getHandle(processId('email')).signal('wake')
  await comesTo(quiet, 'sent')
  await ends('email')
})
