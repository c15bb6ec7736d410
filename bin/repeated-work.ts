import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'

export interface RepeatedWork {
  stop(): Promise<void>
}

/** Does something again and again as long as the process lives, with a pause in between. What fails is said and tried at the next turn. */
export function repeat(input: { work: () => Promise<void>; everyMs: number; what: string; logger: Logger }): RepeatedWork {
  const stopping = new AbortController()
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await input.work().catch((error: unknown) => {
        input.logger.warn({ error: error instanceof Error ? error.message : String(error) }, `${input.what} failed; trying again`)
      })
      await sleep(input.everyMs, undefined, { signal: stopping.signal }).catch(() => undefined)
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
