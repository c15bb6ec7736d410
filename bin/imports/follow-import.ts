import type { FindingRecordJson, ImportPageJson } from '../../api/imports/contract.js'
import type { ApiClient } from '../api-client.js'
import type { CommandContext } from '../command-context.js'
import { Follower } from '../follower.js'
import { firstFindings } from './describe-import.js'

const POLL_MS = 300
const ENDED: readonly ImportPageJson['state'][] = ['refused', 'completed', 'validated', 'unchanged', 'failed']

/** Watches an import until it has ended, with a progress bar on a terminal; its end and the first findings of each kind. */
export async function followImport(
  context: CommandContext,
  client: ApiClient,
  importId: number,
): Promise<{ readonly page: ImportPageJson; readonly findings: readonly FindingRecordJson[] }> {
  const follower = new Follower(context, {
    name: `Import ${importId}`,
    lookWith: `penstock processes list --all --subject import/${importId}`,
  })
  const page = await follower.until({
    title: 'Import',
    everyMs: POLL_MS,
    read: () => client.call<ImportPageJson>(`/imports/${importId}`),
    hasEnded: ({ state }) => ENDED.includes(state),
    show: (bar, seen) => bar.update(seen.percent, 100, seen.step ?? 'waiting for the worker'),
  })
  return { page, findings: await follower.ask(() => firstFindings(client, page)) }
}

/** True where the import did what it was asked: written, found without errors, or known already. */
export function hasSucceeded(page: ImportPageJson): boolean {
  return page.state === 'completed' || page.state === 'validated' || page.state === 'unchanged'
}
