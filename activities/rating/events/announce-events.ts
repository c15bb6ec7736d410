import type pg from 'pg'
import { recordAudit } from '../../../db/access/audit-store.js'
import { insertEvents, lockEventList, overlappingEvents } from '../../../db/rating/event-store.js'
import type { Transaction } from '../../../db/transaction.js'
import type { Command } from '../../../domain/kernel/command.js'
import { refuse } from '../../../domain/kernel/outcome.js'
import { announcedTimes, type EventKind, type EventTimes, ownOverlap } from '../../../domain/rating/announced-event.js'
import { readEventsFile } from '../../../domain/rating/announced-events-file.js'
import { runCommand } from '../../run-command.js'
import { type BillsConcerned, takeUpBills } from './take-up-bills.js'

export type AnnounceInput = { readonly list: string } & (
  | { readonly events: readonly EventTimes[] }
  /** A CSV file with the columns starts, ends and announced. */
  | { readonly file: string }
)

export interface AnnouncedAnswer extends BillsConcerned {
  readonly eventIds: number[]
  /** Events that were there already, to the minute. */
  readonly known: number
}

/**
 * Enters events that were announced, all of them or none. One that is there already, to the minute, is passed over, so that the same file
 * again changes nothing. Bills they concern are taken up: drafts are made anew in their run, issued ones wait to be rated once more. Refuses
 * NOT_FOUND, EVENT_TIMES or EVENT_FILE with every line that is wrong, EVENT_OVERLAPS and EVENT_DURING_RUN while a run makes bills.
 */
export function announceEvents(pool: pg.Pool, command: Command<AnnounceInput>): Promise<AnnouncedAnswer> {
  return runCommand(pool, 'rating.announce-events', command, async (tx) => {
    const { input, reason, actor } = command
    const list = await lockEventList(tx, input.list)
    if (list === undefined) refuse('NOT_FOUND', `There is no list of events ${input.list}.`)
    const events = 'file' in input ? eventsOfFile(input.file, list.kind) : input.events.map((event) => timesOf(event, list.kind))
    const own = ownOverlap(events)
    if (own !== undefined) refuse('EVENT_OVERLAPS', `Two of the events have ${own} in common: events of a list do not overlap.`)
    const fresh = await withoutKnown(tx, input.list, events)
    const eventIds = fresh.length === 0 ? [] : await insertEvents(tx, input.list, fresh, { reason, enteredBy: actor.id })
    const bills = await takeUpBills(tx, { list: input.list, eventIds, change: 'entered', actor, reason })
    for (const [index, eventId] of eventIds.entries()) {
      await recordAudit(tx, {
        actor,
        action: 'rating.event.announce',
        subjectKind: 'event',
        subjectId: String(eventId),
        reason,
        after: { list: input.list, ...fresh[index] },
      })
    }
    return { eventIds, known: events.length - fresh.length, ...bills }
  })
}

function timesOf(written: EventTimes, kind: EventKind): EventTimes {
  const times = announcedTimes(kind, written)
  if (typeof times === 'string') refuse('EVENT_TIMES', `${times.charAt(0).toUpperCase()}${times.slice(1)}.`)
  return times
}

function eventsOfFile(text: string, kind: EventKind): readonly EventTimes[] {
  const { events, problems } = readEventsFile(text, kind)
  const [first] = problems
  if (first === undefined) return events.toSorted((left, right) => (left.startsAt < right.startsAt ? -1 : 1))
  refuse('EVENT_FILE', `The file has ${problems.length} problem(s), first in line ${first.line}: ${first.message}.`, { problems })
}

/** Those that are not there yet; one that shares time with another one that counts is refused. */
async function withoutKnown(tx: Transaction, list: string, events: readonly EventTimes[]): Promise<EventTimes[]> {
  const standing = await overlappingEvents(tx, list, events)
  const known = new Set<number>()
  for (const { place, eventId, startsAt, endsAt } of standing) {
    const event = events[place]
    if (event?.startsAt !== startsAt || event.endsAt !== endsAt) {
      refuse(
        'EVENT_OVERLAPS',
        `The event of ${event?.startsAt} overlaps the one from ${startsAt} to ${endsAt}. Cancel that one where it was announced otherwise.`,
        { eventId },
      )
    }
    known.add(place)
  }
  return events.filter((_, place) => !known.has(place))
}
