import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../db/transaction.js'
import { testDatabase, type TestDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { seedAccounts, seedUtility } from '../../test/support/ledger.js'
import { queueMessage, type QueueMessageInput } from './queue-message.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1', 'A2', 'A3', 'A4'])
  await database.pool.query(
    `update customers set email = 'abena@example.org', phone = '+1-541-555-0100' where customer_id <> 'C-A1'`,
  )
  await database.pool.query(`update accounts set delivery = 'email' where account_id <> 'A1'`)
  await database.pool.query(`update customers set language = 'es' where customer_id = 'C-A3'`)
  await database.pool.query(
    `insert into contact_preferences values ('C-A3', 'appointment', 'sms'), ('C-A4', 'appointment', 'phone'), ('C-A4', 'service', 'none')`,
  )
})
afterAll(() => database.close())

const FIELDS = {
  date: '2026-09-21',
  window: '08:00 – 12:00',
  work: 'Meter exchange',
  serviceAddress: '1 Main St',
  startDate: '2026-09-21',
}

const queue = (messageKey: string, input: Partial<QueueMessageInput>): Promise<{ messageId: number }> =>
  inTransaction(database.pool, (tx) =>
    queueMessage(tx, {
      messageKey,
      templateCode: 'APPOINTMENT_BOOKED',
      accountId: 'A2',
      customerId: `C-${input.accountId ?? 'A2'}`,
      fields: FIELDS,
      businessDate: '2026-09-15',
      actor: TESTER,
      ...input,
    }),
  )

const stored = async (messageId: number): Promise<Record<string, unknown>> =>
  (
    await database.pool.query(
      `select channel, channel_reason as reason, address, language, subject, state, waits_for from messages where message_id = $1`,
      [messageId],
    )
  ).rows[0]

describe('a message', () => {
  it.each([
    [
      'by post',
      'A1',
      {
        channel: 'post',
        reason: 'account',
        address: 'Test\n1 Main St\nTown, CA 90000',
        subject: 'Your appointment on 21 Sep 2026',
        state: 'pending',
        waits_for: 'print',
      },
    ],
    ['by e-mail', 'A2', { channel: 'email', reason: 'account', address: 'abena@example.org', state: 'pending', waits_for: null }],
    [
      'in Spanish, by text message',
      'A3',
      {
        channel: 'sms',
        reason: 'chosen',
        language: 'es',
        subject: 'Su cita del 21 de septiembre de 2026',
        address: '+1-541-555-0100',
      },
    ],
    ['as a call', 'A4', { channel: 'phone', reason: 'chosen', address: null, state: 'to_call' }],
  ])('is written down as it will go: %s', async (_name, accountId, expected) => {
    const { messageId } = await queue(`way/${accountId}`, { accountId })
    expect(await stored(messageId)).toMatchObject(expected)
  })

  it('is queued once, whoever asks again', async () => {
    const first = await queue('once', { accountId: 'A2' })
    expect(await queue('once', { accountId: 'A2', fields: {} })).toEqual(first)
    const both = await Promise.all([queue('race', { accountId: 'A2' }), queue('race', { accountId: 'A2' })])
    expect(both[0]).toEqual(both[1])
    const counted = await database.pool.query(`select count(*) as messages from messages where message_key in ('once', 'race')`)
    expect(counted.rows).toEqual([{ messages: 2 }])
    const audited = await database.pool.query(
      `select count(*) as rows from audit_log where action = 'documents.message.queue' and subject_id = $1`,
      [String(first.messageId)],
    )
    expect(audited.rows).toEqual([{ rows: 1 }])
  })

  it('begins the deliverer of its channel and no other', async () => {
    await database.pool.query('delete from outbox')
    await queue('wakes', { accountId: 'A2' })
    const events = await database.pool.query(
      `select replace(workflow_id, current_database(), 'database') as workflow_id, workflow_type, workflow_input from outbox`,
    )
    expect(events.rows).toEqual([
      { workflow_id: 'deliver-messages/database/email', workflow_type: 'deliverMessages', workflow_input: { channel: 'email' } },
    ])
  })

  it('asks for a call where the customer chose the telephone', async () => {
    const { messageId } = await queue('call', { accountId: 'A4' })
    const tasks = await database.pool.query('select queue, title, account_id from tasks where task_key = $1', [
      `message-call/${messageId}`,
    ])
    expect(tasks.rows).toEqual([
      { queue: 'call_back', title: 'Call the customer: Your appointment on 21 Sep 2026', account_id: 'A4' },
    ])
  })

  it('is kept back where the customer wants none, unless it must reach them', async () => {
    const welcome = await queue('none', { accountId: 'A4', templateCode: 'WELCOME' })
    expect(await stored(welcome.messageId)).toMatchObject({ channel: 'none', state: 'none', address: null })
    const goodbye = await queue('must', {
      accountId: 'A4',
      templateCode: 'GOODBYE',
      fields: { stopDate: '2026-09-30', serviceAddress: 'x' },
    })
    expect(await stored(goodbye.messageId)).toMatchObject({ channel: 'email', reason: 'must_reach', state: 'pending' })
  })

  it.each<[string, Partial<QueueMessageInput>, string]>([
    ['a template nobody knows', { templateCode: 'NO_SUCH' }, 'TEMPLATE_UNKNOWN'],
    ['a template before its first day', { businessDate: '1999-12-31' }, 'TEMPLATE_NOT_EFFECTIVE'],
    ['a field it was not given', { fields: { date: '2026-09-21' } }, 'MERGE_FIELD_MISSING'],
    ['a day in words', { fields: { ...FIELDS, date: 'Monday' } }, 'MERGE_FIELD_INVALID'],
    ['a customer who is not there', { customerId: 'C-NONE' }, 'NOT_FOUND'],
  ])('is refused for %s, and nothing of it stays', async (_name, changes, code) => {
    await expect(queue('refused', { accountId: 'A2', ...changes })).rejects.toMatchObject({ refusal: { code } })
    const kept = await database.pool.query(`select from messages where message_key = 'refused'`)
    expect(kept.rowCount).toBe(0)
  })

  it.each(
    'WELCOME GOODBYE DEPOSIT_REQUEST APPOINTMENT_BOOKED APPOINTMENT_REMINDER APPOINTMENT_MISSED NO_ACCESS WORK_CANCELLED QUOTE PERMIT_REMINDER CASE_OPENED CASE_CLOSED PREREQUISITE_REMINDER NOTICE'
      .split(' ')
      .flatMap((code) => [
        [code, 'A2'],
        [code, 'A3'],
      ]),
  )('%s can be made of the examples of its fields, for %s', async (templateCode, accountId) => {
    const found = await database.pool.query<{ fields: { name: string; example: string }[] }>(
      'select fields from message_templates where template_code = $1',
      [templateCode],
    )
    const fields = Object.fromEntries((found.rows[0]?.fields ?? []).map(({ name, example }) => [name, example]))
    const { messageId } = await queue(`example/${templateCode}/${accountId}`, { accountId, templateCode, fields })
    const kept = await database.pool.query<{ body: string }>('select body from messages where message_id = $1', [messageId])
    expect(kept.rows[0]?.body).not.toMatch(/[{}]/)
    expect(kept.rows[0]?.body.length).toBeGreaterThan(20)
  })
})
