import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockOutage, saveOutageEnd } from '../../db/fieldwork/outage-store.js'
import { enqueueWakeOfStep } from '../../db/processes/outbox-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

/**
 * Says on which day service was restored everywhere; disconnections go on after it, and what
 * waited for them looks again. Refuses NOT_FOUND, OUTAGE_ENDED, OUTAGE_DATES.
 */
export function endOutage(
  pool: pg.Pool,
  command: Command<{ readonly outageId: number; readonly endsOn: string }>,
): Promise<{ outageId: number; endsOn: string }> {
  return runCommand(pool, 'fieldwork.end-outage', command, async (tx) => {
    const { outageId, endsOn } = command.input
    const outage = await lockOutage(tx, outageId)
    if (outage === undefined) refuse('NOT_FOUND', `There is no outage ${outageId}.`)
    if (outage.endsOn !== null) refuse('OUTAGE_ENDED', `${outage.name} has its last day already: ${outage.endsOn}.`)
    if (endsOn < outage.startsOn)
      refuse('OUTAGE_DATES', 'An outage does not end before it begins.', { startsOn: outage.startsOn })
    await saveOutageEnd(tx, outageId, endsOn)
    await enqueueWakeOfStep(tx, 'outage')
    await recordAudit(tx, {
      actor: command.actor,
      action: 'fieldwork.outage.end',
      subjectKind: 'outage',
      subjectId: String(outageId),
      reason: command.reason,
      before: { endsOn: null },
      after: { endsOn },
    })
    return { outageId, endsOn }
  })
}
