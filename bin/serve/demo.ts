import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { installationFolder } from '../installation.js'
import { readJsonFile, writeJsonFile } from './data-folder.js'

/** What the first start was told, and whether the utility is in: an import that was cut short is taken up again. */
interface DemoState {
  readonly wanted: boolean
  readonly loaded: boolean
}

/** The business date on which the demo utility's sandbox begins. */
export const DEMO_BEGINS_ON = '2026-09-01'

const LINES_OF_A_FAILURE = 20

/** True where the demo utility is to be loaded now: it was wanted at the first start and is not in yet. */
export function isDemoWanted(demoFile: string, said: boolean | undefined): boolean {
  const known = readJsonFile<DemoState>(demoFile)
  const state = known ?? { wanted: said ?? true, loaded: false }
  if (known === undefined) writeJsonFile(demoFile, state)
  return state.wanted && !state.loaded
}

/**
 * Imports the City of Alder Creek as anybody would (`penstock import demo/alder-creek --as-of 2026-09-01`), and gives it its policy, crews
 * and work orders. Throws where that fails.
 */
export async function loadDemo(system: DemoSystem, demoFile: string, note: (line: string) => void): Promise<void> {
  const folder = join(installationFolder(), 'demo', 'alder-creek')
  await runCommand(system, ['import', folder, '--as-of', DEMO_BEGINS_ON], note)
  await runCommand(system, ['demo', 'policy'], note)
  await runCommand(system, ['demo', 'field-work'], note)
  writeJsonFile(demoFile, { wanted: true, loaded: true } satisfies DemoState)
}

interface DemoSystem {
  readonly url: string
  readonly dataFolder: string
  readonly environment: NodeJS.ProcessEnv
}

/** Runs a command of Penstock and tells its summary; what else it says is told where it fails. */
async function runCommand(system: DemoSystem, args: readonly string[], note: (line: string) => void): Promise<void> {
  const env = { ...system.environment, PENSTOCK_URL: system.url, PENSTOCK_TOKEN: '', DATA_DIR: system.dataFolder }
  const command = [join(installationFolder(), 'bin', 'penstock.mjs'), ...args]
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', (line) => lines.push(line))
  const endWithUs = (): void => void child.kill('SIGTERM')
  process.once('exit', endWithUs)
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  process.off('exit', endWithUs)
  if (status !== 0) {
    for (const line of lines.slice(-LINES_OF_A_FAILURE)) note(line)
    throw new Error(`${args.slice(0, 2).join(' ')} for the demo utility ended with status ${status}`)
  }
  // The first line is the summary; the findings are a screen of the console.
  if (lines[0] !== undefined) note(lines[0])
}
