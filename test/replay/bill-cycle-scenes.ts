import { mendAccount } from '../../activities/billing/mend-account.js'
import { decideAboutRun } from '../../activities/billing/decide-run.js'
import { openRun } from '../../activities/billing/open-run.js'
import { refreshRun } from '../../activities/billing/refresh-run.js'
import { rebuildProcesses } from '../../activities/processes/rebuild-processes.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import type { RunAct } from '../../domain/billing/run-acts.js'
import type { RunState } from '../../domain/billing/run-step.js'
import { billCycleWorkflowId } from '../../workflows/billing/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { command, type Scene, type Studio } from './studio.js'

const WINDOW = { billCycle: '1', readDate: '2026-09-04' } as const
const AFTER_WINDOW = '2026-09-15'
const WORKFLOW_ID = billCycleWorkflowId(WINDOW.billCycle, WINDOW.readDate)
/** So small that a person is quicker than the run. */
const TINY_CHUNK = 5

/** What people do to the run of one window, in the words of a scene. */
class Window {
  readonly #studio: Studio
  runId = 0

  constructor(studio: Studio) {
    this.#studio = studio
  }

  async open(isTrial = false): Promise<void> {
    this.runId = (await openRun(this.#studio.pool, command({ ...WINDOW, isTrial }))).runId
  }

  async dateIs(to: string): Promise<void> {
    await advanceClock(this.#studio.pool, command({ to }))
  }

  async act(act: RunAct): Promise<void> {
    await decideAboutRun(this.#studio.pool, command({ runId: this.runId, act }))
  }

  reaches(state: RunState): Promise<void> {
    return this.#studio.untilIs(`select state from bill_runs where run_id = ${this.runId}`, state)
  }

  /** The process page says so when the workflow has looked and waits. */
  waitsFor(what: string): Promise<void> {
    return this.#studio.untilIs(`select waits_for from processes where process_id = '${WORKFLOW_ID}'`, what)
  }

  async isReviewedAndIssued(): Promise<void> {
    await this.reaches('review')
    await this.waitsFor('approval')
    await this.act('approve')
    await this.reaches('open')
  }

  async ends(): Promise<string> {
    await this.waitsFor('mended accounts until the window ends')
    await this.dateIs(AFTER_WINDOW)
    await this.reaches('closed')
    return WORKFLOW_ID
  }
}

function scene(name: string, play: (window: Window, studio: Studio) => Promise<string>, more: Partial<Scene> = {}): Scene {
  return { name, data: 'alder creek', play: (studio) => play(new Window(studio), studio), ...more }
}

export const BILL_CYCLE_SCENES: readonly Scene[] = [
  scene('bill-cycle-whole', async (window) => {
    await window.dateIs('2026-09-04')
    await window.open()
    await window.isReviewedAndIssued()
    return window.ends()
  }),
  scene('bill-cycle-started-early', async (window) => {
    await window.open()
    await window.waitsFor('the window to open')
    await window.dateIs('2026-09-04')
    await window.isReviewedAndIssued()
    return window.ends()
  }),
  scene('bill-cycle-of-three-partitions', async (window, studio) => {
    await window.open()
    await window.waitsFor('the window to open')
    // As if the cycle were larger than one worker's share.
    await studio.owner.query('update bill_runs set partitions = 3')
    await studio.owner.query('update run_accounts set partition = abs(hashtext(account_id)) % 3')
    await window.dateIs('2026-09-04')
    await window.isReviewedAndIssued()
    return window.ends()
  }),
  scene('bill-cycle-trial-discarded', async (window) => {
    await window.open(true)
    await window.reaches('review')
    await window.waitsFor('approval')
    await window.act('discard')
    return WORKFLOW_ID
  }),
  scene('bill-cycle-trial-approved', async (window) => {
    await window.open(true)
    await window.reaches('review')
    await window.dateIs('2026-09-04')
    await window.isReviewedAndIssued()
    return window.ends()
  }),
  scene('bill-cycle-trial-dropped-for-the-run', async (window) => {
    await window.dateIs('2026-09-04')
    await window.open(true)
    await window.reaches('review')
    await window.waitsFor('approval')
    await window.open()
    await window.isReviewedAndIssued()
    return window.ends()
  }),
  scene('bill-cycle-paused-before-its-window', async (window) => {
    await window.open()
    await window.waitsFor('the window to open')
    await window.act('pause')
    await window.dateIs('2026-09-04')
    await window.waitsFor('a person to resume the run')
    await window.act('resume')
    await window.isReviewedAndIssued()
    return window.ends()
  }),
  scene('bill-cycle-paused-while-computing', async (window, studio) => {
    await studio.restartWorker(TINY_CHUNK)
    await window.dateIs('2026-09-04')
    await window.open()
    await studio.untilIs(`select count(*) > 0 from bills where run_id = ${window.runId}`, true)
    await window.act('pause')
    await window.waitsFor('a person to resume the run')
    await studio.untilIs(`select count(*) > 0 from run_accounts where run_id = ${window.runId} and outcome = 'pending'`, true)
    await window.act('resume')
    await window.isReviewedAndIssued()
    return window.ends()
  }),
  scene('bill-cycle-cancelled', async (window) => {
    await window.dateIs('2026-09-04')
    await window.open()
    await window.reaches('review')
    await window.waitsFor('approval')
    await window.act('cancel')
    return WORKFLOW_ID
  }),
  scene('bill-cycle-cancelled-while-computing', async (window, studio) => {
    await studio.restartWorker(TINY_CHUNK)
    await window.dateIs('2026-09-04')
    await window.open()
    await studio.untilIs(`select count(*) > 0 from bills where run_id = ${window.runId}`, true)
    await window.act('cancel')
    return WORKFLOW_ID
  }),
  scene('bill-cycle-mended-in-review', async (window, studio) => {
    await window.dateIs('2026-09-04')
    await window.open()
    await window.reaches('review')
    await window.waitsFor('approval')
    await mendOne(window, studio, { act: 'skip' })
    await window.isReviewedAndIssued()
    return window.ends()
  }),
  scene('bill-cycle-mended-after-issue', async (window, studio) => {
    await window.dateIs('2026-09-04')
    await window.open()
    await window.isReviewedAndIssued()
    await window.waitsFor('mended accounts until the window ends')
    await mendOne(window, studio, { act: 'exempt_check', checkCode: 'HIGH_USE' }, 'HIGH_USE')
    await window.isReviewedAndIssued()
    return window.ends()
  }),
  scene('bill-cycle-skipped-after-issue', async (window, studio) => {
    await window.dateIs('2026-09-04')
    await window.open()
    await window.isReviewedAndIssued()
    await window.waitsFor('mended accounts until the window ends')
    await mendOne(window, studio, { act: 'skip' })
    return window.ends()
  }),
  scene('bill-cycle-refreshed', async (window, studio) => {
    await window.dateIs('2026-09-04')
    await window.open()
    await window.isReviewedAndIssued()
    await window.waitsFor('mended accounts until the window ends')
    await refreshRun(studio.pool, command({ runId: window.runId }))
    await studio.untilIs(`select count(*) from run_accounts where outcome = 'pending'`, 0)
    return window.ends()
  }),
  scene('bill-cycle-begun-again', async (window, studio) => {
    await window.dateIs('2026-09-04')
    await window.open()
    await window.reaches('review')
    await window.waitsFor('approval')
    await studio.client.workflow.getHandle(WORKFLOW_ID).terminate('as if its history had been lost')
    await rebuildProcesses(studio.pool, studio.client, command({ taskQueue: studio.taskQueue, now: new Date() }))
    await studio.untilIs(`select count(*) from outbox where workflow_type is not null and delivered_at is null`, 0)
    await window.isReviewedAndIssued()
    return window.ends()
  }),
  scene(
    'bill-cycle-continued-as-new',
    async (window, studio) => {
      await window.dateIs('2026-09-04')
      await window.open()
      await window.reaches('review')
      // Each signal makes it look once more, until its history is as long as this server lets it be.
      for (let looks = 0; looks < 8; looks += 1) {
        await studio.client.workflow.getHandle(WORKFLOW_ID).signal(WAKE_SIGNAL, { eventId: looks })
        await new Promise((resolve) => setTimeout(resolve, 500))
      }
      await window.isReviewedAndIssued()
      return window.ends()
    },
    { dynamicConfig: { 'limit.historyCount.suggestContinueAsNew': '30' } },
  ),
]

async function mendOne(
  window: Window,
  studio: Studio,
  act: { act: 'skip' } | { act: 'exempt_check'; checkCode: string },
  reasonCode?: string,
): Promise<void> {
  const parked = await studio.pool.query<{ account_id: string }>(
    `select account_id from run_accounts where run_id = $1 and outcome = 'parked' and ($2::text is null or reason_code = $2) order by 1 limit 1`,
    [window.runId, reasonCode ?? null],
  )
  const accountId = parked.rows[0]?.account_id
  if (accountId === undefined) throw new Error('the sample has no such parked account')
  await mendAccount(studio.pool, command({ runId: window.runId, accountId, ...act }))
  // The run has looked and computed it before anything else is done.
  await studio.untilIs(`select count(*) from run_accounts where outcome = 'pending'`, 0)
}
