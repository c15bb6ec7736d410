import { Context } from '@temporalio/activity'
import type { ActivityDeps } from '../deps.js'
import { failImport } from './fail-import.js'
import { runImport, type RunImportAnswer } from './run-import.js'

/** A statement over a large set may take minutes: the server hears of the activity by the clock, not by its progress. */
const HEARTBEAT_MS = 4_000

export function createImportActivities(deps: Pick<ActivityDeps, 'pool' | 'isProduction'>) {
  return {
    async runImport(input: { importId: number }): Promise<RunImportAnswer> {
      const context = Context.current()
      const beat = setInterval(() => context.heartbeat(), HEARTBEAT_MS)
      try {
        return await runImport(deps, input)
      } finally {
        clearInterval(beat)
      }
    },
    failImport: (input: { importId: number; code: string }): Promise<void> => failImport(deps.pool, input),
  }
}
