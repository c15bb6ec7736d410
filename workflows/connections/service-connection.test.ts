import { afterEach, beforeEach, expect, it } from 'vitest'
import { cancelConnection } from '../../activities/connections/cancel-connection.js'
import { changeScope } from '../../activities/connections/change-scope.js'
import { decidePermit } from '../../activities/connections/decide-permit.js'
import { goBack } from '../../activities/connections/go-back.js'
import { recordAsBuilt } from '../../activities/connections/record-as-built.js'
import { sendQuote } from '../../activities/connections/send-quote.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import {
  accept,
  applyForConnection,
  command,
  connectionSentences,
  grantPermits,
  LARGER_SCOPE,
  pay,
  quoteAndSend,
  seedConnections,
  survey,
  workDone,
} from '../../test/support/connections.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { type TestTemporal, testTemporal } from '../../test/support/temporal.js'
import { until } from '../../test/support/until.js'
import { type TestWorker, testWorker } from '../../test/support/worker.js'

let temporal: TestTemporal
let database: TestDatabase
let worker: TestWorker
let id: string
beforeEach(async () => {
  temporal = await testTemporal()
  database = await testDatabase()
  // Workflow ids are those of the connection and its orders: numbers of their own on the shared server.
  const first = 1_000_000 + Math.floor(Math.random() * 8_000_000)
  await database.adminPool.query(`alter sequence work_order_ids restart with ${first}`)
  await database.adminPool.query(`alter sequence connection_number restart with ${first}`)
  await seedConnections(database.pool, '2026-09-01')
  worker = await testWorker(database, temporal)
  id = await applyForConnection(database.pool)
})
afterEach(async () => {
  await worker.stop()
  await expectSoundBooks(database.pool)
  await database.close()
  await temporal.close()
})

const clockTo = (to: string) => advanceClock(database.pool, command({ to }))
const rows = async (sql: string): Promise<unknown[]> => (await database.pool.query({ text: sql, rowMode: 'array' })).rows

/** Waits until the history has a sentence that begins so, the last of its kind so far. */
async function said(beginning: string, count = 1): Promise<void> {
  await until(
    beginning,
    () => connectionSentences(database.pool, id),
    (sentences) => sentences.filter((sentence) => sentence.slice(11).startsWith(beginning)).length >= count,
  )
}

/** Waits until an order of the kind is open, and reports it as done. */
async function field(typeCode: string, title: string, count = 1): Promise<void> {
  await said(`${title} ordered`, count)
  await workDone(database.pool, id, typeCode)
}

/** The history, numbers of orders and of the connection aside. */
async function story(): Promise<string[]> {
  return (await connectionSentences(database.pool, id)).map((sentence) => sentence.replaceAll(id, 'N').replaceAll(/W\d{7}/g, 'W'))
}

async function ended(): Promise<string> {
  const handle = temporal.client.workflow.getHandle(`service-connection/${id}`)
  return until(
    'the workflow has ended',
    async () => (await handle.describe()).status.name,
    (status) => status !== 'RUNNING',
  )
}

it('from the application to the record of what was built, with a larger meter on the way', async () => {
  const { pool } = database
  await field('SURVEY', 'Site survey')
  await clockTo('2026-09-03')
  await survey(pool, id)
  await said('Quote: waits')
  await quoteAndSend(pool, id)
  await said('Acceptance: waits')
  await clockTo('2026-09-04')
  await accept(pool, id, 2)
  await said('Payment: waits')
  await pay(pool, '1386.57')
  await said('Permits and inspections: waits')
  await clockTo('2026-09-21')
  await grantPermits(pool, id)
  await field('TAP', 'Main tap')
  await said('Set meter ordered')
  await clockTo('2026-09-22')
  await changeScope(pool, command({ connectionOrderId: id, scope: LARGER_SCOPE }, 'A second bathroom'))
  await sendQuote(pool, command({ connectionOrderId: id, version: 2 }))
  await said('Acceptance: waits', 2)
  await accept(pool, id)
  await said('Payment: waits', 2)
  await clockTo('2026-09-28')
  await pay(pool, '4334.99')
  await said('Construction and meter set: waits', 1)
  await field('METERSET', 'Set meter', 2)
  await said('Connect service ordered')
  await clockTo('2026-09-30')
  await field('CONNECT', 'Connect service')
  await said('As-built record: waits')
  await recordAsBuilt(pool, command({ connectionOrderId: id, builtOn: '2026-09-30', description: '20 ft of copper' }))
  expect(await ended()).toBe('COMPLETED')
  expect(await story()).toEqual([
    '2026-09-01 Application for water at P9, 5/8" meter, wanted from 2026-10-15.',
    '2026-09-01 Site survey: waits for the result of the site survey until 2026-09-15.',
    '2026-09-01 Site survey ordered: W.',
    '2026-09-03 Surveyed on 2026-09-03: 5/8" meter, 1 line of material, 6 hours, nothing in the way.',
    '2026-09-03 Quote: waits for a quote to be sent until 2026-09-10.',
    '2026-09-03 Quote N-1 was drafted: 2773.13 USD.',
    '2026-09-03 Quote N-1 was sent: 2773.13 USD, valid until 2026-10-03.',
    '2026-09-03 Acceptance: waits for the answer to quote N-1 until 2026-10-03.',
    '2026-09-04 Quote N-1 was accepted: 2773.13 USD are charged in 2 instalments.',
    '2026-09-04 Payment: waits for the payment that is due first until 2026-09-18.',
    '2026-09-04 Permits and inspections: waits for Plumbing permit until 2026-10-16 and Street opening permit until 2026-10-16.',
    '2026-09-21 Plumbing permit (PLUMBING-77) was granted.',
    '2026-09-21 Street opening permit (STREET-77) was granted.',
    '2026-09-21 Service point S000002 was made. Construction and meter set: waits for the construction until 2026-10-19.',
    '2026-09-21 Main tap ordered: W.',
    '2026-09-21 Set meter ordered: W.',
    '2026-09-22 The scope changes: A second bathroom. Quote: waits for a quote to be sent until 2026-09-29.',
    '2026-09-22 Quote N-2 was drafted: 5721.56 USD.',
    '2026-09-22 Quote N-2 was sent: 5721.56 USD, valid until 2026-10-22.',
    '2026-09-22 Acceptance: waits for the answer to quote N-2 until 2026-10-22.',
    '2026-09-22 Quote N-2 was accepted: 2948.43 USD are charged at once.',
    '2026-09-22 Payment: waits for the payment that is due first until 2026-10-06.',
    '2026-09-28 Permits and inspections: nothing is missing.',
    '2026-09-28 Construction and meter set: waits for the construction until 2026-10-26.',
    '2026-09-28 Set meter ordered: W.',
    '2026-09-28 Energise: waits for service to be switched on until 2026-10-05.',
    '2026-09-28 Connect service ordered: W.',
    '2026-09-30 Energised on 2026-09-30.',
    '2026-09-30 Agreement G000002 is active from 2026-09-30.',
    '2026-09-30 As-built record: waits for the record of what was built until 2026-10-14.',
    '2026-09-30 As-built record of 2026-09-30, with 0 files.',
    '2026-09-30 The connection is complete.',
  ])
  expect(await rows(`select state, start_on from service_agreements where service_point_id = 'S000002'`)).toEqual([
    ['active', '2026-09-30'],
  ])
  expect(
    await rows(`select template_code from messages join message_template_versions using (version_id) order by message_id`),
  ).toEqual([['QUOTE'], ['QUOTE'], ['WELCOME']])
})

