import type { ActivityDeps } from '../deps.js'
import { failImport } from './fail-import.js'
import { runImport, type RunImportAnswer } from './run-import.js'

export function createImportActivities(deps: Pick<ActivityDeps, 'pool' | 'isProduction'>) {
  return {
    runImport: (input: { importId: number }): Promise<RunImportAnswer> => runImport(deps, input),
    failImport: (input: { importId: number; code: string }): Promise<void> => failImport(deps.pool, input),
  }
}
