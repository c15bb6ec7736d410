import type pg from 'pg'
import { recordAudit } from '../../../db/access/audit-store.js'
import { endRelation as storeEnd, lockRelation } from '../../../db/metering/relation-store.js'
import { loadUtility } from '../../../db/utility/utility-store.js'
import type { Command } from '../../../domain/kernel/command.js'
import { addDays } from '../../../domain/kernel/local-date.js'
import { refuse } from '../../../domain/kernel/outcome.js'
import { proposeAfterMeasurement } from '../../billing/propose-after-measurement.js'
import { runCommand } from '../../run-command.js'

export interface EndRelationInput {
  readonly id: number
  /** Its last day. */
  readonly to: string
}

/**
 * Ends a relation of two meters; bills of days after its end are proposed again where they come out otherwise. Refuses NOT_FOUND,
 * RELATION_ENDED, and RELATION_INVALID for a last day before its first.
 */
export function endRelation(pool: pg.Pool, command: Command<EndRelationInput>): Promise<{ to: string }> {
  return runCommand(pool, 'metering.end-relation', command, async (tx) => {
    const { input, actor, reason } = command
    const relation = await lockRelation(tx.client, input.id)
    if (relation === undefined) refuse('NOT_FOUND', `There is no relation ${input.id}.`)
    if (relation.isEnded) refuse('RELATION_ENDED', `The relation was ended on ${relation.to}.`)
    if (input.to < relation.from) refuse('RELATION_INVALID', `The relation began on ${relation.from}; it cannot end before.`)
    if (relation.to !== undefined && input.to > relation.to)
      refuse('RELATION_INVALID', `The relation ends on ${relation.to} already; it is not made longer.`)
    await storeEnd(tx.client, { ...input, endedBy: actor.id, reason })
    const { childMeterId, parentMeterId, kind } = relation
    await recordAudit(tx, {
      actor,
      action: 'metering.meters.separate',
      subjectKind: 'meter',
      subjectId: childMeterId,
      reason,
      before: { id: input.id, kind, parentMeterId, to: relation.to ?? null },
      after: { to: input.to },
    })
    const today = (await loadUtility(tx.client))?.today ?? input.to
    if (input.to < today) {
      const days = { from: addDays(input.to, 1), to: relation.to ?? today }
      const because = `Meter ${childMeterId} is no longer related to ${parentMeterId} after ${input.to}: ${reason}`
      for (const meterId of [childMeterId, parentMeterId])
        await proposeAfterMeasurement(tx, { meterId, days, reason: because, actor })
    }
    return { to: input.to }
  })
}
