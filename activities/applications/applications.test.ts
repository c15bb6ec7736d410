import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicationOfLink } from '../../db/applications/link-store.js'
import { loadApplication } from '../../db/applications/application-store.js'
import { PICTURE, sendApplication, stateApplications, submission } from '../../test/support/applications.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { seedUtility } from '../../test/support/ledger.js'
import { hashOfSecret } from '../access/secret.js'
import type { ActivityDeps } from '../deps.js'
import { deliverMessages } from '../documents/deliver-messages.js'
import { MailUnavailable } from '../documents/mail-gateway.js'
import { advanceClock } from '../utility/advance-clock.js'
import { advanceApplication } from './advance-application.js'
import { answerApplication } from './answer-application.js'
import { APPLICANT } from './application-service.js'
import { askApplicant } from './ask-applicant.js'
import { beginApplication } from './begin-application.js'
import { addApplicationFile } from './change-files.js'
import { refuseApplication } from './refuse-application.js'
import { submitApplication } from './submit-application.js'
import { withdrawApplication } from './withdraw-application.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  // A Tuesday.
  await seedUtility(database.pool, '2026-09-01')
  await stateApplications(database.adminPool, { keep_days: 30 })
})
afterAll(() => database.close())

const rows = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  (await database.pool.query<Record<string, unknown>>(sql, values)).rows
const byStaff = <Input>(key: string, input: Input) => ({ key, actor: TESTER, reason: 'test', input })
const byApplicant = <Input>(key: string, input: Input) => ({ key, actor: APPLICANT, reason: 'test', input })
const clockTo = (to: string) => advanceClock(database.pool, byStaff(`clock ${to}`, { to }))
const templates = async (applicationId: string): Promise<unknown[]> =>
  (
    await rows(
      `select v.template_code || ' ' || m.business_date as said from messages m join message_template_versions v using (version_id)
       where m.application_id = $1 order by m.message_id`,
      [applicationId],
    )
  ).map((row) => row.said)

/** Every act twice with its key: the second time changes nothing and gives the same answer. */
async function twice<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  const first = await act()
  expect(await act()).toEqual(first)
  return first
}

/** Steps of the process until it waits or ends, each asked for twice. */
async function carryOn(applicationId: string): Promise<unknown> {
  for (let steps = 0; steps < 10; steps += 1) {
    const step = await advanceApplication(database.pool, { applicationId })
    if (step.kind !== 'again') {
      expect(await advanceApplication(database.pool, { applicationId })).toEqual(step)
      return step.kind
    }
  }
  throw new Error('does not come to rest')
}

