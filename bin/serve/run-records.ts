import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning, startMarkOf, stopProcess } from '../../scripts/process-identity.mjs'
import { CommandFailed } from '../command-failed.js'
import { readJsonFile, writeJsonFile } from './data-folder.js'

/** A process of a local system: enough to find exactly it again, and to stop it in its place. */
interface RunRecord {
  readonly name: string
  readonly pid: number
  readonly mark: string | undefined
  readonly signal: NodeJS.Signals
  /** Lowest first. */
  readonly order: number
}

export interface RunRecords {
  /** Notes a process that was started; a later start that finds it alone stops it. */
  note(name: string, pid: number, signal: NodeJS.Signals, order: number): void
  /** It was stopped in the regular way. */
  forget(name: string): void
  /** The last file goes: nothing runs here any more. */
  release(): void
}

const OWNER = 'serve'
const PATIENCE_MS = 30_000

/**
 * Takes the data folder for this process. Where another start holds it and lives, that is a `CommandFailed`; where the
 * holder died, its leftovers are stopped one by one, which is said, and the folder is ours.
 */
export async function takeDataFolder(runFolder: string, say: (line: string) => void): Promise<RunRecords> {
  const ownFile = join(runFolder, `${OWNER}.json`)
  const own: RunRecord = { name: OWNER, pid: process.pid, mark: startMarkOf(process.pid), signal: 'SIGTERM', order: 100 }
  while (!writeNew(ownFile, own)) await clearDeadHolder(runFolder, ownFile, say)
  return {
    note: (name, pid, signal, order) => {
      writeJsonFile(join(runFolder, `${name}.json`), { name, pid, mark: startMarkOf(pid), signal, order } satisfies RunRecord)
    },
    forget: (name) => rmSync(join(runFolder, `${name}.json`), { force: true }),
    release: () => rmSync(ownFile, { force: true }),
  }
}

async function clearDeadHolder(runFolder: string, ownFile: string, say: (line: string) => void): Promise<void> {
  const holder = readRecord(ownFile)
  if (holder !== undefined && isRunning(holder.pid, holder.mark)) {
    const address = readJsonFile<{ url: string }>(join(runFolder, '..', 'address.json'))
    throw new CommandFailed(
      'ALREADY_RUNNING',
      `Penstock already runs with this data folder (process ${holder.pid}${address === undefined ? '' : `, ${address.url}`}). ` +
        'Stop that one first, or choose another folder with --data-dir.',
    )
  }
  say('the last start did not end in order; looking for what it left behind')
  const records = readdirSync(runFolder)
    .filter((name) => name.endsWith('.json') && name !== `${OWNER}.json`)
    .flatMap((name) => readRecord(join(runFolder, name)) ?? [])
    .sort((left, right) => left.order - right.order)
  for (const record of records) {
    const how = await stopProcess(record.pid, record.mark, record.signal, PATIENCE_MS)
    if (how !== 'gone') say(`${record.name} of the last start was still running (process ${record.pid}); ${how}`)
    rmSync(join(runFolder, `${record.name}.json`), { force: true })
  }
  rmSync(ownFile, { force: true })
}

function writeNew(path: string, record: RunRecord): boolean {
  try {
    writeFileSync(path, JSON.stringify(record), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Undefined for a file that was cut short, as by a full disk: then there is nothing to go by. */
function readRecord(path: string): RunRecord | undefined {
  if (!existsSync(path)) return undefined
  try {
    const record = JSON.parse(readFileSync(path, 'utf8')) as RunRecord
    return Number.isInteger(record.pid) && typeof record.name === 'string' ? record : undefined
  } catch {
    return undefined
  }
}
