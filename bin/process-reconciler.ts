import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import type pg from 'pg'
import type { Logger } from 'pino'
import { reconcileProcesses } from '../activities/processes/reconcile-processes.js'

/** How often processes are compared with the workflows that should carry them: two looks fit into the minute that was promised. */
const LOOK_MS = 25_000

export interface ProcessReconciler {
  stop(): Promise<void>
}

/** Begins processes again whose workflow is gone, and reports workflows without a process, as long as the worker lives. */
export function startProcessReconciler(input: {
  pool: pg.Pool
  client: () => Promise<Client>
  taskQueue: string
  logger: Logger
}): ProcessReconciler {
  const { pool, client, taskQueue, logger } = input
  const stopping = new AbortController()
  const look = async (): Promise<void> => {
    const { begun, unknown, strays } = await reconcileProcesses(pool, await client(), taskQueue, new Date())
    if (begun.length > 0) {
      logger.warn({ processes: begun.map((process) => process.processId) }, 'workflows were gone and are begun again')
    }
    if (unknown.length > 0) logger.error({ processes: unknown }, 'nothing says how to begin these processes again')
    if (strays.length > 0) logger.warn({ workflows: strays }, 'workflows without a process were reported as tasks')
  }
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await look().catch((error: unknown) => {
        logger.warn(
          { error: error instanceof Error ? error.message : String(error) },
          'processes could not be compared; trying again',
        )
      })
      await sleep(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const running = loop()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
