import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deliverMessages } from '../../activities/documents/deliver-messages.js'
import type { ActivityDeps } from '../../activities/deps.js'
import { MailUnavailable } from '../../activities/documents/mail-gateway.js'
import { type TestApi, type TestClient, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedAccounts, seedUtility } from '../../test/support/ledger.js'
import type { MessagePageJson, MessageRecordJson, TemplatePageJson, TemplateRecordJson } from './contract.js'

let database: TestDatabase
let api: TestApi
let clerk: TestClient
let supervisor: TestClient
/** What the mail server does with the next message. */
let mailServer: 'takes' | 'away' = 'takes'
const sent: string[] = []

beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1', 'A2'])
  await database.pool.query(`update customers set email = 'abena@example.org' where customer_id = 'C-A1'`)
  await database.pool.query(`update accounts set delivery = 'email' where account_id = 'A1'`)
  api = await testApi(database)
  clerk = await api.as('service_representative')
  supervisor = await api.as('supervisor')
})
afterAll(async () => {
  await api.close()
  await database.close()
})

const deps = (): ActivityDeps => ({
  pool: database.pool,
  mail: {
    send: async (message) => {
      if (mailServer === 'away') throw new MailUnavailable('away', undefined)
      sent.push(message.html)
      return { status: 'sent', detail: 'taken' }
    },
    close: () => undefined,
  },
  sms: { send: async () => ({ status: 'sent', detail: 'taken', providerReference: 'P-1' }) },
  mailFrom: 'Billing <billing@example.org>',
  isProduction: false,
  accountsPerChunk: 500,
})
const deliver = (channel: 'email' | 'post') => deliverMessages(deps(), { channel }, () => undefined)

const NOTICE = {
  templateCode: 'NOTICE',
  fields: [
    { name: 'subject', value: 'Your request' },
    { name: 'text', value: 'It is done. <b>5 & 6</b>\nThank you.' },
  ],
}
const sendNotice = async (accountId: string, more: object = {}): Promise<number> => {
  const response = await clerk.post(`/accounts/${accountId}/messages`, { ...NOTICE, ...more })
  expect(response.statusCode).toBe(201)
  return response.json<{ messageId: number }>().messageId
}
const page = async (id: number) => (await clerk.get(`/messages/${id}`)).json<MessagePageJson>()

