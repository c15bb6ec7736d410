import { join } from 'node:path'
import { ApiClient } from '../api-client.js'
import { installationFolder } from '../installation.js'
import type { RunningSystem } from '../local-system.js'
import { readJsonFile, writeJsonFile } from './data-folder.js'

/** What the first start was told, and whether the utility is in: an import that was cut short is taken up again. */
interface DemoState {
  readonly wanted: boolean
  readonly loaded: boolean
}

/** The day before the demo utility's September: its sandbox begins here. */
export const DEMO_BEGINS_ON = '2026-09-01'

/** True where the demo utility is to be loaded now: it was wanted at the first start and is not in yet. */
export function isDemoWanted(demoFile: string, said: boolean | undefined): boolean {
  const known = readJsonFile<DemoState>(demoFile)
  const state = known ?? { wanted: said ?? true, loaded: false }
  if (known === undefined) writeJsonFile(demoFile, state)
  return state.wanted && !state.loaded
}

/** Imports the City of Alder Creek through the API, as `penstock import demo/alder-creek --as-of 2026-09-01` does. */
export async function loadDemo(system: RunningSystem, demoFile: string, note: (line: string) => void): Promise<void> {
  const client = await ApiClient.connect(system)
  const { importFolder } = await import('../import-folder.js')
  await importFolder(client, join(installationFolder(), 'demo', 'alder-creek'), { asOf: DEMO_BEGINS_ON, note })
  writeJsonFile(demoFile, { wanted: true, loaded: true } satisfies DemoState)
}
