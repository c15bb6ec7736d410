import type pg from 'pg'
import { recordAudit } from '../../../db/access/audit-store.js'
import { insertRelation, lockRelated, relationsAbove } from '../../../db/metering/relation-store.js'
import { loadUtility } from '../../../db/utility/utility-store.js'
import type { Command } from '../../../domain/kernel/command.js'
import { refuse, valueOf } from '../../../domain/kernel/outcome.js'
import { checkRelation, type MeterRelation, type RelatedMeter } from '../../../domain/metering/relations/meter-relation.js'
import { proposeAfterMeasurement } from '../../billing/propose-after-measurement.js'
import { runCommand } from '../../run-command.js'

/**
 * Says what a meter is to another from a day on. Bills of days that were issued already are proposed again where they come out otherwise.
 * Refuses METER_UNKNOWN, RELATION_TAKEN (the child is something to a meter on those days already), and what `checkRelation` does.
 */
export function relateMeters(pool: pg.Pool, command: Command<MeterRelation>): Promise<{ id: number }> {
  return runCommand(pool, 'metering.relate-meters', command, async (tx) => {
    const { input, actor, reason } = command
    const { parentMeterId, childMeterId, from } = input
    const meters = new Map<string, RelatedMeter | undefined>()
    // In one order, so that two who relate the same meters do not wait for each other.
    for (const meterId of [parentMeterId, childMeterId].sort()) meters.set(meterId, await lockRelated(tx.client, meterId))
    const [parent, child] = [meters.get(parentMeterId), meters.get(childMeterId)]
    if (parent === undefined) refuse('METER_UNKNOWN', `There is no meter ${parentMeterId}.`)
    if (child === undefined) refuse('METER_UNKNOWN', `There is no meter ${childMeterId}.`)
    valueOf(checkRelation(input, parent, child, await relationsAbove(tx.client, parentMeterId, from)))
    const id = await insertRelation(tx.client, { ...input, reason, recordedBy: actor.id })
    if (id === undefined)
      refuse('RELATION_TAKEN', `Meter ${childMeterId} is related to a meter on some of these days already. End that first.`)
    await recordAudit(tx, {
      actor,
      action: 'metering.meters.relate',
      subjectKind: 'meter',
      subjectId: childMeterId,
      reason,
      after: { id, ...input },
    })
    const today = (await loadUtility(tx.client))?.today ?? from
    if (from <= today) {
      const days = { from, to: input.to ?? today }
      const because = `Meter ${childMeterId} is related to ${parentMeterId} from ${from}: ${reason}`
      for (const meterId of [childMeterId, parentMeterId])
        await proposeAfterMeasurement(tx, { meterId, days, reason: because, actor })
    }
    return { id }
  })
}
