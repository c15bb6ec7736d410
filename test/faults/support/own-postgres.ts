import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { createPool } from '../../../db/pool.js'
import { APPLICATION_ROLE, ensureRoles, MIGRATOR_ROLE, READER_ROLE } from '../../../db/roles.js'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../scripts/embedded-postgres.js'
import type { Guardian } from '../../../scripts/guardian.js'

/** A PostgreSQL of a test's own, with production settings: what is killed must not be one that may lose commits. */
export interface OwnPostgres {
  readonly port: number
  /** As the superuser unless another role is named; the cluster trusts everybody on this machine. */
  address(database: string, user?: string): string
  /** Runs one statement on the cluster's own database. */
  onCluster(statement: string): Promise<void>
  /** A database with the same rows; nobody may be connected to the original. */
  copy(original: string, name: string): Promise<void>
  /** Kills the server and every session of it, as a power cut would, and waits until nothing of it is left. */
  kill(): Promise<void>
  /** Starts it again on the same port and files. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export async function ownPostgres(folder: string, guardian: Guardian): Promise<OwnPostgres> {
  const options = { clusterFolder: join(folder, 'cluster'), logFile: join(folder, 'postgresql.log'), guardian }
  let server: EmbeddedPostgres = await startEmbeddedPostgres(options)
  const { port } = server
  const address = (database: string, user = 'postgres'): string => server.connectionString(database, user)
  const onCluster = async (statement: string): Promise<void> => {
    const pool = createPool(address('postgres'), { max: 1 })
    try {
      await pool.query(statement)
    } finally {
      await pool.end()
    }
  }
  await allowRoles(address('postgres'))
  return {
    port,
    address,
    onCluster,
    copy: async (original, name) => {
      await onCluster(`create database ${name} template ${original} owner ${MIGRATOR_ROLE}`)
      // A copied sequence believes its next numbers are in the log already; after a checkpoint it writes them, so that a crash of the
      // copy does not give them out twice.
      await onCluster('checkpoint')
    },
    kill: async () => {
      const sessions = childrenOf(server.pid)
      for (const pid of [server.pid, ...sessions]) killHard(pid)
      await server.ended
    },
    restart: async () => {
      server = await startEmbeddedPostgres({ ...options, onlyThisPort: port })
    },
    stop: () => server.stop(),
  }
}

async function allowRoles(address: string): Promise<void> {
  const pool = createPool(address, { max: 1 })
  try {
    await ensureRoles(pool)
    for (const role of [MIGRATOR_ROLE, APPLICATION_ROLE, READER_ROLE])
      await pool.query(`alter role ${pg.escapeIdentifier(role)} login`)
  } finally {
    await pool.end()
  }
}

/** The server's own processes. Elsewhere than on Linux they notice by themselves that their server is gone. */
function childrenOf(pid: number): number[] {
  if (process.platform !== 'linux') return []
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
}

/** Ends a process without a word; one that has ended already is as good. */
export function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
