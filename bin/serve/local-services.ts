import { existsSync } from 'node:fs'
import { startEmbeddedPostgres } from '../../scripts/embedded-postgres.js'
import type { Guardian } from '../../scripts/guardian.js'
import type { TemporalBinary } from '../../scripts/temporal-binary.js'
import { keepHistoryFor, startTemporalServer, type TemporalServer } from '../../scripts/temporal-server.js'
import type { DataFolder, LocalSecrets } from './data-folder.js'
import { type OwnProcess, startOwnProcess } from './own-process.js'
import type { Running, Service } from './supervisor.js'

/** Ports of earlier starts, so that addresses stay the same from start to start. */
export interface LocalPorts {
  postgresql?: number
  temporal?: number
  temporalUi?: number
  smtp?: number
  mailPages?: number
}

export const USUAL_PORTS: Required<LocalPorts> = {
  postgresql: 5480,
  temporal: 7233,
  temporalUi: 8233,
  smtp: 4025,
  mailPages: 4026,
}

/** How long ended workflows can be looked at in Temporal's pages. */
const HISTORY_DAYS = 30

export interface LocalPostgres extends Running {
  readonly port: number
  readonly account: string
  connectionString(database: string, user?: string, password?: string): string
}

/** The embedded PostgreSQL as a service: the first start finds a port, later ones keep it. */
export function postgresService(
  folder: DataFolder,
  secrets: LocalSecrets,
  preferredPort: number,
  guardian: Guardian,
  note: (line: string) => void,
): Service<LocalPostgres> {
  let port: number | undefined
  return {
    name: 'postgresql',
    title: 'PostgreSQL',
    signal: 'SIGINT',
    order: 90,
    patienceMs: 60_000,
    start: async () => {
      const server = await startEmbeddedPostgres({
        clusterFolder: folder.cluster,
        logFile: folder.logFile('postgresql'),
        preferredPort,
        onlyThisPort: port,
        superuserPassword: secrets.superuserPassword,
        guardian,
        log: note,
      })
      port = server.port
      return server
    },
  }
}

/** Temporal's development server as a service: the first start finds its ports, later ones keep them. */
export function temporalService(
  folder: DataFolder,
  binary: TemporalBinary,
  preferred: { port: number; uiPort: number },
  guardian: Guardian,
): Service<TemporalServer> {
  let ports: { port: number; uiPort: number | undefined } | undefined
  return {
    name: 'temporal',
    title: 'Temporal',
    signal: 'SIGINT',
    order: 50,
    patienceMs: 15_000,
    start: async () => {
      const isNew = !existsSync(folder.temporalDatabase)
      const server = await startTemporalServer({
        binary,
        databaseFile: folder.temporalDatabase,
        logFile: folder.logFile('temporal'),
        preferredPort: preferred.port,
        onlyThisPort: ports?.port,
        ui: { preferredPort: ports?.uiPort ?? preferred.uiPort },
        guardian,
      })
      ports = { port: server.port, uiPort: server.uiPort }
      if (isNew) await keepHistoryFor(binary, server.address, HISTORY_DAYS)
      return server
    },
  }
}

/** The API or the worker as a service. */
export function ownService(
  name: 'api' | 'worker',
  folder: DataFolder,
  environment: NodeJS.ProcessEnv,
  onRestarted: (running: OwnProcess) => void,
): Service<OwnProcess> {
  const patienceMs = name === 'api' ? 12_000 : 35_000
  return {
    name,
    title: name === 'api' ? 'The API' : 'The worker',
    signal: 'SIGTERM',
    order: name === 'api' ? 10 : 20,
    patienceMs,
    start: async (again) => {
      const running = await startOwnProcess(name, environment, folder.logFile(name), patienceMs)
      if (again) onRestarted(running)
      return running
    },
  }
}
