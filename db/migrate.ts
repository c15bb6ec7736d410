import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createPool } from './pool.js'
import { APPLICATION_ROLE, ensureRoles, MIGRATOR_ROLE, READER_ROLE } from './roles.js'

/** One numbered file of `db/migrations`. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

export interface MigrationResult {
  /** File names applied now, in order. */
  readonly applied: readonly string[]
  /** How many had been applied before. */
  readonly alreadyApplied: number
}

export interface MigrateOptions {
  /** Another folder of migrations, for tests. */
  readonly folder?: string
  readonly log?: (message: string) => void
}

interface AppliedRow {
  readonly number: number
  readonly name: string
  readonly checksum: string
}

const OWN_FOLDER = fileURLToPath(new URL('./migrations', import.meta.url))
// Any fixed number does; one database has one migration at a time.
const LOCK = 7_361_420_001

/** The database and the files disagree in a way that no program may settle. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused'
}

/**
 * Brings a database to the state of the files: roles first, then each file that is missing, in order of number, each in a
 * transaction of its own, as `penstock_migrator`. Under a lock, so that several may start it at once. `target` is the
 * owner's connection (an address or a pool): a superuser, or one that may create roles and owns the database.
 * Throws `MigrationRefused` where an applied file was edited or the database knows files that are not there.
 */
export async function migrate(target: string | pg.Pool, options: MigrateOptions = {}): Promise<MigrationResult> {
  const migrations = readMigrations(options.folder)
  const pool = typeof target === 'string' ? createPool(target, { max: 1, applicationName: 'penstock migrate' }) : target
  try {
    const client = await pool.connect()
    try {
      await ensureRoles(client)
      await client.query('select pg_advisory_lock($1)', [LOCK])
      return await applyMissing(client, migrations, options.log ?? (() => {}))
    } finally {
      // The connection is not given back but closed: role and lock end with its session, whatever went wrong.
      client.release(true)
    }
  } finally {
    if (typeof target === 'string') await pool.end()
  }
}

/** The files of the folder in order of their numbers; two of one number or a name of another form are refused. */
export function readMigrations(folder: string = OWN_FOLDER): Migration[] {
  const migrations = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => {
      const number = /^(\d{4})-[a-z0-9]+(-[a-z0-9]+)*\.sql$/.exec(name)?.[1]
      if (number === undefined) throw new MigrationRefused(`${name}: a migration is named NNNN-what-it-does.sql`)
      const sql = readFileSync(`${folder}/${name}`, 'utf8').replaceAll('\r\n', '\n')
      return { number: Number(number), name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
    .sort((left, right) => left.number - right.number)
  for (const [index, migration] of migrations.entries()) {
    const next = migrations[index + 1]
    if (next?.number === migration.number) {
      throw new MigrationRefused(`${migration.name} and ${next.name} have the same number: give the newer one a free number`)
    }
  }
  return migrations
}

/** File names that the database lacks; empty where it is as new as the files. For the API's readiness. */
export async function missingMigrations(pool: Pick<pg.Pool, 'query'>, folder?: string): Promise<string[]> {
  const { rows } = await pool.query<{ known: boolean }>(`select to_regclass('public.schema_migrations') is not null as known`)
  const applied = rows[0]?.known === true ? await appliedRows(pool) : []
  const numbers = new Set(applied.map((row) => row.number))
  return readMigrations(folder)
    .filter((migration) => !numbers.has(migration.number))
    .map((migration) => migration.name)
}

async function applyMissing(
  client: pg.PoolClient,
  migrations: readonly Migration[],
  log: (message: string) => void,
): Promise<MigrationResult> {
  await prepare(client)
  await client.query(`set role ${MIGRATOR_ROLE}`)
  await client.query(`create table if not exists schema_migrations (
    number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`)
  await client.query(`grant select on schema_migrations to ${APPLICATION_ROLE}, ${READER_ROLE}`)
  const before = await appliedRows(client)
  refuseDisagreement(before, migrations)
  const done = new Set(before.map((row) => row.number))
  const missing = migrations.filter((migration) => !done.has(migration.number))
  for (const migration of missing) {
    log(`applying ${migration.name}`)
    await applyOne(client, migration)
  }
  return { applied: missing.map((migration) => migration.name), alreadyApplied: before.length }
}

/** What the migrator needs in a database that somebody else owns; the owner of the database has it anyway. */
async function prepare(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ database: string; ready: boolean }>(
    `select current_database() as database,
            has_schema_privilege($1, 'public', 'create') and has_database_privilege($1, current_database(), 'create') as ready`,
    [MIGRATOR_ROLE],
  )
  const state = rows[0]
  if (state === undefined || state.ready) return
  await client.query(`grant create on database ${pg.escapeIdentifier(state.database)} to ${MIGRATOR_ROLE}`)
  await client.query(`grant create, usage on schema public to ${MIGRATOR_ROLE}`)
}

async function applyOne(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into schema_migrations (number, name, checksum) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(
      `Migration ${migration.name} failed and was rolled back: ${(error as Error).message}${placeOf(error, migration)}`,
      {
        cause: error,
      },
    )
  }
}

function placeOf(error: unknown, migration: Migration): string {
  const position = Number((error as { position?: string }).position)
  return Number.isInteger(position) && position > 0 ? ` (line ${migration.sql.slice(0, position).split('\n').length})` : ''
}

function refuseDisagreement(applied: readonly AppliedRow[], migrations: readonly Migration[]): void {
  const byNumber = new Map(migrations.map((migration) => [migration.number, migration]))
  for (const row of applied) {
    const file = byNumber.get(row.number)
    if (file === undefined) {
      throw new MigrationRefused(
        `The database has ${row.name}, which this version of Penstock does not know: it was migrated by a newer version. Start that version.`,
      )
    }
    if (file.checksum !== row.checksum) {
      throw new MigrationRefused(
        `${file.name} was changed after it was applied to this database. Restore the file and put the change into a migration with a new number.`,
      )
    }
  }
}

async function appliedRows(client: Pick<pg.Pool, 'query'>): Promise<AppliedRow[]> {
  return (await client.query<AppliedRow>('select number, name, checksum from schema_migrations order by number')).rows
}
