import type pg from 'pg'
import { recordAudit } from '../../../db/access/audit-store.js'
import { metersNamed, setAlias } from '../../../db/metering/meter-names.js'
import type { Command } from '../../../domain/kernel/command.js'
import { refuse } from '../../../domain/kernel/outcome.js'
import { runCommand } from '../../run-command.js'
import { askForHeld } from './ask-for-held.js'

export interface NameMeterInput {
  /** What files call the meter. */
  readonly identifier: string
  readonly meterId: string
}

/**
 * Says which meter a name of a file means, from now on, and asks for what is held aside under it. A name may be given to another meter
 * later; what was taken stays. Refuses METER_UNKNOWN, and NAME_IS_A_METER for the number of a meter of ours.
 */
export function nameMeter(pool: pg.Pool, command: Command<NameMeterInput>): Promise<{ filesAsked: number }> {
  return runCommand(pool, 'metering.name-meter', command, async (tx) => {
    const { identifier, meterId } = command.input
    const known = await metersNamed(tx.client, [identifier, meterId])
    if (!known.some((meter) => meter.by === 'meter' && meter.name === meterId))
      refuse('METER_UNKNOWN', `There is no meter ${meterId}.`)
    if (known.some((meter) => meter.by === 'meter' && meter.name === identifier))
      refuse('NAME_IS_A_METER', `${identifier} is the number of a meter of its own.`)
    const before = await setAlias(tx.client, { identifier, meterId, reason: command.reason, recordedBy: command.actor.id })
    const filesAsked = await askForHeld(tx, meterId, [identifier], { actor: command.actor.id, reason: command.reason })
    await recordAudit(tx, {
      actor: command.actor,
      action: 'metering.meter.name',
      subjectKind: 'meter',
      subjectId: meterId,
      reason: command.reason,
      ...(before === undefined ? {} : { before: { identifier, meterId: before } }),
      after: { identifier, meterId, filesAsked },
    })
    return { filesAsked }
  })
}
