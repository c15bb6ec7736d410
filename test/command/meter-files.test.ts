import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { takeMeterFile } from '../../activities/metering/intake/take-meter-file.js'
import { type TestApi, testApi } from '../support/api.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { seedAccounts, seedUtility } from '../support/ledger.js'
import { until } from '../support/until.js'

const PENSTOCK = fileURLToPath(new URL('../../bin/penstock.mjs', import.meta.url))
const FIXTURE = fileURLToPath(new URL('../fixtures/meter-files/two-meters.nem12.csv', import.meta.url))

let database: TestDatabase
let api: TestApi
let folder = ''
let environment: NodeJS.ProcessEnv = {}

beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-07-20')
  await seedAccounts(database.pool, ['A1'])
  await database.adminPool.query(`insert into meters values ('SER-1001', 'electric', 'X', 'Y', null, '2020-01-01')`)
  api = await testApi(database)
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  const issued = await (await api.as('administrator')).post('/api-tokens', { name: 'meters', roles: ['billing_analyst'] })
  environment = {
    PATH: process.env.PATH,
    HOME: tmpdir(),
    PENSTOCK_URL: `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`,
    PENSTOCK_TOKEN: issued.json().token,
  }
  folder = mkdtempSync(join(tmpdir(), 'penstock-meter-command-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await api.close()
  await database.close()
})

async function queuedFile(): Promise<number | undefined> {
  const found = await database.pool.query<{ file_id: number }>(`select file_id from meter_files where state = 'queued'`)
  return found.rows[0]?.file_id
}

/** Runs `penstock meter-files import <args>`, with the worker's part done here once the file is there. */
async function importFile(...args: string[]): Promise<{ status: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [PENSTOCK, 'meter-files', 'import', ...args], { env: environment })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (err += chunk))
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const status = await Promise.race([
    ended,
    until('the file is stored', queuedFile, (id) => id !== undefined || child.exitCode !== null, 60_000).then(async (id) => {
      if (id !== undefined) await takeMeterFile(database.pool, { fileId: id })
      return ended
    }),
  ])
  return { status, out, err }
}

it('sends a file, follows its reading and says what became of it', async () => {
  // Market days of UTC+10:00 lie across two days of Chicago each: one in the middle is put together from two rows.
  const { status, out } = await importFile(FIXTURE)
  expect(out.trim().split('\n').at(-1)).toBe(
    'nem: 5 records, 528 intervals; 7 days new, 1 changed, 0 the same; 0 reads taken; 1 records held aside; 0 left out.',
  )
  expect(status).toBe(0)
  const again = await importFile(FIXTURE)
  expect(again.out).toContain('nothing was done')
}, 90_000)

it('waits for a database that is away while it follows, says so once and goes on when it is back', async () => {
  const path = join(folder, 'cut.csv')
  const day = `300,20260715,${Array.from({ length: 48 }, () => '1').join(',')},A`
  writeFileSync(path, `100,NEM12,1,A,B\n200,N,E1,E1,E1,,SER-1001,kWh,30,\n${day}\n900\n`)
  const child = spawn(process.execPath, [PENSTOCK, 'meter-files', 'import', path], { env: environment })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (err += chunk))
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const fileId = await until('the file is stored', queuedFile, (id) => id !== undefined, 60_000)
  await database.adminPool.query(`alter database ${database.name} connection limit 0`)
  await database.adminPool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'penstock_app'`,
  )
  await until(
    'it says that it waits',
    () => Promise.resolve(err),
    (said) => said.includes('DATABASE_UNAVAILABLE'),
  )
  await database.adminPool.query(`alter database ${database.name} connection limit -1`)
  await takeMeterFile(database.pool, { fileId: fileId as number })
  expect(await ended).toBe(0)
  expect(err.match(/No answer right now/g)).toHaveLength(1)
  expect(err).toContain(`Meter file ${fileId} stands and goes on by itself`)
  expect(out).toContain('nem: ')
}, 90_000)

it('ends with 1 where a record is left out, and where there is no such file or mapping', async () => {
  const path = join(folder, 'bad.csv')
  writeFileSync(path, '100,NEM12,1,A,B\n200,N,E1,E1,E1,,SER-1001,kWh,30,\n300,20260701,1,2,A\n900\n')
  const bad = await importFile(path)
  expect(bad.out).toContain('line 3 TOO_FEW_VALUES')
  expect(bad.status).toBe(1)
  const missing = await importFile(join(folder, 'none.csv'))
  expect([missing.status, missing.err.includes('FILE_UNREADABLE')]).toEqual([1, true])
}, 90_000)
