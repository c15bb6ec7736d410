import { rmSync } from 'node:fs'
import { findTemporal } from '../../scripts/find-temporal.js'
import { type Guardian, startGuardian } from '../../scripts/guardian.js'
import { temporalServesWithin } from '../../scripts/temporal-health.js'
import { CommandFailed } from '../command-failed.js'
import type { ServeConfiguration } from '../config.js'
import { dataFolderOf, type SignIn } from '../local-system.js'
import { migrateDatabase } from '../migrate-database.js'
import { announceStart, withdrawStart } from '../running-starts.js'
import { type Announcer, createAnnouncer } from './announcer.js'
import { type DataFolder, localSecrets, openDataFolder, readJsonFile, writeJsonFile } from './data-folder.js'
import { isDemoWanted, loadDemo } from './demo.js'
import { firstAdministrator } from './first-administrator.js'
import { type LocalPorts, ownService, postgresService, temporalService, USUAL_PORTS } from './local-services.js'
import { type MailCatcher, startMailCatcher } from './mail-catcher.js'
import type { OwnProcess } from './own-process.js'
import { publicPort } from './public-port.js'
import { takeDataFolder } from './run-records.js'
import { stopSignal } from './stop-signal.js'
import { StoppedMeanwhile, Supervisor } from './supervisor.js'

export interface ServeOptions {
  readonly dataDirectory?: string
  readonly port?: number
  /** Load the demo utility into a new system; what the first start was told unless said. */
  readonly demo?: boolean
}

/** Everything one start works with. */
interface Start {
  readonly configuration: ServeConfiguration
  readonly options: ServeOptions
  readonly folder: DataFolder
  readonly announcer: Announcer
  readonly guardian: Guardian
  readonly supervisor: Supervisor
  readonly ports: LocalPorts
  readonly onStop: (work: () => Promise<void>) => void
}

interface DatabaseAddresses {
  readonly url: string
  readonly ownerUrl: string
  readonly readerUrl: string | undefined
  /** Of the database that is kept here; a server of one's own brings its key with it. */
  readonly identifierKey?: string
}

/** `penstock serve`: the whole system on one machine, from its databases to the console, until it is told to stop. */
export async function serve(configuration: ServeConfiguration, options: ServeOptions): Promise<void> {
  const announcer = createAnnouncer((text) => process.stdout.write(text), process.stdout.isTTY === true)
  // The reader of our output may go away; that is no reason to leave processes behind.
  process.stdout.on('error', () => {})
  const stop = stopSignal(configuration.isStartedByNpm)
  const folder = openDataFolder(dataFolderOf(options.dataDirectory ?? configuration.dataDirectory))
  const records = await takeDataFolder(folder.run, announcer.say)
  const guardian = startGuardian()
  const supervisor = new Supervisor(records, guardian, announcer.say)
  const closing: (() => Promise<void>)[] = []
  const ports = readJsonFile<LocalPorts>(folder.portsFile) ?? {}
  try {
    const onStop = (work: () => Promise<void>): void => void closing.unshift(work)
    const up = bringUp({ configuration, options, folder, announcer, guardian, supervisor, ports, onStop })
    await Promise.race([up, stop.asked])
    announcer.say(await stop.asked)
  } catch (error) {
    if (!(error instanceof StoppedMeanwhile)) throw asFailure(error)
  } finally {
    rmSync(folder.addressFile, { force: true })
    withdrawStart(configuration.userFolder)
    await supervisor.stopAll()
    for (const work of closing) await work()
    records.release()
    guardian.close()
    announcer.say('everything is stopped; the data stays in ' + folder.root)
  }
}

/** What keeps a start from succeeding is told in a sentence; a stack helps nobody who starts a program. */
function asFailure(error: unknown): unknown {
  if (error instanceof CommandFailed || !(error instanceof Error)) return error
  return new CommandFailed('START_FAILED', error.message)
}

