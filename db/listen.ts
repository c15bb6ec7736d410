import type pg from 'pg'

/** How long after a broken connection a new one is tried. */
const AGAIN_MS = 2_000

export interface Listener {
  close(): Promise<void>
}

/**
 * Listens to a channel of PostgreSQL on a connection of its own, which is replaced when it breaks. What is notified in between is lost:
 * `onListening` is told each time it begins to listen, so that the caller looks for itself once.
 */
export function listen(
  pool: pg.Pool,
  channel: string,
  on: {
    readonly notice: (payload: string) => void
    readonly listening?: () => void
    readonly broken?: (error: unknown) => void
  },
): Listener {
  let connection: pg.PoolClient | undefined
  let isClosed = false
  let again: NodeJS.Timeout | undefined
  let opening = open()

  async function open(): Promise<void> {
    let taken: pg.PoolClient | undefined
    try {
      taken = await pool.connect()
      await taken.query(`listen ${channel}`)
    } catch (error) {
      lost(taken, error)
      return
    }
    const listening = taken
    listening.on('notification', (message) => on.notice(message.payload ?? ''))
    listening.once('error', (error) => {
      connection = undefined
      lost(listening, error)
    })
    connection = listening
    on.listening?.()
  }

  function lost(client: pg.PoolClient | undefined, error: unknown): void {
    client?.release(true)
    on.broken?.(error)
    if (isClosed) return
    again = setTimeout(() => {
      opening = open()
    }, AGAIN_MS)
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
