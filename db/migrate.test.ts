import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../test/support/database.js'
import { migrate, missingMigrations, readMigrations } from './migrate.js'

let folder: string
let database: TestDatabase
const opened: TestDatabase[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'penstock-migrations-'))
  database = await testDatabase({ migrated: false })
  opened.push(database)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
afterAll(async () => {
  for (const each of opened) await each.close()
})

const file = (name: string, sql: string): void => writeFileSync(join(folder, name), sql)
const run = () => migrate(database.adminPool, { folder })

describe('migrate', () => {
  it('applies what is missing, in order, once', async () => {
    file('0002-fill.sql', "insert into things values ('a');")
    file('0001-things.sql', 'create table things (name text);')
    expect(await missingMigrations(database.adminPool, folder)).toEqual(['0001-things.sql', '0002-fill.sql'])
    expect(await run()).toEqual({ applied: ['0001-things.sql', '0002-fill.sql'], alreadyApplied: 0 })
    expect(await run()).toEqual({ applied: [], alreadyApplied: 2 })
    expect((await database.adminPool.query('select * from things')).rows).toEqual([{ name: 'a' }])
    expect(await missingMigrations(database.pool, folder)).toEqual([])
  })

  it('applies a file of an earlier number that arrived later, and never skips it silently', async () => {
    file('0005-later.sql', 'create table later ();')
    await run()
    file('0003-earlier.sql', 'create table earlier ();')
    expect((await run()).applied).toEqual(['0003-earlier.sql'])
  })

  it('is safe to start several times at once', async () => {
    file('0001-things.sql', 'create table things (name text); select pg_sleep(0.2);')
    const results = await Promise.all([1, 2, 3].map(() => migrate(database.adminConnectionString, { folder })))
    expect(results.map((result) => result.applied.length).sort((left, right) => left - right)).toEqual([0, 0, 1])
  })

  it('rolls a failing file back whole and says where it failed', async () => {
    file('0001-good.sql', 'create table good ();')
    file('0002-bad.sql', 'create table half ();\nselect wrong from good;')
    await expect(run()).rejects.toThrow(/0002-bad\.sql failed and was rolled back: column "wrong" does not exist \(line 2\)/)
    const { rows } = await database.adminPool.query("select to_regclass('good') as good, to_regclass('half') as half")
    expect(rows).toEqual([{ good: 'good', half: null }])
  })

  it('refuses an applied file that was edited', async () => {
    file('0001-things.sql', 'create table things (name text);')
    await run()
    file('0001-things.sql', 'create table things (name text, size integer);')
    await expect(run()).rejects.toThrow(/0001-things\.sql was changed after it was applied/)
  })

  it('takes the same file with other line ends for the same', async () => {
    file('0001-things.sql', 'create table things (\nname text);')
    await run()
    file('0001-things.sql', 'create table things (\r\nname text);')
    expect(await run()).toEqual({ applied: [], alreadyApplied: 1 })
  })

  it('refuses a database that a newer version migrated', async () => {
    file('0001-things.sql', 'create table things ();')
    file('0002-newer.sql', 'create table newer ();')
    await run()
    rmSync(join(folder, '0002-newer.sql'))
    await expect(run()).rejects.toThrow(/0002-newer\.sql, which this version of Penstock does not know/)
  })

  it.each([
    [['0001-a.sql', '0001-b.sql'], /have the same number/],
    [['1-a.sql'], /NNNN-what-it-does/],
    [['0001_a.sql'], /NNNN-what-it-does/],
    [['0001-A.sql'], /NNNN-what-it-does/],
  ])('refuses the names %j', (names, message) => {
    for (const name of names) file(name, 'select 1;')
    expect(() => readMigrations(folder)).toThrow(message)
  })

  it('leaves the objects to the migrator, so that the application owns nothing', async () => {
    file('0001-things.sql', 'create table things (name text); grant select on things to penstock_app, penstock_reader;')
    await run()
    const { rows } = await database.adminPool.query("select tableowner from pg_tables where tablename = 'things'")
    expect(rows).toEqual([{ tableowner: 'penstock_migrator' }])
    await expect(database.pool.query("insert into things values ('a')")).rejects.toThrow(/permission denied/)
    await expect(database.pool.query('create table mine ()')).rejects.toThrow(/permission denied/)
  })
})
