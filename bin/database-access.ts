import type pg from 'pg'
import type { Logger } from 'pino'
import { missingMigrations } from '../db/migrate.js'
import { createPool } from '../db/pool.js'
import { whyNotApplicationRole } from '../db/roles.js'
import { ConfigurationError } from './config.js'

/**
 * The application's pool, after looking that it may serve: the login is the application's and not the owner's, and no
 * migration is missing. Throws `ConfigurationError` with what to do where it may not.
 */
export async function openApplicationPool(
  databaseUrl: string,
  options: { readonly max: number; readonly applicationName: string; readonly logger: Logger },
): Promise<pg.Pool> {
  const pool = createPool(databaseUrl, {
    max: options.max,
    applicationName: options.applicationName,
    onIdleError: (error) =>
      options.logger.warn({ error: error.message }, 'a connection to PostgreSQL broke; it is replaced when needed'),
  })
  try {
    const objection = await whyNotApplicationRole(pool)
    if (objection !== undefined) throw new ConfigurationError([objection])
    const missing = await missingMigrations(pool)
    if (missing.length > 0) {
      throw new ConfigurationError([
        `the database lacks ${missing.length} migrations, ${missing[0]} first: run "penstock migrate"`,
      ])
    }
    return pool
  } catch (error) {
    await pool.end()
    throw error
  }
}
