import type pg from 'pg'
import { recordAudit } from '../../../db/access/audit-store.js'
import { type EventList, insertEventList } from '../../../db/rating/event-store.js'
import type { Command } from '../../../domain/kernel/command.js'
import { refuse } from '../../../domain/kernel/outcome.js'
import { runCommand } from '../../run-command.js'

/**
 * Begins a list of announced events. From then on it is known, and a tariff that asks for it is billed: an empty list says that nothing was
 * announced. Refuses EVENT_LIST_EXISTS.
 */
export function createEventList(pool: pg.Pool, command: Command<EventList>): Promise<{ list: string }> {
  return runCommand(pool, 'rating.create-event-list', command, async (tx) => {
    const { input, reason, actor } = command
    const added = await insertEventList(tx, { ...input, reason, createdBy: actor.id })
    if (!added) refuse('EVENT_LIST_EXISTS', `There is a list ${input.list} already.`)
    await recordAudit(tx, {
      actor,
      action: 'rating.event-list.create',
      subjectKind: 'event_list',
      subjectId: input.list,
      reason,
      after: input,
    })
    return { list: input.list }
  })
}
