import type { Client } from '@temporalio/client'
import type pg from 'pg'
import type { Logger } from 'pino'
import { relayOutbox } from '../activities/processes/relay-outbox.js'
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

  const listener = listen(pool, () => wake(), logger)
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

/** Listens on a connection of its own, replaced when it breaks; until it listens again the loop looks once a second. */
function listen(pool: pg.Pool, onNotice: () => void, logger: Logger): { close(): Promise<void> } {
  let connection: pg.PoolClient | undefined
  let isClosed = false
  let again: NodeJS.Timeout | undefined
  let opening = open()

  async function open(): Promise<void> {
    let taken: pg.PoolClient | undefined
    try {
      taken = await pool.connect()
      await taken.query(`listen ${OUTBOX_CHANNEL}`)
    } catch (error) {
      lost(taken, error)
      return
    }
    const listening = taken
    listening.on('notification', onNotice)
    listening.once('error', (error) => {
      connection = undefined
      lost(listening, error)
    })
    connection = listening
  }

  function lost(client: pg.PoolClient | undefined, error: unknown): void {
    client?.release(true)
    logger.debug({ error }, 'no notifications; the relay looks once a second')
    if (isClosed) return
    again = setTimeout(() => {
      opening = open()
    }, AFTER_FAILURE_MS)
  }

  return {
    close: async () => {
      isClosed = true
      clearTimeout(again)
      await opening
      connection?.release(true)
    },
  }
}
