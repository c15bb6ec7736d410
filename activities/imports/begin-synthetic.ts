import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertImport, type SyntheticRecipe } from '../../db/imports/import-store.js'
import { requestHash } from '../../db/processes/idempotency-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { askForWorkflow } from './import-process.js'

export const SYNTHETIC_ACCOUNTS_MIN = 100
export const SYNTHETIC_ACCOUNTS_MAX = 1_000_000
export const HISTORY_MONTHS_MAX = 13

/** Asks for a synthetic utility in an empty sandbox. Refuses SYNTHETIC_SIZE where a figure lies outside its range. */
export function beginSynthetic(pool: pg.Pool, command: Command<SyntheticRecipe>): Promise<{ importId: number }> {
  return runCommand(pool, 'imports.begin-synthetic', command, async (tx) => {
    const { accounts, seed, historyMonths } = command.input
    refuseOutside('accounts', accounts, SYNTHETIC_ACCOUNTS_MIN, SYNTHETIC_ACCOUNTS_MAX)
    refuseOutside('historyMonths', historyMonths, 1, HISTORY_MONTHS_MAX)
    refuseOutside('seed', seed, 0, 0xffff_ffff)
    const row = {
      kind: 'synthetic',
      name: `Synthetic utility of ${accounts} accounts, seed ${seed}`,
      isDryRun: false,
    } as const
    const importId = await insertImport(tx.client, {
      ...row,
      setSha256: requestHash({ accounts, seed, historyMonths }),
      synthetic: { accounts, seed, historyMonths },
      asOf: undefined,
      state: 'queued',
      reason: command.reason,
      startedBy: command.actor.id,
    })
    await recordAudit(tx, {
      actor: command.actor,
      action: 'imports.begin-synthetic',
      subjectKind: 'import',
      subjectId: String(importId),
      reason: command.reason,
      after: command.input,
    })
    await askForWorkflow(tx, { ...row, importId }, { actor: command.actor.name, reason: command.reason })
    return { importId }
  })
}

function refuseOutside(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return
  refuse('SYNTHETIC_SIZE', `${name} must be a whole number from ${least} to ${most}.`, { name, value })
}
