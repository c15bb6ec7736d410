import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { findTemporal } from '../../../scripts/find-temporal.js'
import type { Guardian } from '../../../scripts/guardian.js'
import { startTemporalServer } from '../../../scripts/temporal-server.js'

/** A Temporal of a test's own, which keeps its workflows in a file. */
export interface OwnTemporal {
  readonly address: string
  kill(): Promise<void>
  /** Starts it again on the same port and file; `empty` forgets every workflow first. */
  restart(options?: { readonly empty: boolean }): Promise<void>
  stop(): Promise<void>
}

export async function ownTemporal(folder: string, guardian: Guardian): Promise<OwnTemporal> {
  const found = await findTemporal({ env: { ...process.env, TEMPORAL_ADDRESS: '' } })
  if (found.kind === 'running') throw new Error('a Temporal to be killed must be one of our own')
  const databaseFile = join(folder, 'temporal.db')
  const options = { binary: found.binary, databaseFile, logFile: join(folder, 'temporal.log'), guardian }
  let server = await startTemporalServer(options)
  const { port } = server
  return {
    address: server.address,
    kill: async () => {
      process.kill(server.pid, 'SIGKILL')
      await server.ended
    },
    restart: async ({ empty } = { empty: false }) => {
      if (empty) for (const suffix of ['', '-wal', '-shm']) rmSync(`${databaseFile}${suffix}`, { force: true })
      server = await startTemporalServer({ ...options, onlyThisPort: port })
    },
    stop: () => server.stop(),
  }
}
