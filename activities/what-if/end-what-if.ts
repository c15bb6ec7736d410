import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { inTransaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { endWhatIf, lockWhatIf } from '../../db/what-if/what-if-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import type { WhatIfWorkflowInput } from '../../workflows/what-if/contract.js'
import { runCommand } from '../run-command.js'
import { recordWhatIfStep } from './what-if-process.js'

/** Cancels a what-if that is under way; what it counted so far stays. Refuses NOT_FOUND and WHAT_IF_ENDED. */
export function cancelWhatIf(pool: pg.Pool, command: Command<WhatIfWorkflowInput>): Promise<{ whatIfId: number }> {
  return runCommand(pool, 'what-if.cancel', command, async (tx) => {
    const { input, actor, reason } = command
    const whatIf = await lockWhatIf(tx, input.whatIfId)
    if (whatIf === undefined) refuse('NOT_FOUND', `There is no what-if ${input.whatIfId}.`)
    if (!(await endWhatIf(tx, input.whatIfId, 'cancelled'))) refuse('WHAT_IF_ENDED', 'This what-if has ended.')
    await recordAudit(tx, {
      actor,
      action: 'what-if.cancel',
      subjectKind: 'what_if',
      subjectId: String(input.whatIfId),
      reason,
      after: { examined: whatIf.examined },
    })
    const today = (await loadUtility(tx.client))?.today ?? whatIf.startedOn
    const sentence = `Cancelled after ${whatIf.examined} of ${whatIf.accounts} accounts.`
    await recordWhatIfStep(tx, whatIf, { state: 'cancelled', key: 'cancelled', sentence, today, actor: actor.name, reason })
    return { whatIfId: input.whatIfId }
  })
}

/**
 * Records that a what-if could not be carried through. The code is all that is kept: what lies behind it is in the worker's log. Once
 * more, or for one that has ended, it changes nothing.
 */
export function failWhatIf(pool: pg.Pool, input: WhatIfWorkflowInput & { readonly code: string }): Promise<void> {
  return inTransaction(pool, async (tx) => {
    const whatIf = await lockWhatIf(tx, input.whatIfId)
    if (whatIf === undefined || !(await endWhatIf(tx, input.whatIfId, 'failed', input.code))) return
    const today = (await loadUtility(tx.client))?.today ?? whatIf.startedOn
    const sentence = `It stopped with ${input.code} after ${whatIf.examined} accounts. The worker's log has the details.`
    await recordWhatIfStep(tx, whatIf, { state: 'failed', key: 'failed', sentence, today, actor: 'Penstock' })
  })
}
