import type { RunPageJson, RunRecordJson } from '../../api/billing/contract.js'
import type { ApiClient } from '../api-client.js'
import { CommandFailed } from '../command-failed.js'
import { type FollowedFrom, Follower } from '../follower.js'
import type { ProgressLine } from '../progress-line.js'
import { readRun } from './find-run.js'

const POLL_MS = 400

/** A follower of a run that was started or approved for a window: it goes on by itself. */
export function followerOfRun(
  from: FollowedFrom,
  runId: number,
  window: { readonly cycle: string; readonly date: string },
): Follower {
  return new Follower(from, {
    name: `Run ${runId}`,
    lookWith: `penstock bill-run status --cycle ${window.cycle} --date ${window.date}`,
  })
}

/**
 * Watches a run until `isThere` says so, with a progress bar on a terminal; answers with the run's page. A run that was paused, or dropped
 * by somebody else, ends the wait with a sentence: it would not go on by itself.
 */
export async function waitForRun(
  follower: Follower,
  client: ApiClient,
  runId: number,
  isThere: (run: RunRecordJson) => boolean,
): Promise<RunPageJson> {
  await follower.until({
    title: 'Bill run',
    everyMs: POLL_MS,
    read: () => listOne(client, runId),
    hasEnded: (run) => {
      if (isThere(run)) return true
      refuseStuck(run)
      return false
    },
    show,
  })
  return follower.ask(() => readRun(client, runId))
}

function show(bar: ProgressLine, run: RunRecordJson): void {
  const isIssuing = run.state === 'issuing'
  bar.update(
    isIssuing ? run.issued : run.accountsIn - run.pending,
    isIssuing ? run.billed : run.accountsIn,
    `${run.state.replaceAll('_', ' ')}: ${run.billed} billed, ${run.skipped} skipped, ${run.parked} parked`,
  )
}

/** The list's row is cheap to read over and over; the run's own page computes what a reviewer looks at. */
async function listOne(client: ApiClient, runId: number): Promise<RunRecordJson> {
  const [run] = await client.call<RunRecordJson[]>('/bill-runs', {
    query: { filter: JSON.stringify({ id: runId }), range: '[0,0]' },
  })
  if (run === undefined) throw new CommandFailed('NO_RUN', `There is no bill run ${runId}.`)
  return run
}

function refuseStuck(run: RunRecordJson): void {
  if (run.isPaused) throw new CommandFailed('RUN_PAUSED', `Run ${run.id} is paused; it goes on when somebody resumes it.`)
  if (run.state === 'discarded' || run.state === 'cancelled' || run.state === 'closed') {
    throw new CommandFailed('RUN_ENDED', `Run ${run.id} is ${run.state}.`)
  }
}
