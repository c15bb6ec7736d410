import type pg from 'pg'
import type { Queryable } from '../pool.js'

/** What the channels of meters counted on days, by meter, channel and day; null where intervals of the day are missing. */
export async function channelTotals(
  db: Queryable,
  wanted: readonly { readonly meterId: string; readonly day: string }[],
): Promise<{ readonly meterId: string; readonly day: string; readonly channel: string; readonly total: string | null }[]> {
  const found = await db.query<{ meterId: string; day: string; channel: string; total: string | null }>(
    `select c.meter_id as "meterId", d.day, c.channel,
            case when array_position(d.amounts, null) is null then ((select sum(a) from unnest(d.amounts) a) / 10::numeric ^ d.scale)::text end as total
       from unnest($1::text[], $2::date[]) as k (meter_id, day) join meter_channels c using (meter_id)
       join interval_days d on d.channel_id = c.channel_id and d.day = k.day and d.superseded_by is null`,
    [wanted.map((each) => each.meterId), wanted.map((each) => each.day)],
  )
  return found.rows
}

/** What channels counted on the same weekday of so many weeks before, the oldest first; days that are held or not whole are left out. */
export async function weekdayTotals(
  db: Queryable,
  wanted: readonly { readonly channelId: number; readonly day: string }[],
  weeks: number,
): Promise<{ readonly channelId: number; readonly day: string; readonly of: string; readonly total: string }[]> {
  const found = await db.query<{ channelId: number; day: string; of: string; total: string }>(
    `select d.channel_id as "channelId", d.day, k.day::text as of, ((select sum(a) from unnest(d.amounts) a) / 10::numeric ^ d.scale)::text as total
       from unnest($1::bigint[], $2::date[]) as k (channel_id, day) cross join generate_series(1, $3) w
       join interval_days d on d.channel_id = k.channel_id and d.day = k.day - 7 * w::integer and d.superseded_by is null
        and array_position(d.amounts, null) is null
        and not exists (select from validation_findings f where f.interval_day_id = d.interval_day_id and f.state = 'held')
      order by 1, 3, 2`,
    [wanted.map((each) => each.channelId), wanted.map((each) => each.day), weeks],
  )
  return found.rows
}

/** The sum of the channel that counts what a register counts, from one day to another; undefined while one of them is not whole. */
export async function intervalsOfRegister(
  db: Queryable,
  of: { readonly meterId: string; readonly register: string; readonly from: string; readonly to: string },
): Promise<string | undefined> {
  const found = await db.query<{ total: string | null; days: number; wanted: number }>(
    `select sum((select sum(a) from unnest(d.amounts) a) / 10::numeric ^ d.scale)::text as total, count(*)::integer as days,
            ($4::date - $3::date + 1) as wanted
       from meter_channels c join interval_days d on d.channel_id = c.channel_id and d.day between $3::date and $4::date
        and d.superseded_by is null and array_position(d.amounts, null) is null
      where c.meter_id = $1 and c.register = $2 and c.is_for_billing group by c.channel_id order by c.channel_id limit 1`,
    [of.meterId, of.register, of.from, of.to],
  )
  const [row] = found.rows
  return row === undefined || row.total === null || row.days < row.wanted ? undefined : row.total
}

export interface ReadAfterDays {
  readonly readId: number
  readonly meterId: string
  readonly register: string
  readonly readOn: string
  readonly value: string
  readonly kind: 'actual' | 'estimated' | 'customer'
  readonly source: string
}

/** Measured reads that closed spans in which days of channels lie, and of which no sum has been found odd yet. */
export async function readsAfterDays(
  db: Queryable,
  days: readonly { readonly channelId: number; readonly day: string }[],
): Promise<ReadAfterDays[]> {
  const found = await db.query<ReadAfterDays & Record<string, unknown>>(
    `select distinct r.read_id as "readId", r.meter_id as "meterId", r.register, r.read_on as "readOn", r.value, r.kind, r.source
       from unnest($1::bigint[], $2::date[]) as k (channel_id, day) join meter_channels c on c.channel_id = k.channel_id and c.register is not null
       join lateral (select * from reads d where d.meter_id = c.meter_id and d.register = c.register and d.superseded_by is null
         and d.kind <> 'estimated' and d.read_on >= k.day order by d.read_on limit 1) r on true
      where not exists (select from validation_findings f where f.read_id = r.read_id and f.rule = 'sum_check')`,
    [days.map((each) => each.channelId), days.map((each) => each.day)],
  )
  return found.rows
}

/** Held days of meters that wait for channels beside them, with the names of what was missing. */
export async function waitingForSiblings(
  db: Queryable,
  wanted: readonly { readonly meterId: string; readonly day: string }[],
): Promise<{ readonly intervalDayId: number; readonly meterId: string; readonly day: string; readonly missing: string }[]> {
  const found = await db.query<{ intervalDayId: number; meterId: string; day: string; missing: string }>(
    `select f.interval_day_id as "intervalDayId", f.meter_id as "meterId", f.day, f.figures ->> 'missing' as missing
       from unnest($1::text[], $2::date[]) as k (meter_id, day) join validation_findings f using (meter_id, day)
      where f.state = 'held' and f.rule = 'siblings_exist' and f.interval_day_id is not null`,
    [wanted.map((each) => each.meterId), wanted.map((each) => each.day)],
  )
  return found.rows
}

/** What was held only for want of a channel beside it is settled: the channel has come. */
export async function settleSiblings(client: pg.PoolClient, intervalDayIds: readonly number[]): Promise<void> {
  await client.query(
    `update validation_findings set state = 'replaced', decided_at = now()
      where state = 'held' and rule = 'siblings_exist' and interval_day_id = any($1)`,
    [intervalDayIds],
  )
}