async function bringUp(start: Start): Promise<void> {
  const { configuration, options, folder, announcer } = start
  announcer.say(`Penstock keeps its data in ${folder.root}`)
  const port = await publicPort(
    {
      port: options.port ?? configuration.port,
      isChosen: options.port !== undefined || configuration.portIsChosen,
      host: configuration.host,
    },
    announcer.say,
  )
  const [database, temporal] = await Promise.all([bringUpDatabase(start), bringUpTemporal(start)])
  await announcer.step(
    'Database tables',
    (note) =>
      migrateDatabase({ ownerUrl: database.ownerUrl, databaseUrl: database.url, databaseReaderUrl: database.readerUrl }, note),
    (result) =>
      result.applied.length === 0
        ? 'Database tables are of this version'
        : `Database tables: ${result.applied.length} migrations applied`,
  )
  const mail = await bringUpMail(start)
  const signIn = await firstAdministrator(database.url, folder.signInFile)
  const url = configuration.publicUrl ?? `http://localhost:${port}`
  const environment = environmentOfOwn(configuration, { database, temporal, port, publicUrl: url, mail })
  writeJsonFile(folder.portsFile, { ...start.ports, smtp: mail?.smtpPort, mailPages: mail?.pagesPort })
  await bringUpOwn(start, environment, { url: `http://localhost:${port}`, signIn })
  announcer.say('')
  announcer.say(`Penstock is ready after ${announcer.seconds()}`)
  announcer.say(`  Console     ${url}`)
  announcer.say(
    `  Sign in     ${signIn === undefined ? 'with an account of this system' : `${signIn.email}  ${signIn.password}`}`,
  )
  if (temporal.uiUrl !== undefined) announcer.say(`  Temporal    ${temporal.uiUrl}`)
  if (mail !== undefined)
    announcer.say(`  Mail        ${mail.pagesUrl} (this system sends none; it keeps what it would send, text messages too)`)
  announcer.say(`  Logs        ${folder.root}/logs`)
  announcer.say('  Stop        Ctrl-C')
}

/** What the API and the worker are told. The owner's login is not among it. */
function environmentOfOwn(
  configuration: ServeConfiguration,
  found: {
    readonly database: DatabaseAddresses
    readonly temporal: { readonly address: string; readonly uiUrl: string | undefined }
    readonly port: number
    readonly publicUrl: string
    readonly mail: MailCatcher | undefined
  },
): NodeJS.ProcessEnv {
  return {
    ...configuration.environment,
    DATABASE_URL: found.database.url,
    DATABASE_OWNER_URL: '',
    DATABASE_READER_URL: found.database.readerUrl ?? '',
    IDENTIFIER_KEY: configuration.environment.IDENTIFIER_KEY || (found.database.identifierKey ?? ''),
    TEMPORAL_ADDRESS: found.temporal.address,
    TEMPORAL_NAMESPACE: configuration.temporalNamespace,
    TEMPORAL_UI_URL: found.temporal.uiUrl ?? configuration.environment.TEMPORAL_UI_URL ?? '',
    HOST: configuration.host,
    PORT: String(found.port),
    PUBLIC_URL: found.publicUrl,
    SMTP_URL: found.mail?.smtpUrl ?? configuration.smtpUrl ?? '',
    SMS_URL: configuration.smsUrl ?? found.mail?.textsUrl ?? '',
    WEATHER_URL: configuration.weatherUrl ?? 'sample',
    METER_GATEWAY_URL: configuration.meterGatewayUrl ?? 'sample',
    WORKER_PORT: '',
  }
}

