import type { Client } from '@temporalio/client'
import type pg from 'pg'
import type { Logger } from 'pino'
import { reconcileProcesses } from '../activities/processes/reconcile-processes.js'
import { type RepeatedWork, repeat } from './repeated-work.js'

/** How often processes are compared with the workflows that should carry them: two looks fit into the minute that was promised. */
const LOOK_MS = 25_000

/** Begins processes again whose workflow is gone, and reports workflows without a process, as long as the worker lives. */
export function startProcessReconciler(input: {
  pool: pg.Pool
  client: () => Promise<Client>
  taskQueue: string
  logger: Logger
}): RepeatedWork {
  const { pool, client, taskQueue, logger } = input
  const work = async (): Promise<void> => {
    const { adopted, begun, unknown, strays } = await reconcileProcesses(pool, await client(), taskQueue, new Date())
    if (adopted.length > 0) {
      logger.info(
        { processes: adopted.map((process) => process.processId) },
        'moves were opened for service that was brought over',
      )
    }
    if (begun.length > 0) {
      logger.warn({ processes: begun.map((process) => process.processId) }, 'workflows were gone and are begun again')
    }
    if (unknown.length > 0) logger.error({ processes: unknown }, 'nothing says how to begin these processes again')
    if (strays.length > 0) logger.warn({ workflows: strays }, 'workflows without a process were reported as tasks')
  }
  return repeat({ work, everyMs: LOOK_MS, what: 'comparing processes with workflows', logger })
}
