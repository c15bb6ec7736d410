import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import type { Logger } from 'pino'
import { createActivities } from '../activities/all.js'
import { createMeterGateway } from '../activities/remote-commands/create-meter-gateway.js'
import { createWeatherGateway } from '../activities/collections/weather-gateway.js'
import { createMailGateway } from '../activities/documents/mail-gateway.js'
import { createSmsGateway } from '../activities/documents/sms-gateway.js'
import { BULK_QUEUE_SUFFIX, DOCUMENTS_QUEUE_SUFFIX, PROCESSES_QUEUE } from '../workflows/task-queues.js'
import { heartbeatByClock } from './activity-heartbeat.js'
import { startCollectionRounds } from './collection-rounds.js'
import type { WorkerConfiguration } from './config.js'
import { openApplicationPool } from './database-access.js'
import { startEventReviews } from './event-reviews.js'
import { endWithin, letGo, tellReady, untilToldToStop } from './lifeline.js'
import { createLogger } from './logger.js'
import { startOrphanSweep } from './orphaned-files.js'
import { startOutboxRelay } from './outbox-relay.js'
import { startProcessReconciler } from './process-reconciler.js'
import { startTaskEscalation } from './task-escalation.js'
import { temporalAccess } from './temporal-client.js'
import { serveWorkerHealth } from './worker-health.js'

/** Long activities at once in one process; each keeps a core busy. */
const BULK_AT_ONCE = 2
/** Bills, e-mails, text messages and letters each have their deliverer; none waits for another. */
const DOCUMENTS_AT_ONCE = 4
/** The relay listens on one connection and delivers on another; the reconciler reads on a third. */
const RELAY_CONNECTIONS = 3
/** A replayed workflow costs milliseconds, a cached one memory. */
const CACHED_WORKFLOWS = 300
const END_MS = 30_000
/** Heartbeats reach the server this often at most: well within their timeout, so that only a dead worker misses it. */
const HEARTBEAT_MS = 3_000

/** The worker process: workflows, activities and the relay of the outbox, until it is told to stop. */
export async function runWorker(configuration: WorkerConfiguration): Promise<void> {
  const logger = createLogger('worker', configuration.logLevel)
  const stop = untilToldToStop()
  Runtime.install({ logger: temporalLogger(logger), shutdownSignals: [] })
  const pool = await openApplicationPool(configuration.databaseUrl, {
    max: configuration.databasePoolSize,
    applicationName: 'penstock worker',
    logger,
  })
  const connection = await NativeConnection.connect({ address: configuration.temporalAddress })
  const mail = createMailGateway(configuration.smtpUrl)
  const activities = createActivities({
    pool,
    mail,
    sms: createSmsGateway(configuration.smsUrl),
    meters: createMeterGateway(configuration.meterGatewayUrl),
    mailFrom: configuration.mailFrom,
    isProduction: configuration.isProduction,
    accountsPerChunk: configuration.accountsPerChunk,
  })
  const shared = {
    connection,
    namespace: configuration.temporalNamespace,
    activities,
    shutdownGraceTime: '5 seconds' as const,
    maxHeartbeatThrottleInterval: HEARTBEAT_MS,
    interceptors: { activity: [heartbeatByClock] },
  }
  const workers = await Promise.all([
    Worker.create({
      ...shared,
      taskQueue: PROCESSES_QUEUE,
      workflowBundle: await bundleWorkflowCode({ workflowsPath: workflowsPath(), logger: temporalLogger(logger) }),
      maxCachedWorkflows: CACHED_WORKFLOWS,
      maxConcurrentActivityTaskExecutions: Math.max(2, configuration.databasePoolSize - BULK_AT_ONCE - RELAY_CONNECTIONS),
    }),
    Worker.create({
      ...shared,
      taskQueue: `${PROCESSES_QUEUE}${BULK_QUEUE_SUFFIX}`,
      maxConcurrentActivityTaskExecutions: BULK_AT_ONCE,
    }),
    Worker.create({
      ...shared,
      taskQueue: `${PROCESSES_QUEUE}${DOCUMENTS_QUEUE_SUFFIX}`,
      maxConcurrentActivityTaskExecutions: DOCUMENTS_AT_ONCE,
    }),
  ])
  const health = await serveWorkerHealth(configuration.workerPort, () =>
    workers.every((worker) => worker.getState() === 'RUNNING'),
  )
  const running = Promise.all(workers.map((worker) => worker.run()))
  const temporal = temporalAccess(configuration.temporalAddress, configuration.temporalNamespace)
  const toTemporal = { pool, client: () => temporal.client(), taskQueue: PROCESSES_QUEUE, logger }
  const relay = startOutboxRelay(toTemporal)
  const reconciler = startProcessReconciler(toTemporal)
  const escalation = startTaskEscalation({ pool, logger })
  const events = startEventReviews({ pool, logger })
  const orphans = startOrphanSweep({ pool, logger })
  const collections = startCollectionRounds({ pool, weather: createWeatherGateway(configuration.weatherUrl), logger })
  tellReady()
  logger.info('the worker polls')
  const why = await Promise.race([stop, running.then(() => 'a worker ended by itself')])
  logger.info({ why }, 'the worker stops')
  endWithin(END_MS)
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown()
  await Promise.all([
    running,
    relay.stop(),
    reconciler.stop(),
    escalation.stop(),
    events.stop(),
    orphans.stop(),
    collections.stop(),
  ])
  mail.close()
  await Promise.all([health.close(), temporal.close(), connection.close()])
  await pool.end()
  letGo()
}

/** The sources in a checkout, the compiled file in a container. */
function workflowsPath(): string {
  const source = fileURLToPath(new URL('../workflows/all.ts', import.meta.url))
  return existsSync(source) ? source : fileURLToPath(new URL('../workflows/all.js', import.meta.url))
}

function temporalLogger(logger: Logger): NonNullable<Parameters<typeof Runtime.install>[0]['logger']> {
  const write =
    (level: 'trace' | 'debug' | 'info' | 'warn' | 'error') => (message: string, meta?: Record<string | symbol, unknown>) =>
      logger[level]({ ...meta }, message)
  return {
    log: (level, message, meta) => write(level.toLowerCase() as 'info')(message, meta),
    trace: write('trace'),
    debug: write('debug'),
    // The SDK tells of each start and stop of its parts; to an operator that is detail.
    info: write('debug'),
    warn: write('warn'),
    error: write('error'),
  }
}
