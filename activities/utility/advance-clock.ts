import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { enqueueWakeOfAll } from '../../db/processes/outbox-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

export interface ClockAnswer {
  readonly businessDate: string
}

/**
 * Moves the business date of a sandbox forward and wakes every waiting process, which sees the new date and goes on. Refuses
 * CLOCK_NOT_SANDBOX (a production utility lives in real time) and CLOCK_BACKWARDS.
 */
export function advanceClock(pool: pg.Pool, command: Command<{ to: string }>): Promise<ClockAnswer> {
  return runCommand(pool, 'utility.advance-clock', command, async (tx) => {
    await tx.client.query('select 1 from utility for update')
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    if (!utility.isSandbox) refuse('CLOCK_NOT_SANDBOX', 'This is a production utility: its business date is the real one.')
    if (command.input.to < utility.today) {
      refuse('CLOCK_BACKWARDS', `The business date is ${utility.today} and only moves forward.`, { today: utility.today })
    }
    await tx.client.query('update utility set business_date = $1, updated_at = now()', [command.input.to])
    await recordAudit(tx, {
      actor: command.actor,
      action: 'utility.clock.advance',
      subjectKind: 'utility',
      subjectId: utility.name,
      reason: command.reason,
      before: { businessDate: utility.today },
      after: { businessDate: command.input.to },
    })
    await enqueueWakeOfAll(tx)
    return { businessDate: command.input.to }
  })
}
