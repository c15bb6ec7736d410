import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { migrate } from '../db/migrate.js'
import { createPool } from '../db/pool.js'
import { APPLICATION_ROLE, ensureDatabase, ensureRoles } from '../db/roles.js'
import { startEmbeddedPostgres } from '../scripts/embedded-postgres.js'
import { startGuardian } from '../scripts/guardian.js'

export interface BenchDatabase {
  /** For files beside the database; goes with it. */
  readonly folder: string
  /** As the superuser, one connection. */
  readonly owner: pg.Pool
  /** As the application, four connections. */
  readonly pool: pg.Pool
}

/** Runs the work on a migrated, empty database of a PostgreSQL with full durability beside it, and leaves nothing behind. */
export async function withBenchDatabase(work: (database: BenchDatabase) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'penstock-bench-'))
  // Where we are root, another account runs PostgreSQL and must reach its folder.
  chmodSync(folder, 0o755)
  const guardian = startGuardian()
  guardian.removeAfter(folder)
  const server = await startEmbeddedPostgres({
    clusterFolder: join(folder, 'cluster'),
    logFile: join(folder, 'postgresql.log'),
    guardian,
  })
  try {
    const cluster = createPool(server.connectionString('postgres'), { max: 1 })
    await ensureRoles(cluster)
    await ensureDatabase(cluster, 'bench')
    await cluster.query(`alter role ${APPLICATION_ROLE} login`)
    await cluster.end()
    await migrate(server.connectionString('bench'))
    const owner = createPool(server.connectionString('bench'), { max: 1 })
    const pool = createPool(server.connectionString('bench', APPLICATION_ROLE), { max: 4, applicationName: 'bench' })
    await work({ folder, owner, pool })
    await Promise.all([owner.end(), pool.end()])
  } finally {
    await server.stop()
    guardian.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
