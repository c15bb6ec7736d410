import type pg from 'pg'

/** Whether a worker dies before its commit, so that nothing happened, or after it, so that nobody heard. */
export type Moment = 'before' | 'after'

export const DEATH = 'the worker died'

/**
 * Connections of a worker that dies at its nth commit, the first by default; a statement outside a transaction is one, too. Everything up
 * to there is PostgreSQL's own; whoever asked learns no more than that the worker is gone.
 */
export function dyingPool(pool: pg.Pool, moment: Moment, nth = 1): pg.Pool {
  let commits = 0
  const commit = (finish: () => unknown, undo: () => unknown): unknown => {
    commits += 1
    return commits === nth ? die(moment === 'before' ? undo : finish) : finish()
  }
  return {
    query: (...values: unknown[]) => {
      const finish = () => (pool.query as (...values: unknown[]) => unknown)(...values)
      return isRead(values[0]) ? finish() : commit(finish, () => undefined)
    },
    connect: async () => {
      const client = await pool.connect()
      const query = client.query.bind(client) as (...values: unknown[]) => unknown
      return Object.assign(Object.create(client) as pg.PoolClient, {
        query: (...values: unknown[]) =>
          values[0] === 'commit'
            ? commit(
                () => query('commit'),
                () => query('rollback'),
              )
            : query(...values),
        release: (error?: Error) => client.release(error),
      })
    },
  } as unknown as pg.Pool
}

async function die(first: () => unknown): Promise<never> {
  await first()
  throw new Error(DEATH)
}

function isRead(query: unknown): boolean {
  const text = typeof query === 'string' ? query : String((query as { text?: unknown }).text)
  return /^\s*select /i.test(text)
}