describe('an application that is not answered', () => {
  it('is reminded of, is over, and in the end nothing personal is left of it', async () => {
    const { pool } = database
    const begun = await beginApplication(pool, { language: 'es', pageUrl: 'https://cis.example.org/apply' }, new Date())
    const { applicationId, secret } = begun
    const file = { applicationId, kind: 'identity', name: 'licence.png', declaredType: 'image/png' } as const
    await twice(() => addApplicationFile(pool, byApplicant('file', file), Readable.from([PICTURE])))
    await twice(() =>
      submitApplication(
        pool,
        submission(applicationId, { language: 'es', note: 'Card 4111 1111 1111 1111' }, 'send'),
        undefined,
        new Date(),
      ),
    )
    expect(await carryOn(applicationId)).toBe('wait')
    const { version } = (await loadApplication(pool, applicationId)) ?? { version: 0 }
    const asking = { applicationId, version, askedFor: ['occupancy'], text: 'Envíe su contrato.' } as const
    await twice(() => askApplicant(pool, byStaff('ask', asking)))
    expect(await carryOn(applicationId)).toBe('wait')
    await clockTo('2026-09-08')
    expect(await carryOn(applicationId)).toBe('wait')
    await clockTo('2026-09-15')
    expect(await carryOn(applicationId)).toBe('wait')
    await clockTo('2026-09-16')
    expect(await carryOn(applicationId)).toBe('wait')
    expect(await templates(applicationId)).toEqual([
      'APPLICATION_RECEIVED 2026-09-01',
      'APPLICATION_ASKED 2026-09-01',
      'APPLICATION_REMINDER 2026-09-08',
      'APPLICATION_EXPIRED 2026-09-16',
    ])
    const spanish = await rows('select language, subject from messages where application_id = $1 order by message_id limit 1', [
      applicationId,
    ])
    expect(spanish).toEqual([{ language: 'es', subject: `Hemos recibido su solicitud ${applicationId}` }])
    expect((await loadApplication(pool, applicationId))?.note).toBe('Card ************1111')
    expect(await applicationOfLink(pool, hashOfSecret(secret), new Date())).toBe(applicationId)
    await clockTo('2026-10-16')
    expect(await carryOn(applicationId)).toBe('end')
    const left = JSON.stringify([
      await rows('select * from service_applications where application_id = $1', [applicationId]),
      await rows('select * from service_application_log where application_id = $1', [applicationId]),
      await rows('select * from messages where application_id = $1', [applicationId]),
      await rows('select f.* from stored_files f join service_application_files a using (file_id) where application_id = $1', [
        applicationId,
      ]),
    ])
    expect(left).not.toMatch(/Nadia|Underhill|555-0199|1990-05-17|New Field|contrato|licence/)
    expect(await rows('select from stored_file_chunks')).toEqual([])
    expect(await applicationOfLink(pool, hashOfSecret(secret), new Date())).toBeUndefined()
    const told = await rows(
      `select business_date || ' ' || sentence as said from process_steps where process_id = $1 order by step_id`,
      [`application/${applicationId}`],
    )
    expect(told.map((row) => row.said)).toEqual([
      '2026-09-01 Sent, wanted from 2026-09-10; to be answered by 2026-09-03.',
      '2026-09-01 The applicant was asked for more, by 2026-09-15.',
      '2026-09-08 The applicant was reminded of what is missing.',
      '2026-09-16 Nothing came by 2026-09-15: the application is over.',
      '2026-10-16 It came to nothing and its time is over: everything personal was taken out.',
    ])
  })
})

describe('acts', () => {
  it('run twice do once: an answer, a refusal, a withdrawal', async () => {
    const { pool } = database
    const today = '2026-10-16'
    const startOn = '2026-10-30'
    const { applicationId } = await sendApplication(pool, { startOn, email: 'acts@example.com' })
    const version = async () => (await loadApplication(pool, applicationId))?.version ?? 0
    const asking = { applicationId, version: await version(), askedFor: ['identity'], text: 'A picture.' } as const
    await askApplicant(pool, byStaff('ask again', asking))
    await twice(() => answerApplication(pool, byApplicant('answer', { applicationId, note: 'Sent' })))
    await expect(answerApplication(pool, byApplicant('answer 2', { applicationId, note: null }))).rejects.toThrow(
      /APPLICATION_NOT_ASKED/,
    )
    const refusing = { applicationId, version: await version(), text: 'Not here.' }
    await twice(() => refuseApplication(pool, byStaff('refuse', refusing)))
    const other = await sendApplication(pool, { startOn, email: 'acts@example.com' })
    await twice(() => withdrawApplication(pool, byApplicant('withdraw', { applicationId: other.applicationId })))
    expect(await templates(applicationId)).toEqual([
      `APPLICATION_RECEIVED ${today}`,
      `APPLICATION_ASKED ${today}`,
      `APPLICATION_REFUSED ${today}`,
    ])
    expect(await templates(other.applicationId)).toEqual([`APPLICATION_RECEIVED ${today}`, `APPLICATION_WITHDRAWN ${today}`])
    const open = await rows(`select from tasks where subject_id = any($1) and state = 'open'`, [
      [applicationId, other.applicationId],
    ])
    expect(open).toEqual([])
  })

  it('two who decide at once: the second is told', async () => {
    const { pool } = database
    const { applicationId } = await sendApplication(pool, { startOn: '2026-10-30', email: 'race@example.com' })
    const version = (await loadApplication(pool, applicationId))?.version ?? 0
    const decided = await Promise.allSettled([
      refuseApplication(pool, byStaff('one', { applicationId, version, text: 'Not here.' })),
      refuseApplication(pool, byStaff('other', { applicationId, version, text: 'Not at all.' })),
    ])
    expect(decided.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await templates(applicationId)).toHaveLength(2)
  })

  it('what was sent is never deleted, and its log never edited', async () => {
    const { applicationId } = await sendApplication(database.pool, { startOn: '2026-10-30', email: 'kept@example.com' })
    for (const sql of [
      'delete from service_applications where application_id = $1',
      `update service_application_log set body = 'other' where application_id = $1`,
    ]) {
      await expect(database.pool.query(sql, [applicationId])).rejects.toThrow(/PENSTOCK_IMMUTABLE/)
    }
    await expect(
      database.pool.query(`update service_application_log set sentence = 'other' where application_id = $1`, [applicationId]),
    ).rejects.toThrow(/permission denied/)
    await expect(database.pool.query('select empty_application_messages($1)', [applicationId])).rejects.toThrow(
      /PENSTOCK_NOT_EMPTIED/,
    )
  })
})

