import type { EventKind } from '../../domain/rating/announced-event.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

export type AnnouncedEventRecord = {
  readonly id: number
  readonly list: string
  readonly label: string
  readonly kind: EventKind
  /** By the clock on the wall: `2026-08-13T16:00`; the end is not included. */
  readonly startsAt: string
  readonly endsAt: string
  readonly announcedAt: string
  readonly state: 'announced' | 'cancelled'
  readonly reason: string
  readonly enteredAt: Date
  readonly enteredBy: string
  readonly cancelledAt: Date | null
  readonly cancelledBy: string | null
  readonly cancelReason: string | null
  /** Issued bills it concerns: those that still wait, those whose correction was proposed, those left to a person, all of them. */
  readonly billsWaiting: number
  readonly billsProposed: number
  readonly billsLeft: number
  readonly bills: number
}

const STATE = `case when e.cancelled_at is null then 'announced' else 'cancelled' end`

/** What events may be sorted and filtered by. */
export const EVENT_COLUMNS: ListColumns = {
  sortable: {
    id: 'e.event_id',
    startsAt: 'e.starts_at',
    announcedAt: 'e.announced_at',
    list: 'e.event_list',
    enteredAt: 'e.entered_at',
  },
  filterable: {
    list: { sql: 'e.event_list', type: 'text', match: 'equals' },
    state: { sql: STATE, type: 'text', match: 'equals' },
    from: { sql: 'e.starts_at::date', type: 'date', match: 'from' },
    to: { sql: 'e.starts_at::date', type: 'date', match: 'to' },
  },
  defaultSort: { field: 'startsAt', direction: 'desc' },
  tieBreaker: 'e.event_id',
}

const moment = (column: string): string => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI')`
const bills = (condition: string): string => `(select count(*) from event_reviews r where r.event_id = e.event_id${condition})`

const FIELDS = `e.event_id as id, e.event_list as list, l.label, l.kind, ${moment('e.starts_at')} as "startsAt", ${moment('e.ends_at')} as "endsAt",
  ${moment('e.announced_at')} as "announcedAt", ${STATE} as state, e.reason, e.entered_at as "enteredAt",
  coalesce(u.name, e.entered_by) as "enteredBy", e.cancelled_at as "cancelledAt", coalesce(c.name, e.cancelled_by) as "cancelledBy",
  e.cancel_reason as "cancelReason", ${bills(' and r.outcome is null')} as "billsWaiting", ${bills(` and r.outcome = 'proposed'`)} as "billsProposed",
  ${bills(` and r.outcome in ('left_to_person', 'failed')`)} as "billsLeft", ${bills('')} as bills`

/** One page of the events that match. */
export function listEvents(db: Queryable, window: ListWindow): Promise<ListPage<AnnouncedEventRecord>> {
  return readWindow<AnnouncedEventRecord>(db, window, {
    select: FIELDS,
    from: `announced_events e join event_lists l using (event_list) left join users u on u.user_id = e.entered_by
      left join users c on c.user_id = e.cancelled_by`,
  })
}

export interface EventListRecord {
  readonly list: string
  readonly kind: EventKind
  readonly label: string
  /** Events that count. */
  readonly events: number
}

/** All lists by name. */
export async function eventLists(db: Queryable): Promise<EventListRecord[]> {
  const found = await db.query<EventListRecord & Record<string, unknown>>(
    `select l.event_list as list, l.kind, l.label,
            (select count(*) from announced_events e where e.event_list = l.event_list and e.cancelled_at is null) as events
       from event_lists l order by l.event_list`,
  )
  return found.rows
}
