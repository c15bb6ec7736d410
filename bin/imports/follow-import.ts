import { setTimeout as sleep } from 'node:timers/promises'
import type { ImportPageJson } from '../../api/imports/contract.js'
import type { ApiClient } from '../api-client.js'
import type { CommandContext } from '../command-context.js'

const POLL_MS = 300
const ENDED: readonly ImportPageJson['state'][] = ['refused', 'completed', 'validated', 'unchanged', 'failed']

/** Watches an import until it has ended, with a progress bar on a terminal. */
export async function followImport(context: CommandContext, client: ApiClient, importId: number): Promise<ImportPageJson> {
  const bar = context.progress('Import')
  try {
    for (;;) {
      const page = await client.call<ImportPageJson>(`/imports/${importId}`)
      if (ENDED.includes(page.state)) return page
      bar.update(page.percent, 100, page.step ?? 'waiting for the worker')
      await sleep(POLL_MS)
    }
  } finally {
    bar.end()
  }
}

/** True where the import did what it was asked: written, found without errors, or known already. */
export function hasSucceeded(page: ImportPageJson): boolean {
  return page.state === 'completed' || page.state === 'validated' || page.state === 'unchanged'
}
