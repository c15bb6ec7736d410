import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRun } from '../billing/open-run.js'
import { planRunStep } from '../billing/plan-run-step.js'
import { seedAccounts, seedUtility } from '../../test/support/ledger.js'
import { billCycleWorkflowId } from '../../workflows/billing/contract.js'
import { recordStep } from '../../db/processes/process-store.js'
import { findProcess } from '../../db/processes/process-reads.js'
import { inTransaction } from '../../db/transaction.js'
import { testDatabase, type TestDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { parkProcess } from './park-process.js'
import { retryProcess } from './retry-process.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const PROCESS = { processId: 'move/R1', kind: 'move', subjectKind: 'service_request', subjectId: 'R1', title: 'Move in' } as const

const step = (stepKey: string, state: 'waiting' | 'completed', sentence: string): Promise<void> =>
  inTransaction(database.pool, (tx) =>
    recordStep(
      tx,
      {
        ...PROCESS,
        state,
        step: stepKey,
        owner: 'service_representative',
        dueOn: '2026-09-04',
        links: [
          { subjectKind: 'account', subjectId: 'A1' },
          { subjectKind: 'account', subjectId: 'A1' },
        ],
      },
      { stepKey, sentence, businessDate: '2026-09-01', actor: 'Grace Hall' },
    ),
  )

const shown = async () => {
  const found = await findProcess(database.pool, PROCESS.processId)
  return {
    state: found?.process.state,
    code: found?.process.stuckCode,
    owner: found?.process.owner,
    dueOn: found?.process.dueOn,
    sentences: found?.steps.map((entry) => entry.sentence),
  }
}
const wakes = async (): Promise<number> =>
  (await database.pool.query<{ wakes: number }>(`select count(*) as wakes from outbox where workflow_id = 'move/R1'`)).rows[0]
    ?.wakes ?? -1

test('a refused step parks the process once, and the next step frees it', async () => {
  await step('opened', 'waiting', 'Opened.')
  const failure = { processId: 'move/R1', code: 'METER_MISSING', message: 'METER_MISSING: There is no meter at S1.' }
  expect(await parkProcess(database.pool, failure)).toEqual({ isOpen: true })
  expect(await parkProcess(database.pool, failure)).toEqual({ isOpen: true })
  expect(await shown()).toEqual({
    state: 'stuck',
    code: 'METER_MISSING',
    owner: 'service_representative',
    dueOn: '2026-09-04',
    sentences: ['Opened.', 'It cannot go on by itself (METER_MISSING): There is no meter at S1.'],
  })

  const again = { key: 'again', actor: TESTER, reason: 'meter was set', input: { processId: 'move/R1' } }
  await retryProcess(database.pool, again)
  await retryProcess(database.pool, again)
  expect(await shown()).toMatchObject({ state: 'running', code: null })
  expect(await wakes()).toBe(1)
  await expect(retryProcess(database.pool, { ...again, key: 'other' })).rejects.toMatchObject({
    refusal: { code: 'PROCESS_NOT_STUCK' },
  })

  await parkProcess(database.pool, failure)
  await step('done', 'completed', 'Done.')
  expect(await shown()).toMatchObject({ state: 'completed', code: null })
  expect(await parkProcess(database.pool, failure)).toEqual({ isOpen: false })
  const links = await database.pool.query('select subject_kind, subject_id from process_links')
  expect(links.rows).toEqual([{ subject_kind: 'account', subject_id: 'A1' }])
})

test('a bill run that waits again is stuck no more', async () => {
  const { pool } = database
  await seedUtility(pool, '2026-09-01')
  await seedAccounts(pool, ['A1'])
  await database.adminPool.query(`update accounts set bill_cycle = '7'`)
  await database.adminPool.query(
    `insert into bill_windows values ('7', '2026-09-04', '2026-09-04', '2026-09-10', '2026-09-04', 20)`,
  )
  const run = { billCycle: '7', readDate: '2026-09-04' }
  await openRun(pool, { key: 'open', actor: TESTER, reason: 'test', input: { ...run, isTrial: false } })
  const processId = billCycleWorkflowId(run.billCycle, run.readDate)
  const standing = async () => {
    const found = await findProcess(pool, processId)
    return [found?.process.state, found?.process.stuckCode, found?.process.waitsFor]
  }
  await parkProcess(pool, { processId, code: 'PERIOD_CLOSED', message: 'The period is closed.' })
  expect(await standing()).toEqual(['stuck', 'PERIOD_CLOSED', null])
  expect((await planRunStep(pool, run)).kind).toBe('wait')
  expect(await standing()).toEqual(['waiting', null, 'the window to open'])
})
