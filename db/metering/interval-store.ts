import type pg from 'pg'
import type { FlagRange } from '../../domain/metering/formats/meter-record.js'
import type { BillableDay } from '../../domain/rating/intervals/meter-days.js'
import type { DayIntervals } from '../../domain/metering/intervals/day-pieces.js'
import { copyText } from '../copy-rows.js'
import type { Queryable } from '../pool.js'

/** A day of a channel as it counts now. */
export interface StoredDay extends DayIntervals {
  readonly id: number
  readonly channelId: number
}

export interface NewDay extends DayIntervals {
  readonly id: number
  readonly channelId: number
  readonly origin: 'file' | 'merged' | 'edited' | 'estimated'
  readonly fileId: number | null
  readonly line: number | null
  readonly reason: string | null
  readonly recordedBy: string
  /** Set on a row that never counted: what arrived, beside what was made of it. */
  supersededBy: number | null
}

interface Row {
  readonly id: number
  readonly channelId: number
  readonly day: string
  readonly startsAt: number
  readonly seconds: number
  readonly scale: number
  readonly amounts: string
  readonly qualities: string
  readonly flags: FlagRange[] | null
}

const DAY = `d.interval_day_id as id, d.channel_id as "channelId", d.day, extract(epoch from d.starts_at)::bigint as "startsAt", d.seconds,
  d.scale, d.amounts::text as amounts, d.qualities, d.flags`

/** Amounts as PostgreSQL prints them (`{1,NULL,3}`): read as JSON, which is several times faster than the driver's arrays. */
function amountsOf(text: string): (number | null)[] {
  return JSON.parse(`[${text.slice(1, -1).replaceAll('NULL', 'null')}]`) as (number | null)[]
}

function storedDay({ amounts, flags, ...row }: Row): StoredDay {
  return { ...row, amounts: amountsOf(amounts), ...(flags === null ? {} : { flags }) }
}

/** The days that count now of these channel-days. */
export async function liveDays(db: Queryable, keys: readonly { channelId: number; day: string }[]): Promise<StoredDay[]> {
  const found = await db.query<Row>(
    `select ${DAY} from unnest($1::bigint[], $2::date[]) as k (channel_id, day) join interval_days d using (channel_id, day)
     where d.superseded_by is null`,
    [keys.map((key) => key.channelId), keys.map((key) => key.day)],
  )
  return found.rows.map(storedDay)
}

/** A day with its channel, as a rating or a chart needs it. */
export interface ChannelDay extends DayIntervals {
  readonly channelId: number
  readonly channel: string
  readonly unit: string
  readonly direction: 'delivered' | 'received'
  readonly isForBilling: boolean
  readonly register: string | null
}

/** A day of a channel that is billed from, with its meter. */
export interface BilledDay extends BillableDay {
  readonly meterId: string
}

/**
 * The days that count of the channels energy and demand are billed from, of many meters in one query: by meter, channel and day. Days that
 * validation holds are not among them.
 */
export async function billedDaysOfMeters(
  db: Queryable,
  wanted: readonly { readonly meterId: string; readonly from: string; readonly to: string }[],
): Promise<BilledDay[]> {
  const found = await db.query<Omit<BilledDay, 'amounts'> & { readonly amounts: string }>(
    `select c.meter_id as "meterId", c.channel, c.unit, c.direction, d.day, extract(epoch from d.starts_at)::bigint as "startsAt", d.seconds,
            d.scale, d.amounts::text as amounts
       from unnest($1::text[], $2::date[], $3::date[]) as w (meter_id, since, until)
       join meter_channels c on c.meter_id = w.meter_id and c.is_for_billing and lower(c.unit) in ('kwh', 'kw', 'kva', 'kvarh')
       join interval_days d on d.channel_id = c.channel_id and d.day between w.since and w.until and d.superseded_by is null
        and not exists (select from validation_findings f where f.interval_day_id = d.interval_day_id and f.state = 'held')
      order by c.meter_id, c.channel_id, d.day`,
    [wanted.map((meter) => meter.meterId), wanted.map((meter) => meter.from), wanted.map((meter) => meter.to)],
  )
  return found.rows.map((row) => ({ ...row, amounts: amountsOf(row.amounts) }))
}

/** All intervals of a meter from one day to another, both included, in one query: by channel, then by day. */
export async function intervalsOfMeter(db: Queryable, meterId: string, from: string, to: string): Promise<ChannelDay[]> {
  const found = await db.query<Row & Omit<ChannelDay, keyof DayIntervals>>(
    `select ${DAY}, c.channel, c.unit, c.direction, c.is_for_billing as "isForBilling", c.register
       from meter_channels c join interval_days d using (channel_id)
      where c.meter_id = $1 and d.day between $2::date and $3::date and d.superseded_by is null
      order by c.channel, c.channel_id, d.day`,
    [meterId, from, to],
  )
  return found.rows.map(({ amounts, flags, ...row }) => ({
    ...row,
    amounts: amountsOf(amounts),
    ...(flags === null ? {} : { flags }),
  }))
}