it('reminds and escalates by the clock; a refused permit leads back, and the connection is cancelled in the end', async () => {
  const { pool } = database
  await said('Site survey ordered')
  await clockTo('2026-09-08')
  await said('The staff were reminded')
  await clockTo('2026-09-18')
  await said('The result of the site survey was due')
  await workDone(pool, id, 'SURVEY')
  await survey(pool, id)
  await said('Quote: waits')
  await quoteAndSend(pool, id)
  await said('Acceptance: waits')
  await clockTo('2026-10-12')
  await said('The customer was reminded')
  await accept(pool, id)
  await said('Payment: waits')
  await pay(pool, '2773.13')
  await said('Permits and inspections: waits')
  await clockTo('2026-11-16')
  await said('The staff were reminded of: Street')
  await decidePermit(
    pool,
    command({ connectionOrderId: id, code: 'STREET', act: 'refuse', reference: null }, 'The road was paved last year'),
  )
  await goBack(pool, command({ connectionOrderId: id, to: 'survey' }, 'Another route for the line'))
  await said('Site survey ordered', 2)
  await cancelConnection(pool, command({ connectionOrderId: id }, 'The other route is too long'))
  expect(await ended()).toBe('COMPLETED')
  expect(await story()).toEqual([
    '2026-09-01 Application for water at P9, 5/8" meter, wanted from 2026-10-15.',
    '2026-09-01 Site survey: waits for the result of the site survey until 2026-09-15.',
    '2026-09-01 Site survey ordered: W.',
    '2026-09-08 The staff were reminded of: the result of the site survey, due on 2026-09-15.',
    '2026-09-18 The result of the site survey was due on 2026-09-15: a supervisor was told.',
    '2026-09-18 Surveyed on 2026-09-18: 5/8" meter, 1 line of material, 6 hours, nothing in the way.',
    '2026-09-18 Quote: waits for a quote to be sent until 2026-09-25.',
    '2026-09-18 Quote N-1 was drafted: 2773.13 USD.',
    '2026-09-18 Quote N-1 was sent: 2773.13 USD, valid until 2026-10-18.',
    '2026-09-18 Acceptance: waits for the answer to quote N-1 until 2026-10-18.',
    '2026-10-12 The customer was reminded of: the answer to quote N-1, due on 2026-10-18.',
    '2026-10-12 Quote N-1 was accepted: 2773.13 USD are charged at once.',
    '2026-10-12 Payment: waits for the payment that is due first until 2026-10-26.',
    '2026-10-12 Permits and inspections: waits for Plumbing permit until 2026-11-23 and Street opening permit until 2026-11-23.',
    '2026-11-16 The customer was reminded of: Plumbing permit, due on 2026-11-23.',
    '2026-11-16 The staff were reminded of: Street opening permit, due on 2026-11-23.',
    '2026-11-16 Street opening permit was refused: The road was paved last year.',
    '2026-11-16 Street opening permit was refused: a supervisor was told.',
    '2026-11-16 Back to site survey: Another route for the line. Site survey: waits for the result of the site survey until 2026-11-30.',
    '2026-11-16 Site survey ordered: W.',
    '2026-11-16 Cancelled: The other route is too long. 2773.13 USD of the charges are taken back, 0.00 USD are kept.',
  ])
  const tasks = await database.pool.query(
    `select queue, state, title from tasks where subject_kind = 'connection' order by task_id`,
  )
  expect(tasks.rows.map(({ queue, state, title }) => `${queue} ${state} ${title.replace(id, 'N')}`)).toEqual([
    'connections done Connection N: the result of the site survey',
    'connections_supervisor done Connection N: the result of the site survey was due on 2026-09-15',
    'connections done Connection N: Street opening permit',
    'connections_supervisor done Connection N: Street opening permit was refused',
  ])
})
