import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { ApiClient } from '../../../bin/api-client.js'
import { type OwnProcess, startOwnProcess } from '../../../bin/serve/own-process.js'
import { createPool } from '../../../db/pool.js'
import { APPLICATION_ROLE } from '../../../db/roles.js'
import { freePort } from '../../../scripts/free-port.js'
import { type Guardian, startGuardian } from '../../../scripts/guardian.js'
import { type CrashProxy, crashProxy } from './crash-proxy.js'
import { killHard, type OwnPostgres, ownPostgres } from './own-postgres.js'
import { type OwnTemporal, ownTemporal } from './own-temporal.js'

/** A folder with a PostgreSQL of production settings, for all systems of a test file. */
export interface OwnPlace {
  readonly folder: string
  readonly postgres: OwnPostgres
  readonly guardian: Guardian
  close(): Promise<void>
}

export async function ownPlace(): Promise<OwnPlace> {
  const folder = mkdtempSync(join(tmpdir(), 'penstock-fault-'))
  // Where we are root, another account runs PostgreSQL and must reach its folder.
  chmodSync(folder, 0o755)
  const guardian = startGuardian()
  guardian.removeAfter(folder)
  const postgres = await ownPostgres(folder, guardian)
  return {
    folder,
    postgres,
    guardian,
    close: async () => {
      await postgres.stop()
      guardian.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type OwnPart = 'api' | 'worker'

/** Penstock on a database of its own: API, worker and Temporal, each a process that can be killed. */
export interface OwnSystem {
  readonly postgres: OwnPostgres
  readonly temporal: OwnTemporal
  /** Between the worker, or the API, and PostgreSQL. */
  readonly proxies: Readonly<Record<OwnPart, CrashProxy>>
  /** Straight to the database, as its owner. */
  readonly pool: pg.Pool
  /** Commands over HTTP. */
  readonly client: ApiClient
  pid(part: OwnPart): number
  /** Sends SIGKILL at once; `restart` waits until the process is gone. */
  kill(part: OwnPart): void
  restart(part: OwnPart): Promise<void>
  close(): Promise<void>
}

export interface OwnSystemOptions {
  readonly database: string
  readonly token: string
  readonly accountsPerChunk: number
  /** Where the worker reaches the meters; left out: nowhere. */
  readonly meterGatewayUrl?: string
}

const STOP_MS = 5_000

export async function ownSystem(place: OwnPlace, options: OwnSystemOptions): Promise<OwnSystem> {
  const folder = join(place.folder, options.database)
  mkdirSync(folder)
  const { postgres } = place
  const temporal = await ownTemporal(folder, place.guardian)
  const proxies = { api: await crashProxy(postgres.port), worker: await crashProxy(postgres.port) }
  const port = await freePort()
  const environment = (part: OwnPart): NodeJS.ProcessEnv => ({
    PATH: process.env.PATH,
    HOME: folder,
    DATABASE_URL: `postgres://${APPLICATION_ROLE}@127.0.0.1:${proxies[part].port}/${options.database}`,
    TEMPORAL_ADDRESS: temporal.address,
    PORT: String(port),
    ACCOUNTS_PER_CHUNK: String(options.accountsPerChunk),
    // Nobody listens there: letters wait, and nothing waits for them.
    SMTP_URL: 'smtp://127.0.0.1:9',
    ...(options.meterGatewayUrl === undefined ? {} : { METER_GATEWAY_URL: options.meterGatewayUrl }),
  })
  const start = async (part: OwnPart): Promise<OwnProcess> => {
    const started = await startOwnProcess(part, environment(part), join(folder, `${part}.log`), STOP_MS)
    started.open()
    return started
  }
  const [api, worker] = await Promise.all([start('api'), start('worker')])
  const processes = { api, worker }
  const pool = createPool(postgres.address(options.database), { max: 2 })
  return {
    postgres,
    temporal,
    proxies,
    pool,
    client: await ApiClient.connect({ url: `http://127.0.0.1:${port}`, token: options.token, signIn: undefined }),
    pid: (part) => processes[part].pid,
    kill: (part) => killHard(processes[part].pid),
    restart: async (part) => {
      await processes[part].ended
      processes[part] = await start(part)
    },
    close: async () => {
      // Letters that wait for a mail server would keep a worker that is asked to stop; nothing of it is needed any more.
      for (const { pid } of Object.values(processes)) killHard(pid)
      await Promise.all(Object.values(processes).map((each) => each.ended))
      await Promise.all([temporal.stop(), pool.end(), ...Object.values(proxies).map((proxy) => proxy.close())])
    },
  }
}
