import { type MigrationResult, migrate } from '../db/migrate.js'
import { createPool } from '../db/pool.js'
import { APPLICATION_ROLE, ensureDatabase, ensureLogin, ensureRoles, loginOf, READER_ROLE } from '../db/roles.js'
import type { MigrateConfiguration } from './config.js'

/**
 * Makes a database ready for the application: roles, the database itself, the logins that DATABASE_URL and
 * DATABASE_READER_URL name, then every migration it lacks.
 */
export async function migrateDatabase(
  configuration: MigrateConfiguration,
  log: (message: string) => void,
): Promise<MigrationResult> {
  await ensureDatabaseOf(configuration.ownerUrl)
  const owner = createPool(configuration.ownerUrl, { max: 2, applicationName: 'penstock migrate' })
  try {
    await ensureRoles(owner)
    for (const [url, role] of [
      [configuration.databaseUrl, APPLICATION_ROLE],
      [configuration.databaseReaderUrl, READER_ROLE],
    ] as const) {
      const login = url === undefined ? undefined : loginOf(url)
      const ownerLogin = loginOf(configuration.ownerUrl)
      if (login !== undefined && login.user !== ownerLogin?.user) await ensureLogin(owner, login, role)
    }
    return await migrate(owner, { log })
  } finally {
    await owner.end()
  }
}

/** A server that was just installed has no database of ours yet: it is made through the server's own one. */
async function ensureDatabaseOf(ownerUrl: string): Promise<void> {
  const probe = createPool(ownerUrl, { max: 1 })
  try {
    await probe.query('select 1')
    return
  } catch (error) {
    if ((error as { code?: string }).code !== '3D000') throw error
  } finally {
    await probe.end()
  }
  const serverUrl = new URL(ownerUrl)
  const name = decodeURIComponent(serverUrl.pathname.slice(1))
  serverUrl.pathname = '/postgres'
  const server = createPool(serverUrl.toString(), { max: 1 })
  try {
    await ensureRoles(server)
    await ensureDatabase(server, name)
  } finally {
    await server.end()
  }
}
