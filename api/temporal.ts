import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, isGrpcServiceError } from '@temporalio/client'
import { RefusedError } from '../domain/kernel/outcome.js'
import type { ApiDeps } from './deps.js'

/** A server that is there answers in milliseconds; a person waits two seconds at most to hear that it is not. */
const PROBE_MS = 1_500
/** For a command whose answer a worker gives. */
const USE_MS = 20_000
/** gRPC: deadline exceeded, unavailable. */
const AWAY = new Set([4, 14])

/**
 * Runs `use` with a connected client. Where Temporal is away the command is refused with TEMPORAL_UNAVAILABLE (503) within two
 * seconds; pages that only read never come here. `use` may have reached the server nevertheless: a command carries a key.
 */
export async function withTemporal<Result>(
  deps: Pick<ApiDeps, 'temporal'>,
  use: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = await connected(deps)
  try {
    return await within(
      USE_MS,
      client.withDeadline(Date.now() + USE_MS, () => use(client)),
    )
  } catch (error) {
    const cause = (error as { cause?: unknown }).cause
    if ([error, cause].some((one) => isGrpcServiceError(one) && AWAY.has(one.code))) throw unavailable()
    throw error
  }
}

/** True where the server answers now. */
export async function temporalAnswers(deps: Pick<ApiDeps, 'temporal'>): Promise<boolean> {
  return connected(deps).then(
    () => true,
    () => false,
  )
}

async function connected(deps: Pick<ApiDeps, 'temporal'>): Promise<Client> {
  const deadline = Date.now() + PROBE_MS
  const probe = async (): Promise<Client> => {
    const client = await deps.temporal()
    await client.withDeadline(deadline, () => client.workflowService.getSystemInfo({}))
    return client
  }
  return within(PROBE_MS, probe()).catch(() => {
    throw unavailable()
  })
}

async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  const timer = new AbortController()
  const late = sleep(milliseconds, undefined, { signal: timer.signal }).then(
    () => Promise.reject(unavailable()),
    // Aborted because the work was done in time; nobody waits for this any more.
    () => new Promise<never>(() => {}),
  )
  try {
    return await Promise.race([work, late])
  } finally {
    timer.abort()
  }
}

function unavailable(): RefusedError {
  return new RefusedError({
    code: 'TEMPORAL_UNAVAILABLE',
    message: 'The process engine does not answer right now. Nothing was started; reading still works. Try again in a minute.',
  })
}
