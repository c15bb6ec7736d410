import { afterAll, beforeAll, expect, it } from 'vitest'
import { askApplicant } from '../../activities/applications/ask-applicant.js'
import { loadApplication } from '../../db/applications/application-store.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { sendApplication, stateApplications } from '../../test/support/applications.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { seedUtility } from '../../test/support/ledger.js'
import { processStory } from '../../test/support/process-story.js'
import { type TestTemporal, testTemporal } from '../../test/support/temporal.js'
import { until } from '../../test/support/until.js'
import { type TestWorker, testWorker } from '../../test/support/worker.js'
import { applicationWorkflowId } from './contract.js'

let temporal: TestTemporal
let database: TestDatabase
let worker: TestWorker
beforeAll(async () => {
  temporal = await testTemporal()
  database = await testDatabase()
  // Workflow ids are the application's: numbers of their own on the shared server.
  await database.adminPool.query(
    `alter sequence application_number restart with ${1_000_000 + Math.floor(Math.random() * 1_000_000_000)}`,
  )
  await seedUtility(database.pool, '2026-09-01')
  await stateApplications(database.adminPool, { keep_days: 10, applicant_business_days: 4, reminder_business_days: 2 })
  worker = await testWorker(database, temporal)
})
afterAll(async () => {
  await worker.stop()
  await database.close()
  await temporal.close()
})

const { ended, wakesOn } = processStory(() => ({ database, temporal }))

/** Every text a history holds, those in payloads too, which are bytes. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('utf8')]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

it('waits for the applicant, reminds, ends and empties by itself, and tells the server nothing of the person', async () => {
  const { pool } = database
  const { applicationId } = await sendApplication(pool)
  const said = async () =>
    (
      await pool.query<{ said: string }>(
        `select business_date || ' ' || step as said from process_steps where process_id = $1 order by step_id`,
        [applicationWorkflowId(applicationId)],
      )
    ).rows.map((row) => row.said)
  const untilSaid = (count: number) => until(`${count} steps`, said, (found) => found.length >= count)
  const clockTo = (to: string) => advanceClock(pool, { key: to, actor: TESTER, reason: 'test', input: { to } })
  await untilSaid(1)
  const version = (await loadApplication(pool, applicationId))?.version ?? 0
  await askApplicant(pool, {
    key: 'ask',
    actor: TESTER,
    reason: 'test',
    input: { applicationId, version, askedFor: ['identity'], text: 'A picture, please.' },
  })
  await wakesOn(applicationWorkflowId(applicationId), '2026-09-03')
  await clockTo('2026-09-03')
  await untilSaid(3)
  await clockTo('2026-09-08')
  await untilSaid(4)
  await clockTo('2026-09-18')
  expect(await ended(applicationWorkflowId(applicationId))).toBe('COMPLETED')
  expect(await said()).toEqual([
    '2026-09-01 submitted',
    '2026-09-01 asked',
    '2026-09-03 asked',
    '2026-09-08 expired',
    '2026-09-18 emptied',
  ])
  const handle = temporal.client.workflow.getHandle(applicationWorkflowId(applicationId))
  const kept = textsIn((await handle.fetchHistory()).events).join('\n')
  expect(kept).toContain(applicationId)
  expect(kept).not.toMatch(/Nadia|Underhill|example\.com|New Field|picture/)
})
