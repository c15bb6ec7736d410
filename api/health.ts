import type { FastifyInstance } from 'fastify'
import { missingMigrations } from '../db/migrate.js'
import type { ApiDeps } from './deps.js'
import { temporalAnswers } from './temporal.js'

interface Part {
  readonly ready: boolean
  /** What is wrong, without addresses or names. */
  readonly why?: string
}

export interface Health {
  readonly status: 'ready' | 'not_ready'
  readonly parts: { readonly database: Part; readonly migrations: Part; readonly temporal: Part; readonly setUp: Part }
}

/** Serves `/health`: 200 when all parts are ready, 503 otherwise, the parts in both; `/health/live` answers while the process does. */
export function serveHealth(app: FastifyInstance, deps: ApiDeps): void {
  app.get('/health', async (_request, reply) => {
    const health = await readHealth(deps)
    return reply
      .code(health.status === 'ready' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(health)
  })
  app.get('/health/live', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'live' }))
}

/** Looks at every part at once; none waits longer than two seconds. */
export async function readHealth(deps: ApiDeps): Promise<Health> {
  const [migrations, temporal] = await Promise.all([readMigrations(deps), temporalAnswers(deps)])
  const parts = {
    database: migrations === undefined ? { ready: false, why: 'does not answer' } : { ready: true },
    migrations:
      migrations === undefined
        ? { ready: false, why: 'unknown' }
        : migrations === 0
          ? { ready: true }
          : { ready: false, why: `${migrations} to be applied` },
    temporal: temporal ? { ready: true } : { ready: false, why: 'does not answer' },
    setUp: deps.isOpen?.() === false ? { ready: false, why: 'still going on' } : { ready: true },
  }
  const isReady = Object.values(parts).every((part) => part.ready)
  return { status: isReady ? 'ready' : 'not_ready', parts }
}

const DATABASE_MS = 1_800

async function readMigrations(deps: ApiDeps): Promise<number | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), DATABASE_MS)
  })
  const missing = missingMigrations(deps.pool).then(
    (names) => names.length,
    () => undefined,
  )
  return Promise.race([missing, late]).finally(() => clearTimeout(timer))
}
