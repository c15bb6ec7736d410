import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import pino from 'pino'
import { createActivities } from '../../activities/all.js'
import { CHUNK_ACCOUNTS } from '../../activities/billing/work-chunks.js'
import type { MailGateway, MailMessage } from '../../activities/documents/mail-gateway.js'
import type { SmsGateway, SmsMessage } from '../../activities/documents/sms-gateway.js'
import type { MeterGateway } from '../../activities/remote-commands/meter-gateway.js'
import { heartbeatByClock } from '../../bin/activity-heartbeat.js'
import { startOutboxRelay } from '../../bin/outbox-relay.js'
import { BULK_QUEUE_SUFFIX, DOCUMENTS_QUEUE_SUFFIX } from '../../workflows/task-queues.js'
import type { TestDatabase } from './database.js'
import type { TestTemporal } from './temporal.js'

export interface TestWorker {
  /** Every mail that was handed over, in order. */
  readonly mails: MailMessage[]
  /** Every text message that was handed over, in order. */
  readonly texts: SmsMessage[]
  stop(): Promise<void>
}

let isInstalled = false

/** The worker of Penstock inside the test's process, with its relay: workflows and activities on the test's own queue. */
export async function testWorker(
  database: Pick<TestDatabase, 'pool'>,
  temporal: Pick<TestTemporal, 'address' | 'namespace' | 'taskQueue' | 'client'>,
  options: {
    readonly accountsPerChunk?: number
    /** False: bills wait for their delivery, and `stop` waits for none. */
    readonly delivers?: boolean
    /** In place of the gateways that take everything. */
    readonly mail?: MailGateway
    readonly sms?: SmsGateway
    readonly meters?: MeterGateway | undefined
  } = {},
): Promise<TestWorker> {
  const logger = new DefaultLogger('ERROR')
  if (!isInstalled) Runtime.install({ logger })
  isInstalled = true
  const connection = await NativeConnection.connect({ address: temporal.address })
  const mails: MailMessage[] = []
  const mail: MailGateway = {
    send: async (message) => {
      mails.push(message)
      return { status: 'sent', detail: 'taken' }
    },
    close: () => undefined,
  }
  const texts: SmsMessage[] = []
  const sms: SmsGateway = {
    send: async (message) => {
      texts.push(message)
      return { status: 'sent', detail: 'taken', providerReference: null }
    },
  }
  const activities = createActivities({
    pool: database.pool,
    mail: options.mail ?? mail,
    sms: options.sms ?? sms,
    meters: options.meters,
    mailFrom: 'Billing <billing@example.org>',
    isProduction: false,
    accountsPerChunk: options.accountsPerChunk ?? CHUNK_ACCOUNTS,
  })
  const shared = {
    connection,
    namespace: temporal.namespace,
    activities,
    interceptors: { activity: [heartbeatByClock] },
  }
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../../workflows/all.ts', import.meta.url)),
    logger,
  })
  const workers = await Promise.all([
    Worker.create({ ...shared, taskQueue: temporal.taskQueue, workflowBundle }),
    Worker.create({ ...shared, taskQueue: `${temporal.taskQueue}${BULK_QUEUE_SUFFIX}`, maxConcurrentActivityTaskExecutions: 2 }),
    ...(options.delivers === false
      ? []
      : [
          Worker.create({
            ...shared,
            taskQueue: `${temporal.taskQueue}${DOCUMENTS_QUEUE_SUFFIX}`,
            maxConcurrentActivityTaskExecutions: 1,
          }),
        ]),
  ])
  const running = Promise.all(workers.map((worker) => worker.run()))
  const relay = startOutboxRelay({
    pool: database.pool,
    client: async () => temporal.client,
    taskQueue: temporal.taskQueue,
    logger: pino({ level: 'silent' }),
  })
  return {
    mails,
    texts,
    stop: async () => {
      await relay.stop()
      for (const worker of workers) worker.shutdown()
      await running
      await connection.close()
    },
  }
}
