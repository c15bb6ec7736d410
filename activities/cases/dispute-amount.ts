import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockCase } from '../../db/cases/case-store.js'
import { disputeOfCase } from '../../db/cases/dispute-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { requireAlertsRead } from '../customers/require-alerts-read.js'
import { runCommand } from '../run-command.js'
import { caseClock } from './case-clock.js'
import { setDispute } from './set-dispute.js'

export interface DisputeInput {
  readonly caseId: number
  /** Null lets go of what was held. */
  readonly dispute: { readonly amount: string; readonly itemId: number | null } | null
}

/** Changes what a case disputes. Refuses NOT_FOUND, NO_UTILITY, ALERTS_UNREAD, and as `setDispute` does. */
export function disputeAmount(pool: pg.Pool, command: Command<DisputeInput>): Promise<{ caseId: number }> {
  return runCommand(pool, 'cases.dispute', command, async (tx) => {
    const { caseId, dispute } = command.input
    const entry = await lockCase(tx, caseId)
    if (entry === undefined) refuse('NOT_FOUND', `There is no case ${caseId}.`)
    await requireAlertsRead(tx, command.actor, entry)
    const { today } = await caseClock(tx.client)
    const before = await disputeOfCase(tx.client, caseId)
    await setDispute(tx, entry, dispute, { today, actor: command.actor.name })
    await recordAudit(tx, {
      actor: command.actor,
      action: 'cases.dispute',
      subjectKind: 'case',
      subjectId: String(caseId),
      reason: command.reason,
      before,
      after: dispute,
    })
    return { caseId }
  })
}
