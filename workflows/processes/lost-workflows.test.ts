import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openRun } from '../../activities/billing/open-run.js'
import { rebuildProcesses } from '../../activities/processes/rebuild-processes.js'
import { type Reconciled, reconcileProcesses } from '../../activities/processes/reconcile-processes.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { testDatabase, type TestDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { seedAccounts, seedUtility } from '../../test/support/ledger.js'
import { type TestTemporal, testTemporal } from '../../test/support/temporal.js'
import { until } from '../../test/support/until.js'
import { type TestWorker, testWorker } from '../../test/support/worker.js'
import { workflowStatus } from '../../test/support/workflow-status.js'
import { BILL_CYCLE_WORKFLOW, billCycleWorkflowId } from '../billing/contract.js'

let temporal: TestTemporal
let database: TestDatabase
let worker: TestWorker

beforeAll(async () => {
  temporal = await testTemporal()
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-01')
  await seedAccounts(database.pool, ['A1', 'A2'])
  worker = await testWorker(database, temporal)
})
afterAll(async () => {
  await worker.stop()
  await temporal.close()
  await database.close()
})

const READ = '2026-09-04'
let cycle = ''
let workflowId = ''
let cycles = 0
const command = <Input>(input: Input) => ({ key: `k${(keys += 1)}`, actor: TESTER, reason: 'Temporal was replaced', input })
let keys = 0

/** A run that waits for its window, with a workflow id that no other test of the server has. */
beforeEach(async () => {
  cycle = `${temporal.unique}-${(cycles += 1)}`
  workflowId = billCycleWorkflowId(cycle, READ)
  await database.adminPool.query(`update utility set business_date = '2026-09-01'`)
  await database.adminPool.query(`update accounts set bill_cycle = $1 where account_id = 'A1'`, [cycle])
  await database.adminPool.query(`insert into bill_windows values ($1, $2, $2, '2026-09-10', $2, 20)`, [cycle, READ])
})

async function waitingRun(): Promise<void> {
  await openRun(database.pool, command({ billCycle: cycle, readDate: READ, isTrial: false }))
  await waitsFor('the window to open')
}

const waitsFor = (what: string): Promise<unknown> =>
  until(
    `${workflowId} waits for ${what}`,
    async () => (await database.pool.query(`select waits_for from processes where process_id = $1`, [workflowId])).rows[0],
    (row: { waits_for?: string } | undefined) => row?.waits_for === what,
  )
const status = (): Promise<string> => workflowStatus(temporal.client, workflowId)
const lose = (): Promise<unknown> => temporal.client.workflow.getHandle(workflowId).terminate('as if its history were lost')
const forget = async (): Promise<void> => {
  await temporal.client.workflowService.deleteWorkflowExecution({
    namespace: temporal.namespace,
    workflowExecution: { workflowId },
  })
  await until('its history is deleted', status, (now) => now === 'NONE')
}
const isListed = (id: string, listed: boolean): Promise<unknown> =>
  until(
    `${id} is ${listed ? '' : 'not '}among the running`,
    async () => {
      const found = await temporal.client.workflow.count(`WorkflowId = '${id}' and ExecutionStatus = 'Running'`)
      return found.count
    },
    (count) => count === (listed ? 1 : 0),
  )
/** As many seconds later, so that what a test began counts as settled. */
const look = (seconds: number): Promise<Reconciled> =>
  reconcileProcesses(database.pool, temporal.client, temporal.taskQueue, new Date(Date.now() + seconds * 1_000))
const sentences = async (): Promise<string[]> => {
  const found = await database.pool.query<{ sentence: string }>(
    'select sentence from process_steps where process_id = $1 order by step_id',
    [workflowId],
  )
  return found.rows.map((row) => row.sentence)
}

const BEGUN_AGAIN = 'Its workflow was gone. It is begun again from here; nothing that was done is done twice.'

describe('a process whose workflow is gone', () => {
  it('is begun again, goes on and does nothing twice', async () => {
    await waitingRun()
    await isListed(workflowId, true)
    expect((await look(30)).begun).toEqual([])
    await lose()
    expect(await status()).toBe('TERMINATED')
    await isListed(workflowId, false)

    // Begun seconds ago: it might be on its way.
    expect((await look(0)).begun).toEqual([])
    const { begun } = await look(30)
    expect(begun).toEqual([{ processId: workflowId, kind: 'bill_cycle', title: `Bill cycle ${cycle}, read ${READ}` }])
    expect((await look(30)).begun).toEqual([])
    await until('it runs again', status, (now) => now === 'RUNNING')

    await advanceClock(database.pool, command({ to: READ }))
    await waitsFor('approval')
    expect(await sentences()).toEqual([
      'Run opened for 1 accounts.',
      BEGUN_AGAIN,
      'Computing bills.',
      'Computed: 0 billed (0.00 USD), 0 skipped, 1 parked.',
    ])
  })

  it('is not begun again while the list merely lags behind', async () => {
    await waitingRun()
    await lose()
    await temporal.client.workflow.start(BILL_CYCLE_WORKFLOW, {
      workflowId,
      taskQueue: temporal.taskQueue,
      args: [{ billCycle: cycle, readDate: READ }],
    })
    expect((await look(30)).begun).toEqual([])
  })

  it('is begun by a rebuild at once, which says which; what has ended stays ended', async () => {
    await waitingRun()
    await database.pool.query(
      `insert into processes (process_id, kind, subject_kind, subject_id, title, state, step, started_by, ended_at)
       values ('old/' || $1, 'move', 'service_request', 'R1', 'Old', 'completed', 'done', 'x', now()),
              ('orphan/' || $1, 'move', 'service_request', 'R2', 'Nothing began it', 'waiting', 'x', 'x', null)`,
      [cycle],
    )
    await forget()
    const rebuild = command({ taskQueue: temporal.taskQueue, now: new Date(Date.now() + 1_000) })
    const answer = await rebuildProcesses(database.pool, temporal.client, rebuild)
    expect(answer.begun.map((process) => process.processId)).toEqual([workflowId])
    expect(answer.unknown).toEqual([`orphan/${cycle}`])
    expect(answer.left).toBe(0)
    await until('it runs again', status, (now) => now === 'RUNNING')
    const again = await rebuildProcesses(database.pool, temporal.client, rebuild)
    expect(again.begun).toEqual([])
    const told = await database.pool.query(`select actor, reason from process_steps where process_id = $1 and sentence = $2`, [
      workflowId,
      BEGUN_AGAIN,
    ])
    expect(told.rows).toEqual([{ actor: TESTER.name, reason: 'Temporal was replaced' }])
  })
})

describe('a workflow without a process', () => {
  it('is reported once, after a minute, and left running', async () => {
    const stray = `stray/${temporal.unique}`
    await temporal.client.workflow.start(BILL_CYCLE_WORKFLOW, {
      workflowId: stray,
      taskQueue: temporal.taskQueue,
      args: [{ billCycle: cycle, readDate: READ }],
      startDelay: '1 hour',
    })
    await isListed(stray, true)
    expect((await look(0)).strays).toEqual([])
    expect((await look(90)).strays).toEqual([stray])
    expect((await look(90)).strays).toEqual([])
    const tasks = await database.pool.query(`select queue, title, facts->>'workflowType' as type from tasks`)
    expect(tasks.rows).toEqual([
      { queue: 'processes', title: `A workflow runs that belongs to no open process: ${stray}`, type: BILL_CYCLE_WORKFLOW },
    ])
    expect(await workflowStatus(temporal.client, stray)).toBe('RUNNING')
    await temporal.client.workflow.getHandle(stray).terminate('end of the test')
  })
})
