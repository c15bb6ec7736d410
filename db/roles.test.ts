import { afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../test/support/database.js'
import { createPool } from './pool.js'
import { ensureDatabase, ensureLogin, ensureRoles, loginOf, whyNotApplicationRole } from './roles.js'

const database = await testDatabase()
const LOGIN = { user: `login ${database.name}`, password: "it's a secret" }
afterAll(async () => {
  await database.adminPool.query(`drop role if exists "${LOGIN.user}"`)
  await database.close()
})

describe('roles', () => {
  it('are made once, also when several databases are set up at once', async () => {
    await Promise.all([1, 2, 3].map(() => ensureRoles(database.adminPool)))
    const { rows } = await database.adminPool.query("select rolname from pg_roles where rolname like 'penstock%' order by 1")
    expect(rows.map((row: { rolname: string }) => row.rolname)).toEqual(['penstock_app', 'penstock_migrator', 'penstock_reader'])
  })

  it('make a login a member of the application role', async () => {
    await Promise.all([ensureLogin(database.adminPool, LOGIN), ensureLogin(database.adminPool, LOGIN)])
    const url = new URL(database.connectionString)
    url.username = encodeURIComponent(LOGIN.user)
    url.password = encodeURIComponent(LOGIN.password)
    expect(loginOf(url.toString())).toEqual(LOGIN)
    const pool = createPool(url.toString(), { max: 1 })
    expect(await whyNotApplicationRole(pool)).toBeUndefined()
    await expect(pool.query('set role penstock_migrator')).rejects.toThrow(/permission denied/)
    await pool.end()
  })

  it('say why a connection may not serve the application', async () => {
    expect(await whyNotApplicationRole(database.pool)).toBeUndefined()
    expect(await whyNotApplicationRole(database.adminPool)).toMatch(/a superuser/)
    const reader = createPool(database.readerConnectionString, { max: 1 })
    expect(await whyNotApplicationRole(reader)).toMatch(/no member of penstock_app/)
    await reader.end()
    const owner = createPool(database.connectionString.replace('penstock_app', 'penstock_migrator'), { max: 1 })
    expect(await whyNotApplicationRole(owner)).toMatch(/may act as penstock_migrator/)
    await owner.end()
  })

  it('a database that is there is not made again', async () => {
    expect(await ensureDatabase(database.adminPool, database.name)).toBe(false)
  })

  it('an address without a user names no login', () => expect(loginOf('postgres://localhost/penstock')).toBeUndefined())
})
