import type { EventKind, EventTimes } from '../../domain/rating/announced-event.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export interface EventList {
  readonly list: string
  readonly kind: EventKind
  readonly label: string
}

/** False where a list of that name is there already. */
export async function insertEventList(
  tx: Transaction,
  list: EventList & { reason: string; createdBy: string },
): Promise<boolean> {
  const added = await tx.client.query(
    `insert into event_lists (event_list, kind, label, reason, created_by) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [list.list, list.kind, list.label, list.reason, list.createdBy],
  )
  return added.rowCount === 1
}

/** The list, locked: whoever adds events to it comes one after the other. */
export async function lockEventList(tx: Transaction, list: string): Promise<EventList | undefined> {
  await tx.client.query(`select pg_advisory_xact_lock(hashtextextended('event list ' || $1, 0))`, [list])
  const found = await tx.client.query<EventList>(
    `select event_list as list, kind, label from event_lists where event_list = $1`,
    [list],
  )
  return found.rows[0]
}

const MOMENT = (column: string): string => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI')`
const TIMES = `${MOMENT('starts_at')} as "startsAt", ${MOMENT('ends_at')} as "endsAt"`

export interface StandingEvent {
  readonly eventId: number
  readonly startsAt: string
  readonly endsAt: string
}

/** Events of the list that count and share time with one that is announced; by the place of that one. */
export async function overlappingEvents(
  tx: Transaction,
  list: string,
  events: readonly EventTimes[],
): Promise<(StandingEvent & { readonly place: number })[]> {
  const found = await tx.client.query<StandingEvent & { place: number }>(
    `select n.place::integer, e.event_id as "eventId", ${TIMES}
       from jsonb_to_recordset($2::jsonb) as n (place integer, "startsAt" timestamp, "endsAt" timestamp)
       join announced_events e on e.event_list = $1 and e.cancelled_at is null and e.starts_at < n."endsAt" and e.ends_at > n."startsAt"
      order by n.place, e.starts_at`,
    [list, JSON.stringify(events.map((event, place) => ({ place, ...event })))],
  )
  return found.rows
}

export async function insertEvents(
  tx: Transaction,
  list: string,
  events: readonly EventTimes[],
  by: { readonly reason: string; readonly enteredBy: string },
): Promise<number[]> {
  const added = await tx.client.query<{ id: number }>(
    `insert into announced_events (event_list, starts_at, ends_at, announced_at, reason, entered_by)
     select $1, n."startsAt", n."endsAt", n."announcedAt", $3, $4
       from jsonb_to_recordset($2::jsonb) as n ("startsAt" timestamp, "endsAt" timestamp, "announcedAt" timestamp)
      order by n."startsAt" returning event_id as id`,
    [list, JSON.stringify(events), by.reason, by.enteredBy],
  )
  return added.rows.map(({ id }) => id)
}

export async function lockEvent(
  tx: Transaction,
  eventId: number,
): Promise<(StandingEvent & { readonly list: string; readonly isCancelled: boolean }) | undefined> {
  const found = await tx.client.query<StandingEvent & { list: string; isCancelled: boolean }>(
    `select event_id as "eventId", event_list as list, ${TIMES}, cancelled_at is not null as "isCancelled"
       from announced_events where event_id = $1 for update`,
    [eventId],
  )
  return found.rows[0]
}

export async function markCancelled(
  tx: Transaction,
  eventId: number,
  by: { readonly reason: string; readonly cancelledBy: string },
): Promise<void> {
  await tx.client.query(
    `update announced_events set cancelled_at = now(), cancelled_by = $2, cancel_reason = $3 where event_id = $1`,
    [eventId, by.cancelledBy, by.reason],
  )
}

/** Of the lists that are there, which are, and their events that count on any of the days. */
export async function eventsOnDays(
  db: Queryable,
  lists: readonly string[],
  days: ServicePeriod,
): Promise<{ readonly lists: string[]; readonly events: { list: string; startsAt: string; endsAt: string }[] }> {
  const known = await db.query<{ list: string }>('select event_list as list from event_lists where event_list = any($1)', [lists])
  const events = await db.query<{ list: string; startsAt: string; endsAt: string }>(
    `select event_list as list, ${TIMES} from announced_events
      where event_list = any($1) and cancelled_at is null and starts_at < $3::date + 1 and ends_at > $2::date order by starts_at`,
    [lists, days.from, days.to],
  )
  return { lists: known.rows.map(({ list }) => list), events: events.rows }
}

/**
 * Issued bills of this program whose days the events lie on, or up to so many days before, of agreements billed by one of the tariffs:
 * each waits to be rated once more. How many.
 */
export async function queueReviews(
  tx: Transaction,
  eventIds: readonly number[],
  change: 'entered' | 'cancelled',
  concerned: { readonly tariffs: readonly string[]; readonly daysAfter: number },
): Promise<number> {
  const queued = await tx.client.query(
    `insert into event_reviews (event_id, change, bill_id)
     select distinct e.event_id, $2, b.bill_id
       from announced_events e
       join bill_segments s on s.period_from <= (e.ends_at - interval '1 minute')::date + $4::integer and s.period_to >= e.starts_at::date
       join service_agreements a using (agreement_id) join bills b on b.bill_id = s.bill_id
      where e.event_id = any($1) and a.tariff_code = any($3) and b.state = 'issued' and b.kind <> 'migrated'
     on conflict do nothing`,
    [eventIds, change, concerned.tariffs, concerned.daysAfter],
  )
  return queued.rowCount ?? 0
}

export interface WaitingReview {
  readonly eventId: number
  readonly change: 'entered' | 'cancelled'
  readonly billId: number
  readonly label: string
  readonly startsAt: string
  readonly endsAt: string
  readonly day: LocalDate
  /** Who entered or cancelled the event. */
  readonly by: string
}

/** The next bill that waits, locked; those that somebody else looks at are passed by. */
export async function nextReview(tx: Transaction): Promise<WaitingReview | undefined> {
  const found = await tx.client.query<WaitingReview>(
    `select r.event_id as "eventId", r.change, r.bill_id as "billId", l.label, ${TIMES}, e.starts_at::date as day,
            case r.change when 'entered' then e.entered_by else e.cancelled_by end as by
       from event_reviews r join announced_events e using (event_id) join event_lists l using (event_list)
      where r.outcome is null order by r.bill_id, r.event_id limit 1 for update of r skip locked`,
  )
  return found.rows[0]
}

export type ReviewOutcome = 'same' | 'proposed' | 'left_to_person' | 'not_live' | 'failed'

/** The bill was looked at; every event that waited for it is answered by that. */
export async function endReviews(tx: Transaction, billId: number, outcome: ReviewOutcome, note: string | null): Promise<void> {
  await tx.client.query(
    `update event_reviews set outcome = $2, note = $3, looked_at = now() where bill_id = $1 and outcome is null`,
    [billId, outcome, note],
  )
}

/** Draft bills of runs under review that the events concern as `queueReviews` says: their accounts are rated once more in their runs. */
export async function concernedDrafts(
  tx: Transaction,
  eventIds: readonly number[],
  concerned: { readonly tariffs: readonly string[]; readonly daysAfter: number },
): Promise<{ runId: number; accountId: string }[]> {
  const found = await tx.client.query<{ runId: number; accountId: string }>(
    `select distinct ra.run_id as "runId", ra.account_id as "accountId"
       from announced_events e
       join bill_segments s on s.period_from <= (e.ends_at - interval '1 minute')::date + $3::integer and s.period_to >= e.starts_at::date
       join service_agreements a using (agreement_id) join bills b on b.bill_id = s.bill_id join run_accounts ra on ra.bill_id = b.bill_id
      where e.event_id = any($1) and a.tariff_code = any($2) and b.state = 'draft' order by 1, 2`,
    [eventIds, concerned.tariffs, concerned.daysAfter],
  )
  return found.rows
}
