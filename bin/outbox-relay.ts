import type { Client } from '@temporalio/client'
import type pg from 'pg'
import type { Logger } from 'pino'
import { relayOutbox } from '../activities/processes/relay-outbox.js'
import { listen } from '../db/listen.js'
import { OUTBOX_CHANNEL } from '../db/processes/outbox-store.js'

/** Without a notification the relay looks this often; a missed one delays, it loses nothing. */
const LOOK_MS = 1_000
const AFTER_FAILURE_MS = 2_000

export interface OutboxRelay {
  stop(): Promise<void>
}

/** Carries the outbox to Temporal as long as the worker lives: woken by PostgreSQL's notification, else once a second. */
export function startOutboxRelay(input: {
  pool: pg.Pool
  client: () => Promise<Client>
  taskQueue: string
  logger: Logger
}): OutboxRelay {
  const { pool, client, taskQueue, logger } = input
  let isStopped = false
  let wake = (): void => {}

  const listener = listen(pool, OUTBOX_CHANNEL, {
    notice: () => wake(),
    broken: (error) => logger.debug({ error }, 'no notifications; the relay looks once a second'),
  })
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const turn = async (): Promise<number> => {
    const batch = await relayOutbox(pool, await client(), taskQueue)
    if (batch.failed > 0) return AFTER_FAILURE_MS
    return batch.delivered > 0 ? 0 : LOOK_MS
  }

  const loop = async (): Promise<void> => {
    while (!isStopped) {
      const next = await turn().catch((error: unknown) => {
        logger.warn(
          { error: error instanceof Error ? error.message : String(error) },
          'the outbox could not be delivered; trying again',
        )
        return AFTER_FAILURE_MS
      })
      if (next > 0 && !isStopped) await pause(next)
    }
  }

  const running = loop()
  return {
    stop: async () => {
      isStopped = true
      wake()
      await running
      await listener.close()
    },
  }
}
