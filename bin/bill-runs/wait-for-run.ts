import { setTimeout as sleep } from 'node:timers/promises'
import type { RunRecordJson } from '../../api/billing/contract.js'
import type { ApiClient } from '../api-client.js'
import type { CommandContext } from '../command-context.js'
import { CommandFailed } from '../command-failed.js'

const POLL_MS = 400

/**
 * Watches a run until `isThere` says so, with a progress bar on a terminal. A run that was paused, or dropped by somebody else, ends the
 * wait with a sentence: it would not go on by itself.
 */
export async function waitForRun(
  context: CommandContext,
  client: ApiClient,
  runId: number,
  isThere: (run: RunRecordJson) => boolean,
): Promise<RunRecordJson> {
  const bar = context.progress('Bill run')
  try {
    for (;;) {
      const run = await listOne(client, runId)
      if (isThere(run)) return run
      refuseStuck(run)
      const isIssuing = run.state === 'issuing'
      bar.update(
        isIssuing ? run.issued : run.accountsIn - run.pending,
        isIssuing ? run.billed : run.accountsIn,
        `${run.state.replaceAll('_', ' ')}: ${run.billed} billed, ${run.skipped} skipped, ${run.parked} parked`,
      )
      await sleep(POLL_MS)
    }
  } finally {
    bar.end()
  }
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
