import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../db/migrate.js'
import { createPool } from '../../db/pool.js'
import { APPLICATION_ROLE, ensureDatabase, ensureRoles, MIGRATOR_ROLE, READER_ROLE } from '../../db/roles.js'
import { startEmbeddedPostgres } from '../../scripts/embedded-postgres.js'
import { startGuardian } from '../../scripts/guardian.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the test cluster's own database `postgres`, as superuser. */
    testCluster: string
  }
}

/** Migrated once; every test file works on a copy. */
export const TEMPLATE_DATABASE = 'penstock_template'

/**
 * Once per vitest run that has a test which needs it: one PostgreSQL with relaxed durability in a temporary folder, and
 * one migrated database to copy. Ends with the run, also when the run is killed.
 */
export default async function startTestCluster(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'penstock-test-'))
  const guardian = startGuardian()
  guardian.removeAfter(folder)
  const server = await startEmbeddedPostgres({
    clusterFolder: join(folder, 'cluster'),
    logFile: join(folder, 'postgresql.log'),
    durability: 'relaxed',
    guardian,
  })
  await makeTemplate(server.connectionString('postgres'), server.connectionString(TEMPLATE_DATABASE))
  project.provide('testCluster', server.connectionString('postgres'))
  return async () => {
    await server.stop()
    guardian.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function makeTemplate(serverAddress: string, templateAddress: string): Promise<void> {
  const pool = createPool(serverAddress, { max: 1 })
  try {
    await ensureRoles(pool)
    // The cluster trusts everybody on this machine, so the roles of the application can be used by their names alone.
    for (const role of [MIGRATOR_ROLE, APPLICATION_ROLE, READER_ROLE])
      await pool.query(`alter role ${pg.escapeIdentifier(role)} login`)
    await ensureDatabase(pool, TEMPLATE_DATABASE)
    await migrate(templateAddress)
  } finally {
    await pool.end()
  }
}