describe('templates', () => {
  it('are listed with the version that counts today', async () => {
    const { rows, total } = await clerk.list<TemplateRecordJson>('/message-templates', { filter: { messageKind: 'appointment' } })
    expect(total).toBe(5)
    expect(rows[0]).toMatchObject({
      id: 'APPOINTMENT_BOOKED',
      version: 1,
      languages: ['en', 'es'],
      nextFrom: null,
      hasShortText: true,
    })
  })

  it('get a further version that counts from its day on, once', async () => {
    const before = (await clerk.get('/message-templates/WELCOME')).json<TemplatePageJson>()
    const texts = [{ language: 'en', subject: 'Hello {{customerName}}', body: 'From {{startDate}} on.', shortText: null }]
    const body = { basedOn: before.versions[0]?.version, effectiveFrom: '2026-09-20', texts, reason: 'Friendlier' }
    const headers = { headers: { 'idempotency-key': 'version-two' } }
    for (let time = 0; time < 2; time += 1) {
      const saved = await supervisor.post('/message-templates/WELCOME/versions', body, headers)
      expect([saved.statusCode, saved.json()]).toEqual([201, { templateCode: 'WELCOME', version: 2 }])
    }
    const after = (await clerk.get('/message-templates/WELCOME')).json<TemplatePageJson>()
    expect(after.current).toBe(1)
    expect(
      after.versions.map(({ version, effectiveFrom, recordedBy, reason }) => ({ version, effectiveFrom, recordedBy, reason })),
    ).toEqual([
      { version: 2, effectiveFrom: '2026-09-20', recordedBy: 'Test supervisor', reason: 'Friendlier' },
      { version: 1, effectiveFrom: '2000-01-01', recordedBy: 'Penstock', reason: 'Comes with Penstock' },
    ])
    const { rows } = await clerk.list<TemplateRecordJson>('/message-templates', { filter: { id: 'WELCOME' } })
    expect(rows).toMatchObject([{ version: 1, nextFrom: '2026-09-20' }])
    const stale = await supervisor.post('/message-templates/WELCOME/versions', { ...body, basedOn: 1 })
    expect(stale.json()).toMatchObject({ status: 409, code: 'TEMPLATE_CHANGED' })
  })

  it.each([
    ['before today', { effectiveFrom: '2026-09-14' }, 'TEMPLATE_BACKDATED'],
    ['without English', { texts: [{ language: 'es', subject: 'x', body: 'x', shortText: null }] }, 'TEMPLATE_TEXTS_INVALID'],
    [
      'with a field of its own',
      { texts: [{ language: 'en', subject: '{{x}}', body: 'x', shortText: null }] },
      'MERGE_FIELD_UNKNOWN',
    ],
  ])('refuse a version %s', async (_name, changes, code) => {
    const texts = [{ language: 'en', subject: 'x', body: 'x', shortText: null }]
    const body = { basedOn: 1, effectiveFrom: '2026-09-15', texts, reason: 'A test', ...changes }
    expect((await supervisor.post('/message-templates/GOODBYE/versions', body)).json()).toMatchObject({ code })
  })

  it('are kept by supervisors', async () => {
    const texts = [{ language: 'en', subject: 'x', body: 'x', shortText: null }]
    const body = { basedOn: 1, effectiveFrom: '2026-09-15', texts, reason: 'A test' }
    expect((await clerk.post('/message-templates/GOODBYE/versions', body)).statusCode).toBe(403)
  })

  it('can be seen as a customer would read them, before they are kept', async () => {
    const text = {
      language: 'es',
      subject: '{{amount}}',
      body: 'Hola {{customerName}}, {{accountNumber}}: {{dueDate}}',
      shortText: null,
    }
    const shown = await supervisor.post('/message-templates/DEPOSIT_REQUEST/preview', { accountId: 'A1', text })
    expect(shown.json()).toEqual({ subject: '$120.00', body: 'Hola Test, A1: 21 de septiembre de 2026', shortText: null })
    const broken = { ...text, body: '{{nothing}}' }
    expect(
      (await supervisor.post('/message-templates/DEPOSIT_REQUEST/preview', { accountId: 'A1', text: broken })).json(),
    ).toMatchObject({
      code: 'MERGE_FIELD_UNKNOWN',
    })
  })
})

