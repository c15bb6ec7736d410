import type pg from 'pg'
import { insertImport, type SyntheticRecipe } from '../../db/imports/import-store.js'
import { createPool } from '../../db/pool.js'
import { requestHash } from '../../db/processes/idempotency-store.js'
import { runImport, type RunImportAnswer } from './run-import.js'

/**
 * Fills an empty, migrated database with a synthetic utility at once, without API and Temporal: for benchmarks and for tests that
 * need many accounts. `target` is a pool or the address of the database, as the application connects. The same recipe gives the
 * same rows; the business date is 2026-09-01, the four cycles of that September can be billed.
 */
export async function generateUtility(target: pg.Pool | string, recipe: SyntheticRecipe): Promise<RunImportAnswer> {
  const pool = typeof target === 'string' ? createPool(target, { max: 2, applicationName: 'penstock generator' }) : target
  try {
    const importId = await insertImport(pool, {
      kind: 'synthetic',
      name: `Synthetic utility of ${recipe.accounts} accounts, seed ${recipe.seed}`,
      setSha256: requestHash(recipe),
      synthetic: recipe,
      isDryRun: false,
      asOf: undefined,
      state: 'queued',
      reason: 'generated',
      startedBy: 'generator',
    })
    return await runImport({ pool, isProduction: false }, { importId })
  } finally {
    if (typeof target === 'string') await pool.end()
  }
}
