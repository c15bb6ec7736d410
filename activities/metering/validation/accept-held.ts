import type pg from 'pg'
import { recordAudit } from '../../../db/access/audit-store.js'
import { acceptFindings, lockFinding } from '../../../db/metering/validation-store.js'
import { parkedAccountsOfMeter } from '../../../db/metering/read-reads.js'
import type { Command } from '../../../domain/kernel/command.js'
import { refuse } from '../../../domain/kernel/outcome.js'
import { mendWithin } from '../../billing/mend-account.js'
import { runCommand } from '../../run-command.js'
import { closeIfNothingHeld } from './keep-findings.js'

export interface AcceptHeldAnswer {
  readonly accountsTriedAgain: readonly string[]
}

/**
 * A person has looked at a value that was held and stands by it: it counts from now on as it came, and accounts parked for want of it are
 * tried again. Everything held about the same read or day is accepted with it. Refuses NOT_FOUND and FINDING_NOT_HELD.
 */
export function acceptHeld(pool: pg.Pool, command: Command<{ readonly findingId: number }>): Promise<AcceptHeldAnswer> {
  return runCommand(pool, 'metering.accept-held', command, async (tx) => {
    const { actor, reason } = command
    const finding = await lockFinding(tx.client, command.input.findingId)
    if (finding === undefined) refuse('NOT_FOUND', `There is no finding ${command.input.findingId}.`)
    if (finding.state !== 'held') {
      refuse('FINDING_NOT_HELD', `Nothing is held by this finding: it is ${finding.state}.`, { state: finding.state })
    }
    await acceptFindings(tx.client, finding, { actor: actor.id, reason })
    await closeIfNothingHeld(tx, finding.meterId, actor.id)
    await recordAudit(tx, {
      actor,
      action: 'metering.held.accept',
      subjectKind: 'meter',
      subjectId: finding.meterId,
      reason,
      before: { findingId: finding.id, measured: finding.measured, day: finding.day, rule: finding.rule, state: 'held' },
      after: { state: 'accepted' },
    })
    const accountsTriedAgain: string[] = []
    for (const { runId, accountId } of await parkedAccountsOfMeter(tx.client, finding.meterId)) {
      await mendWithin(tx, { actor, reason, input: { runId, accountId, act: 'retry' } })
      accountsTriedAgain.push(accountId)
    }
    return { accountsTriedAgain }
  })
}
