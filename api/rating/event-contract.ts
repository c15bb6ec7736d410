import { type Static, Type } from 'typebox'
import { EVENT_KINDS } from '../../domain/rating/announced-event.js'
import { closed, listOf, nullable, oneOf, serial, text, timestamp } from '../fields.js'

const count = (description?: string) => Type.Integer({ minimum: 0, ...(description === undefined ? {} : { description }) })

/** A minute by the clock of the utility, without an offset. */
export function wallTime(description: string) {
  return Type.String({
    minLength: 16,
    maxLength: 16,
    description: `${description}, by the clock of the utility, as 2026-08-13T16:00`,
  })
}

/** The name by which tariffs ask for a list. */
export function listName() {
  return Type.String({ minLength: 1, maxLength: 60, pattern: '^[a-z][a-z0-9_]*$', description: 'The name that tariffs ask for' })
}

export const eventList = closed({
  list: text(60),
  kind: oneOf(EVENT_KINDS),
  label: text(100),
  events: count('Events that count'),
  tariffs: listOf(text(64), 1000),
})
export type EventListJson = Static<typeof eventList>

export const announcedEvent = closed({
  id: serial(),
  list: text(60),
  label: text(100),
  kind: oneOf(EVENT_KINDS),
  startsAt: wallTime('First minute'),
  endsAt: wallTime('The minute after the last'),
  announcedAt: wallTime('When it was announced'),
  state: oneOf(['announced', 'cancelled']),
  reason: text(500),
  enteredAt: timestamp(),
  enteredBy: text(200),
  cancelledAt: nullable(timestamp()),
  cancelledBy: nullable(text(200)),
  cancelReason: nullable(text(500)),
  bills: count('Issued bills that were made before it was entered or cancelled'),
  billsWaiting: count('Of these, not looked at yet'),
  billsProposed: count('Of these, proposed to be billed again'),
  billsLeft: count('Of these, left to a person'),
})
export type AnnouncedEventJson = Static<typeof announcedEvent>

export const concerned = {
  draftsAgain: count('Accounts of runs under review whose drafts are made anew'),
  billsToReview: count('Issued bills that are rated once more'),
}
export const announced = closed({
  eventIds: listOf(serial(), 5000),
  known: count('Events that were there already, to the minute'),
  ...concerned,
})
export const cancelled = closed({ eventId: serial(), ...concerned })