const COLUMNS = [
  'interval_day_id',
  'channel_id',
  'day',
  'starts_at',
  'seconds',
  'scale',
  'amounts',
  'qualities',
  'flags',
  'origin',
  'file_id',
  'line',
  'reason',
  'superseded_by',
  'recorded_by',
]

/**
 * Adds days by COPY. Rows that take the place of others must have superseded them first, for one day of a channel counts at a time: where
 * that is under way (`superseding`), the lines are written meanwhile.
 */
export async function copyDays(
  client: pg.PoolClient,
  days: readonly NewDay[],
  superseding: Promise<void> = Promise.resolve(),
): Promise<void> {
  let text = ''
  for (const day of days) text += lineOf(day)
  await superseding
  if (text !== '') await copyText(client, 'interval_days', COLUMNS, text)
}

/** Written by hand: the amounts are most of what there is, and are numbers already. */
function lineOf(day: NewDay): string {
  const flags = day.flags === undefined ? '\\N' : escaped(JSON.stringify(day.flags))
  const reason = day.reason === null ? '\\N' : escaped(day.reason)
  const instant = new Date(day.startsAt * 1000).toISOString()
  // Joining makes an empty text of a null; COPY wants its word.
  const amounts = day.qualities.includes('N') ? day.amounts.map((amount) => amount ?? 'NULL').join(',') : day.amounts.join(',')
  return `${day.id}\t${day.channelId}\t${day.day}\t${instant}\t${day.seconds}\t${day.scale}\t{${amounts}}\t${day.qualities}\t${flags}\t${day.origin}\t${day.fileId ?? '\\N'}\t${day.line ?? '\\N'}\t${reason}\t${day.supersededBy ?? '\\N'}\t${escaped(day.recordedBy)}\n`
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (character) => ESCAPED[character] ?? character)
}

/** Marks days as superseded, each by its own successor. */
export async function supersedeDays(client: pg.PoolClient, pairs: readonly { id: number; by: number }[]): Promise<void> {
  if (pairs.length === 0) return
  await client.query(
    `update interval_days d set superseded_by = p.by from unnest($1::bigint[], $2::bigint[]) as p (id, by) where d.interval_day_id = p.id`,
    [pairs.map((pair) => pair.id), pairs.map((pair) => pair.by)],
  )
}

/** Days of a channel are changed by one transaction at a time. */
export async function lockIntervalIntake(client: pg.PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock(736144)')
}

export async function findChannel(
  db: Queryable,
  id: number,
): Promise<{ meterId: string; channel: string; unit: string; register: string | null } | undefined> {
  const found = await db.query<{ meterId: string; channel: string; unit: string; register: string | null }>(
    'select meter_id as "meterId", channel, unit, register from meter_channels where channel_id = $1',
    [id],
  )
  return found.rows[0]
}

/** What became of a day of a channel, newest first: as it arrived, what was made of it, by whom and why. */
export interface DayVersion extends DayIntervals {
  readonly id: number
  readonly origin: 'file' | 'merged' | 'edited' | 'estimated'
  readonly fileId: number | null
  readonly fileName: string | null
  readonly line: number | null
  readonly reason: string | null
  readonly supersededBy: number | null
  readonly recordedAt: Date
  readonly recordedBy: string
}

export async function versionsOfDay(db: Queryable, channelOfDay: number, day: string): Promise<DayVersion[]> {
  const found = await db.query<Row & Omit<DayVersion, keyof DayIntervals>>(
    `select ${DAY}, d.origin, d.file_id as "fileId", f.name as "fileName", d.line, d.reason, d.superseded_by as "supersededBy",
            d.recorded_at as "recordedAt", coalesce(u.name, d.recorded_by) as "recordedBy"
       from interval_days d left join meter_files f using (file_id) left join users u on u.user_id = d.recorded_by
      where d.channel_id = $1 and d.day = $2 order by d.interval_day_id desc limit 200`,
    [channelOfDay, day],
  )
  return found.rows.map(({ amounts, flags, ...row }) => ({
    ...row,
    amounts: amountsOf(amounts),
    ...(flags === null ? {} : { flags }),
  }))
}

/** The days of one channel that count, from one day to another, both included. */
export async function channelDays(db: Queryable, channelOfDays: number, from: string, to: string): Promise<StoredDay[]> {
  const found = await db.query<Row>(
    `select ${DAY} from interval_days d where d.channel_id = $1 and d.day between $2::date and $3::date and d.superseded_by is null order by d.day`,
    [channelOfDays, from, to],
  )
  return found.rows.map(storedDay)
}

/** The last day of which a meter has intervals. */
export async function lastIntervalDay(db: Queryable, meterId: string): Promise<string | null> {
  const found = await db.query<{ day: string | null }>(
    'select max((select max(d.day) from interval_days d where d.channel_id = c.channel_id and d.superseded_by is null)) as day from meter_channels c where c.meter_id = $1',
    [meterId],
  )
  return found.rows[0]?.day ?? null
}
