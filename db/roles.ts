import pg from 'pg'
import type { Queryable } from './pool.js'

/** Owns every table; migrations run as this role and nothing else does. */
export const MIGRATOR_ROLE = 'penstock_migrator'
/** What the API and the worker may do: no ownership, hence no way around a trigger or a missing grant. */
export const APPLICATION_ROLE = 'penstock_app'
/** Looks and changes nothing: reports, an auditor's own tools. */
export const READER_ROLE = 'penstock_reader'

/** A login: the name and password of a connection string. */
export interface Login {
  readonly user: string
  readonly password: string
}

/**
 * Makes the three roles where the server lacks them, without a right to log in. Roles belong to the whole server, so
 * several databases being set up at once meet here: whoever comes second finds the work done.
 */
export async function ensureRoles(owner: Queryable): Promise<void> {
  for (const role of [MIGRATOR_ROLE, APPLICATION_ROLE, READER_ROLE]) {
    if (await roleExists(owner, role)) continue
    await unlessDone(() => owner.query(`create role ${role} nologin`))
  }
  const { rows } = await owner.query<{ may: boolean }>(`select pg_has_role(current_user, $1, 'member') as may`, [MIGRATOR_ROLE])
  if (rows[0]?.may !== true) await unlessDone(() => owner.query(`grant ${MIGRATOR_ROLE} to current_user`))
}

/** Makes the database where the server lacks it, owned by the migrator, in UTF-8. True where it was made. */
export async function ensureDatabase(owner: Queryable, name: string): Promise<boolean> {
  const { rowCount } = await owner.query('select 1 from pg_database where datname = $1', [name])
  if (rowCount !== 0) return false
  await owner.query(`create database ${pg.escapeIdentifier(name)} owner ${MIGRATOR_ROLE} encoding 'UTF8' template template0`)
  return true
}

/**
 * Lets this login connect as the given role (the application's unless said otherwise), with this password: the role
 * itself where the names agree, else a login that is its member. Running it again changes nothing but the password.
 */
export async function ensureLogin(owner: Queryable, login: Login, role: string = APPLICATION_ROLE): Promise<void> {
  const name = pg.escapeIdentifier(login.user)
  const password = pg.escapeLiteral(login.password)
  if (!(await roleExists(owner, login.user))) await unlessDone(() => owner.query(`create role ${name} nologin`))
  await unlessDone(() => owner.query(`alter role ${name} login password ${password}`))
  if (login.user !== role) await unlessDone(() => owner.query(`grant ${role} to ${name}`))
}

/** User and password of a connection string; undefined where it names none. */
export function loginOf(connectionString: string): Login | undefined {
  const url = new URL(connectionString)
  if (url.username === '') return undefined
  return { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
}

/**
 * Why this connection must not serve the application, as a sentence, or undefined where it may. A superuser or the
 * owner of the tables could switch off what keeps posted rows as they are.
 */
export async function whyNotApplicationRole(connection: Queryable): Promise<string | undefined> {
  const { rows } = await connection.query<{ user: string; super: boolean; owner: boolean; app: boolean }>(
    `select current_user as user, rolsuper as super,
            pg_has_role(current_user, $1, 'member') as owner, pg_has_role(current_user, $2, 'member') as app
       from pg_roles where rolname = current_user`,
    [MIGRATOR_ROLE, APPLICATION_ROLE],
  )
  const who = rows[0]
  if (who === undefined) return 'the role of the connection is unknown'
  if (who.super) return `DATABASE_URL connects as ${who.user}, a superuser: name a member of ${APPLICATION_ROLE} instead`
  if (who.owner)
    return `DATABASE_URL connects as ${who.user}, who may act as ${MIGRATOR_ROLE}: name a member of ${APPLICATION_ROLE} instead`
  if (!who.app)
    return `DATABASE_URL connects as ${who.user}, who is no member of ${APPLICATION_ROLE}: grant ${APPLICATION_ROLE} to it`
  return undefined
}

async function roleExists(owner: Queryable, role: string): Promise<boolean> {
  return (await owner.query('select 1 from pg_roles where rolname = $1', [role])).rowCount !== 0
}

/** A duplicate means somebody else did it in the same moment; two grants at once on one catalogue row are tried again. */
async function unlessDone(statement: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await statement()
      return
    } catch (error) {
      const { code, message } = error as { code?: string; message: string }
      if (code === '42710' || code === '23505') return
      if (attempt === 10 || !message.includes('concurrently updated')) throw error
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt))
    }
  }
}