it('what was begun and not sent within a day is swept away with its files', async () => {
  const { pool } = database
  const draft = { language: 'en', pageUrl: 'https://cis.example.org/apply' }
  const { applicationId } = await beginApplication(pool, draft, new Date())
  const file = { applicationId, kind: 'identity', name: 'me.png', declaredType: '' } as const
  const { fileId } = await addApplicationFile(pool, byApplicant('swept', file), Readable.from([PICTURE]))
  await beginApplication(pool, draft, new Date())
  expect(await loadApplication(pool, applicationId)).toBeDefined()
  await database.adminPool.query(
    `update service_applications set begun_at = now() - interval '25 hours' where application_id = $1`,
    [applicationId],
  )
  await beginApplication(pool, draft, new Date())
  expect(await loadApplication(pool, applicationId)).toBeUndefined()
  expect(await rows('select from stored_file_chunks where file_id = $1', [fileId])).toEqual([])
})

it('an e-mail leaves with a link of its own, which no row holds', async () => {
  const { pool } = database
  await database.adminPool.query(`update messages set state = 'sent', settled_at = now() where state = 'pending'`)
  const { applicationId } = await sendApplication(pool, { startOn: '2026-10-30', email: 'post@example.com' })
  const texts: string[] = []
  let isAway = true
  const deps: ActivityDeps = {
    pool,
    mail: {
      send: async ({ text }) => {
        texts.push(text)
        if (isAway) throw new MailUnavailable('451 later', undefined)
        return { status: 'sent', detail: '250' }
      },
      close: () => undefined,
    },
    sms: { send: async () => ({ status: 'sent', detail: '200', providerReference: null }) },
    mailFrom: 'Office <office@example.org>',
    isProduction: false,
    accountsPerChunk: 500,
  }
  const round = () => deliverMessages(deps, { channel: 'email' }, () => undefined)
  await round()
  isAway = false
  await pool.query(`update messages set next_attempt_at = now() where application_id = $1`, [applicationId])
  await round()
  const secrets = texts.map((text) => /https:\/\/cis\.example\.org\/apply\/status#([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? '')
  expect(new Set(secrets).size).toBe(2)
  for (const secret of secrets) expect(await applicationOfLink(pool, hashOfSecret(secret), new Date())).toBe(applicationId)
  const stored = JSON.stringify(await rows('select * from messages where application_id = $1', [applicationId]))
  for (const secret of secrets) expect(stored).not.toContain(secret)
})
