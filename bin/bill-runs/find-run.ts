import type { RunPageJson, RunRecordJson } from '../../api/billing/contract.js'
import type { ApiClient } from '../api-client.js'
import { CommandFailed } from '../command-failed.js'

/** The run of a window: the live one, else the one that ended last. */
export async function findRunOf(client: ApiClient, cycle: string, date: string): Promise<RunRecordJson> {
  const runs = await client.call<RunRecordJson[]>('/bill-runs', {
    query: { filter: JSON.stringify({ billCycle: cycle, readDate: date }), sort: '["id","DESC"]', range: '[0,49]' },
  })
  const run = runs.find((each) => each.state !== 'discarded' && each.state !== 'cancelled') ?? runs[0]
  if (run === undefined)
    throw new CommandFailed('NO_RUN', `Cycle ${cycle} has no run for ${date}. Start one with "penstock bill-run start".`)
  return run
}

export function readRun(client: ApiClient, runId: number): Promise<RunPageJson> {
  return client.call<RunPageJson>(`/bill-runs/${runId}`)
}