async function bringUpDatabase(start: Start): Promise<DatabaseAddresses> {
  const { configuration, folder, announcer, guardian, supervisor, ports } = start
  if (configuration.database !== undefined) {
    announcer.say('PostgreSQL: the one of DATABASE_URL')
    return { ...configuration.database, readerUrl: configuration.environment.DATABASE_READER_URL || undefined }
  }
  const secrets = localSecrets(folder)
  const wanted = ports.postgresql ?? USUAL_PORTS.postgresql
  const server = await announcer.step(
    'PostgreSQL',
    (note) => supervisor.start(postgresService(folder, secrets, wanted, guardian, note)),
    (started) => `PostgreSQL runs on ${portText(started.port, wanted)} as ${started.account}`,
  )
  ports.postgresql = server.port
  return {
    url: server.connectionString('penstock', 'penstock_app', secrets.applicationPassword),
    ownerUrl: server.connectionString('penstock'),
    readerUrl: server.connectionString('penstock', 'penstock_reader', secrets.readerPassword),
    identifierKey: secrets.identifierKey,
  }
}

async function bringUpTemporal(start: Start): Promise<{ address: string; uiUrl: string | undefined }> {
  const { configuration, folder, announcer, guardian, supervisor, ports } = start
  const env = { ...configuration.environment, TEMPORAL_ADDRESS: configuration.temporalAddress ?? '' }
  const found = await findTemporal({ env, log: announcer.say })
  if (found.kind === 'running') {
    await announcer.step(`Temporal at ${found.address}`, async () => {
      if (await temporalServesWithin(found.address, 15_000)) return
      throw new CommandFailed('TEMPORAL_AWAY', `No Temporal server answers at ${found.address} (TEMPORAL_ADDRESS).`)
    })
    return { address: found.address, uiUrl: undefined }
  }
  const preferred = { port: ports.temporal ?? USUAL_PORTS.temporal, uiPort: ports.temporalUi ?? USUAL_PORTS.temporalUi }
  const server = await announcer.step(
    'Temporal',
    () => supervisor.start(temporalService(folder, found.binary, preferred, guardian)),
    (started) =>
      `Temporal ${found.binary.serverVersion} runs on ${portText(started.port, preferred.port)} (${found.binary.path}, ${found.source})`,
  )
  ports.temporal = server.port
  ports.temporalUi = server.uiPort
  return { address: server.address, uiUrl: server.uiUrl?.replace('127.0.0.1', 'localhost') }
}

function portText(port: number, wanted: number): string {
  return port === wanted ? `port ${port}` : `port ${port} (${wanted} is used by another program)`
}

async function bringUpMail(start: Start): Promise<MailCatcher | undefined> {
  if (start.configuration.smtpUrl !== undefined) return undefined
  const catcher = await startMailCatcher(start.folder.mail, {
    smtpPort: start.ports.smtp ?? USUAL_PORTS.smtp,
    pagesPort: start.ports.mailPages ?? USUAL_PORTS.mailPages,
  })
  start.onStop(() => catcher.close())
  return catcher
}

/** The API and the worker, then the demo utility into a system that is to have it; last, the doors open. */
async function bringUpOwn(
  start: Start,
  environment: NodeJS.ProcessEnv,
  local: { url: string; signIn: SignIn | undefined },
): Promise<void> {
  const { folder, announcer, supervisor } = start
  let isOpen = false
  const openAgain = (running: OwnProcess): void => {
    if (isOpen) running.open()
  }
  const [api, worker] = await announcer.step(
    'The API and the worker',
    () =>
      Promise.all([
        supervisor.start(ownService('api', folder, environment, openAgain)),
        supervisor.start(ownService('worker', folder, environment, openAgain)),
      ]),
    () => 'The API and the worker run',
  )
  writeJsonFile(folder.addressFile, { url: local.url, pid: process.pid })
  announceStart(start.configuration.userFolder, local.url, folder.root)
  if (local.signIn !== undefined && isDemoWanted(folder.demoFile, start.options.demo)) {
    const system = { url: local.url, dataFolder: folder.root, environment: start.configuration.environment }
    const loading = announcer.step('The demo utility, City of Alder Creek', (note) => loadDemo(system, folder.demoFile, note))
    // Without it the system is as usable as any new one, and the next start tries again.
    await loading.catch((error: Error) => announcer.say(`${error.message}; everything else runs`))
  }
  isOpen = true
  api.open()
  worker.open()
}