describe('a message', () => {
  it('is previewed as it would leave, then sent, and kept as it was sent', async () => {
    const preview = await clerk.post('/accounts/A1/messages/preview', NOTICE)
    expect(preview.json()).toEqual({
      channel: 'email',
      reason: 'account',
      address: 'abena@example.org',
      language: 'en',
      subject: 'Your request',
      body: 'Dear Test,\n\nIt is done. <b>5 & 6</b>\nThank you.',
    })
    const id = await sendNotice('A1')
    expect(await page(id)).toMatchObject({ state: 'pending', attempts: 0, createdBy: 'Test service_representative', version: 1 })
    await deliver('email')
    expect(sent.at(-1)).toContain('It is done. &lt;b&gt;5 &amp; 6&lt;/b&gt;<br>Thank you.')
    const shown = await page(id)
    expect(shown).toMatchObject({ state: 'sent', attempts: 1, nextAttemptAt: null, subject: 'Your request' })
    expect(shown.tries.map(({ attempt, outcome, detail }) => ({ attempt, outcome, detail }))).toEqual([
      { attempt: 1, outcome: 'sent', detail: 'taken' },
    ])
    await database.pool.query(`update customers set family_name = 'Changed' where customer_id = 'C-A1'`)
    expect((await page(id)).body).toContain('Dear Test,')
    await database.pool.query(`update customers set family_name = 'Test' where customer_id = 'C-A1'`)
  })

  it('is sent once for one key', async () => {
    const headers = { headers: { 'idempotency-key': 'one-press' } }
    const first = await clerk.post('/accounts/A1/messages', NOTICE, headers)
    const second = await clerk.post('/accounts/A1/messages', NOTICE, headers)
    expect(second.json()).toEqual(first.json())
  })

  it.each([
    ['to an account that is not there', 'A9', {}, 404, 'NOT_FOUND'],
    ['to somebody without a role on it', 'A1', { customerId: 'C-A2' }, 404, 'NOT_FOUND'],
    ['of no template', 'A1', { templateCode: 'NONE' }, 422, 'TEMPLATE_UNKNOWN'],
    ['without its fields', 'A1', { fields: [] }, 422, 'MERGE_FIELD_MISSING'],
  ])('is refused %s', async (_name, accountId, changes, status, code) => {
    for (const path of [`/accounts/${accountId}/messages`, `/accounts/${accountId}/messages/preview`]) {
      expect((await clerk.post(path, { ...NOTICE, ...changes })).json()).toMatchObject({ status, code })
    }
  })

  it('can be tried now or taken back while it waits, and not afterwards', async () => {
    mailServer = 'away'
    const id = await sendNotice('A1')
    await deliver('email')
    expect(await page(id)).toMatchObject({ state: 'pending', waitsFor: 'provider', attempts: 1 })
    expect((await clerk.post(`/messages/${id}/send-again`, {})).json()).toMatchObject({ code: 'MESSAGE_WAITING' })
    expect((await clerk.post(`/messages/${id}/retry`, {})).statusCode).toBe(200)
    mailServer = 'takes'
    await clerk.post(`/messages/${id}/cancel`, { reason: 'Sent by mistake' })
    await deliver('email')
    expect(await page(id)).toMatchObject({ state: 'cancelled', attempts: 1 })
    expect((await clerk.post(`/messages/${id}/cancel`, { reason: 'Again' })).json()).toMatchObject({
      code: 'MESSAGE_NOT_WAITING',
    })
    expect((await clerk.post(`/messages/${id}/retry`, {})).json()).toMatchObject({ code: 'MESSAGE_NOT_WAITING' })
  })

  it('that a server does not take for long is told of by a task, once a day', async () => {
    mailServer = 'away'
    const id = await sendNotice('A1')
    for (let time = 0; time < 6; time += 1) {
      await clerk.post(`/messages/${id}/retry`, {})
      await deliver('email')
    }
    mailServer = 'takes'
    expect(await page(id)).toMatchObject({ state: 'pending', attempts: 6 })
    const tasks = await database.pool.query(
      `select title from tasks where queue = 'messages' and subject_kind = 'message_channel'`,
    )
    expect(tasks.rows).toEqual([{ title: 'E-mails are not leaving: the mail server does not take them' }])
    await clerk.post(`/messages/${id}/retry`, {})
    await deliver('email')
    expect(await page(id)).toMatchObject({ state: 'sent', attempts: 7 })
  })

  it('goes again to where the customer is now, as a new one', async () => {
    const id = await sendNotice('A1')
    await deliver('email')
    const again = await clerk.post(`/messages/${id}/send-again`, { channel: 'post' })
    const shown = await page(again.json<{ messageId: number }>().messageId)
    expect(shown).toMatchObject({
      channel: 'post',
      channelReason: 'picked',
      state: 'pending',
      waitsFor: 'print',
      subject: 'Your request',
    })
    expect(shown.address).toBe('Test\n1 Main St\nTown, CA 90000')
  })

  it('as a letter is a PDF, alone and in its batch', async () => {
    const id = await sendNotice('A2')
    const alone = await clerk.get(`/messages/${id}/letter.pdf`)
    expect([alone.statusCode, alone.headers['content-type'], alone.rawPayload.subarray(0, 8).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-1.7',
    ])
    expect((await clerk.get(`/messages/${id}/letter.pdf`)).rawPayload.equals(alone.rawPayload)).toBe(true)
    await clerk.post(`/messages/${id}/retry`, {})
    await deliver('post')
    const { letterBatchId, state } = await page(id)
    expect(state).toBe('printed')
    const { rows } = await clerk.list<{ id: number; letters: number; pages: number }>('/letter-batches')
    expect(rows.map((row) => row.id)).toEqual([letterBatchId])
    const batch = await clerk.get(`/letter-batches/${letterBatchId}/letters.pdf`)
    expect(batch.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('is found by account, channel, state, template and words', async () => {
    const counted = async (filter: object): Promise<number> =>
      (await clerk.list<MessageRecordJson>('/messages', { filter })).total
    expect(await counted({ accountId: 'A2' })).toBe(1)
    expect(await counted({ channel: 'post', state: 'printed' })).toBe(2)
    expect(await counted({ templateCode: 'NOTICE', q: 'your REQUEST' })).toBe(await counted({}))
    expect(await counted({ from: '2026-09-16' })).toBe(0)
  })
})

describe('a provider', () => {
  it('tells how a message ended, with a token that does nothing else', async () => {
    const admin = await api.as('administrator')
    const issued = await admin.post('/api-tokens', { name: 'mail provider', roles: ['message_provider'], days: 30 })
    const call = { headers: { authorization: `Bearer ${issued.json<{ token: string }>().token}` } }
    const id = await sendNotice('A1')
    const tell = async (outcome: string, detail?: string) =>
      (
        await api.anonymous.post(`/messages/${id}/receipts`, { outcome, ...(detail === undefined ? {} : { detail }) }, call)
      ).json()
    expect(await tell('delivered')).toMatchObject({ code: 'MESSAGE_NOT_SENT' })
    await deliver('email')
    expect(await tell('delivered')).toEqual({ messageId: id, state: 'delivered' })
    expect(await tell('delivered')).toEqual({ messageId: id, state: 'delivered' })
    expect(await tell('bounced', '550 mailbox full')).toEqual({ messageId: id, state: 'bounced' })
    expect(await tell('bounced', '550 mailbox full')).toEqual({ messageId: id, state: 'bounced' })
    expect((await page(id)).receipts.map(({ outcome, detail }) => [outcome, detail])).toEqual([
      ['bounced', '550 mailbox full'],
      ['delivered', null],
    ])
    const tasks = await database.pool.query('select title, facts from tasks where task_key = $1', [`message-failed/${id}`])
    expect(tasks.rows).toEqual([{ title: 'Did not arrive: Your request', facts: { detail: '550 mailbox full' } }])
    expect((await api.anonymous.get(`/messages/${id}`, call)).statusCode).toBe(403)
  })
})

describe('quiet hours', () => {
  it('are set, read and taken back', async () => {
    const hours = { from: '21:30', to: '07:00' }
    expect((await clerk.get('/customers/C-A2/quiet-hours')).json()).toEqual({ hours: null })
    expect((await clerk.put('/customers/C-A2/quiet-hours', { hours })).json()).toEqual({ hours })
    expect((await clerk.get('/customers/C-A2/quiet-hours')).json()).toEqual({ hours })
    const empty = await clerk.put('/customers/C-A2/quiet-hours', { hours: { from: '08:00', to: '08:00' } })
    expect(empty.json()).toMatchObject({ code: 'QUIET_HOURS_EMPTY' })
    expect((await clerk.put('/customers/C-A2/quiet-hours', { hours: null })).json()).toEqual({ hours: null })
    expect((await clerk.get('/customers/C-NONE/quiet-hours')).statusCode).toBe(404)
  })
})
