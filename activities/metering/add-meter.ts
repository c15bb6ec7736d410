import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertMeter } from '../../db/metering/meter-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { checkNewMeter, type NewMeter } from '../../domain/metering/new-meter.js'
import { runCommand } from '../run-command.js'
import { askForHeld } from './intake/ask-for-held.js'

/**
 * Takes a new meter into stock, from where field work sets it. What meter files hold aside for it is asked for. Refuses METER_KNOWN and
 * METER_INVALID.
 */
export function addMeter(pool: pg.Pool, command: Command<NewMeter>): Promise<{ id: string }> {
  return runCommand(pool, 'metering.add-meter', command, async (tx) => {
    const meter = command.input
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
    valueOf(checkNewMeter(meter, utility.today))
    if (!(await insertMeter(tx, meter))) refuse('METER_KNOWN', `Meter ${meter.meterId} is in the records already.`)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'metering.meter.add',
      subjectKind: 'meter',
      subjectId: meter.meterId,
      reason: command.reason,
      after: meter,
    })
    await askForHeld(tx, meter.meterId, [meter.meterId], { actor: command.actor.id, reason: command.reason })
    return { id: meter.meterId }
  })
}
