import type pg from 'pg'
import { recordAudit } from '../../../db/access/audit-store.js'
import { lockEvent, lockEventList, markCancelled } from '../../../db/rating/event-store.js'
import type { Command } from '../../../domain/kernel/command.js'
import { refuse } from '../../../domain/kernel/outcome.js'
import { runCommand } from '../../run-command.js'
import { type BillsConcerned, takeUpBills } from './take-up-bills.js'

/**
 * Cancels an event: from then on no bill counts it. It stays on record, and bills that counted it are taken up as those of a new event
 * are. Refuses NOT_FOUND, EVENT_CANCELLED, and EVENT_DURING_RUN while a run makes bills.
 */
export function cancelEvent(
  pool: pg.Pool,
  command: Command<{ readonly eventId: number }>,
): Promise<BillsConcerned & { eventId: number }> {
  return runCommand(pool, 'rating.cancel-event', command, async (tx) => {
    const { input, reason, actor } = command
    const event = await lockEvent(tx, input.eventId)
    if (event === undefined) refuse('NOT_FOUND', `There is no event ${input.eventId}.`)
    if (event.isCancelled) refuse('EVENT_CANCELLED', `The event of ${event.startsAt} is cancelled already.`)
    await lockEventList(tx, event.list)
    await markCancelled(tx, input.eventId, { reason, cancelledBy: actor.id })
    const bills = await takeUpBills(tx, { list: event.list, eventIds: [input.eventId], change: 'cancelled', actor, reason })
    await recordAudit(tx, {
      actor,
      action: 'rating.event.cancel',
      subjectKind: 'event',
      subjectId: String(input.eventId),
      reason,
      before: { list: event.list, startsAt: event.startsAt, endsAt: event.endsAt },
    })
    return { eventId: input.eventId, ...bills }
  })
}
