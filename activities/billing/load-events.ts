import type pg from 'pg'
import { eventsOnDays } from '../../db/rating/event-store.js'
import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import { calendarOf } from '../../domain/rating/announced-event.js'
import type { EventCalendar } from '../../domain/rating/intervals/events.js'

/** An agreement whose tariff asks for lists of announced events, with the days that count. */
export interface EventQuestion {
  readonly agreementId: string
  readonly lists: readonly string[]
  readonly days: ServicePeriod
}

/** The announced hours of all of them, in one query; none where nobody asks. */
export async function loadEvents(
  client: pg.PoolClient,
  questions: readonly EventQuestion[],
): Promise<Map<string, EventCalendar>> {
  const asking = questions.filter(({ lists }) => lists.length > 0)
  const [first, ...others] = asking
  if (first === undefined) return new Map()
  const span = others.reduce<ServicePeriod>(
    (all, { days }) => ({ from: days.from < all.from ? days.from : all.from, to: days.to > all.to ? days.to : all.to }),
    first.days,
  )
  const known = await eventsOnDays(client, [...new Set(asking.flatMap(({ lists }) => lists))], span)
  const calendar = calendarOf(known.lists, known.events)
  return new Map(asking.map(({ agreementId }) => [agreementId, calendar]))
}
