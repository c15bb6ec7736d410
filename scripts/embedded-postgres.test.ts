import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded-postgres.js'
import { startGuardian } from './guardian.js'
import { goneWithin, startMarkOf } from './process-identity.mjs'

let folder: string
let options: EmbeddedPostgresOptions
let lines: string[] = []
let server: EmbeddedPostgres | undefined

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'penstock-postgres-'))
  chmodSync(folder, 0o755)
  options = {
    clusterFolder: join(folder, 'cluster'),
    logFile: join(folder, 'postgresql.log'),
    superuserPassword: 'not a / plain: one',
    log: (line) => lines.push(line),
  }
})
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<EmbeddedPostgres> {
  lines = []
  server = await startEmbeddedPostgres(options)
  return server
}

async function ask(address: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client(address)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

/** Ends the server as a power cut would. */
async function killServer(running: EmbeddedPostgres): Promise<void> {
  const mark = startMarkOf(running.pid)
  process.kill(running.pid, 'SIGKILL')
  await goneWithin(running.pid, mark, 10_000)
}

describe('the embedded PostgreSQL', () => {
  it('makes its cluster, in UTF-8 and UTC, and keeps strangers out', async () => {
    const running = await start()
    const address = running.connectionString('postgres')
    expect(
      await ask(
        address,
        "select pg_encoding_to_char(encoding) as encoding, datcollate from pg_database where datname = 'postgres'",
      ),
    ).toEqual([{ encoding: 'UTF8', datcollate: expect.stringMatching(/^C(\.UTF-8|\.utf8)?$/) }])
    expect(await ask(address, "select current_setting('timezone') as zone, current_setting('fsync') as fsync")).toEqual([
      { zone: 'UTC', fsync: 'on' },
    ])
    await expect(ask(running.connectionString('postgres', 'postgres', 'guessed'), 'select 1')).rejects.toThrow(
      /password authentication failed/,
    )
    expect(statSync(options.clusterFolder).mode & 0o777).toBe(0o700)
    expect(existsSync(join(folder, 'cluster.password'))).toBe(false)
    await ask(address, 'create table kept as select 1 as one')
  })

  it('stops without leaving a process, and starts again with its data', async () => {
    const first = server
    await first?.stop()
    expect(startMarkOf(first?.pid ?? 0)).toBeUndefined()
    const running = await start()
    expect(lines).toEqual([])
    expect(await ask(running.connectionString('postgres'), 'select one from kept')).toEqual([{ one: 1 }])
  })

  it('recovers from a kill, at once, as often as it comes', async () => {
    for (let time = 1; time <= 3; time += 1) {
      if (server !== undefined) await killServer(server)
      const running = await start()
      expect(lines).toEqual([expect.stringContaining('was not shut down last time')])
      expect(await ask(running.connectionString('postgres'), 'select one from kept')).toEqual([{ one: 1 }])
    }
  })

  it('is not misled by a lock whose number now belongs to another program', async () => {
    if (server !== undefined) await killServer(server)
    const lock = join(options.clusterFolder, 'postmaster.pid')
    const [, ...rest] = readFileSync(lock, 'utf8').split('\n')
    writeFileSync(lock, [String(process.pid), ...rest].join('\n'))
    await start()
    expect(lines).toEqual([expect.stringContaining(`number ${process.pid} belongs to another program`)])
  })

  it('stops one that an earlier start left running', async () => {
    const left = server
    await start()
    expect(lines).toEqual([expect.stringContaining(`still runs (process ${left?.pid})`)])
    expect(startMarkOf(left?.pid ?? 0)).toBeUndefined()
  })

  it('says what its log says where it cannot start', async () => {
    await server?.stop()
    server = undefined
    await expect(startEmbeddedPostgres({ ...options, settings: { shared_buffers: 'plenty' } })).rejects.toThrow(
      /did not start[^]*shared_buffers/,
    )
  })
})

describe('the guardian', () => {
  it('is started anew when it is killed, and keeps watching', async () => {
    const guardian = startGuardian()
    const before = guardian.pid
    const mark = startMarkOf(before)
    process.kill(before, 'SIGKILL')
    await goneWithin(before, mark, 5_000)
    while (guardian.pid === before) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(startMarkOf(guardian.pid)).toBeDefined()
    guardian.close()
  })
})
