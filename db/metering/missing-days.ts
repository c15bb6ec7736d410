import type pg from 'pg'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

/** Days that are looked back on; what is older is a matter of bills, not of tonight. */
export const LOOKED_BACK_DAYS = 45

export interface MissingDay {
  readonly meterId: string
  readonly channelId: number
  readonly channel: string
  readonly unit: string
  readonly register: string | null
  readonly day: string
  readonly isPartial: boolean
}

/** The next meters, by number, that count in intervals from which bills are made. */
export async function intervalMetersAfter(db: Queryable, meterId: string, limit: number): Promise<string[]> {
  const found = await db.query<{ id: string }>(
    'select distinct meter_id as id from meter_channels where meter_id > $1 and is_for_billing order by 1 limit $2',
    [meterId, limit],
  )
  return found.rows.map((row) => row.id)
}

/**
 * Days before today on which a channel should have counted and has not all intervals: since its first day, while its meter was in place,
 * in the last weeks.
 */
export async function missingDays(db: Queryable, meterIds: readonly string[], today: string): Promise<MissingDay[]> {
  const found = await db.query<MissingDay & Record<string, unknown>>(
    `select c.meter_id as "meterId", c.channel_id as "channelId", c.channel, c.unit, c.register, e.day::date::text as day, l.interval_day_id is not null as "isPartial"
       from meter_channels c
       join lateral (select min(d.day) as day from interval_days d where d.channel_id = c.channel_id and d.superseded_by is null) f on f.day is not null
       join lateral (select distinct i.installed_on, i.removed_on from meter_installs i where i.meter_id = c.meter_id) i on true
       cross join lateral generate_series(greatest(i.installed_on, f.day, $2::date - ${LOOKED_BACK_DAYS}), least(coalesce(i.removed_on, $2::date), $2::date) - 1, interval '1 day') e (day)
       left join interval_days l on l.channel_id = c.channel_id and l.day = e.day::date and l.superseded_by is null
      where c.meter_id = any($1) and c.is_for_billing and (l.interval_day_id is null or array_position(l.amounts, null) is not null)
      order by 1, 2, e.day`,
    [meterIds, today],
  )
  return found.rows
}

/** Keeps what is missing of meters, and settles what has become whole or is no longer looked at. */
export async function keepMissing(
  client: pg.PoolClient,
  meterIds: readonly string[],
  missing: readonly MissingDay[],
  today: string,
): Promise<void> {
  await client.query(
    `insert into missing_interval_days (channel_id, day, is_partial, found_on)
     select x.channel_id, x.day, x.is_partial, $4 from unnest($1::bigint[], $2::date[], $3::boolean[]) as x (channel_id, day, is_partial)
     on conflict (channel_id, day) do update set is_partial = excluded.is_partial, settled_on = null
       where missing_interval_days.settled_on is not null or missing_interval_days.is_partial <> excluded.is_partial`,
    [missing.map((each) => each.channelId), missing.map((each) => each.day), missing.map((each) => each.isPartial), today],
  )
  await client.query(
    `update missing_interval_days m set settled_on = $4 from meter_channels c
      where c.channel_id = m.channel_id and c.meter_id = any($1) and m.settled_on is null
        and not exists (select from unnest($2::bigint[], $3::date[]) as x (channel_id, day) where x.channel_id = m.channel_id and x.day = m.day)`,
    [meterIds, missing.map((each) => each.channelId), missing.map((each) => each.day), today],
  )
}

export interface MeterSweep {
  readonly sweepOn: string
  readonly cameTo: string
  readonly meters: number
  readonly daysMissing: number
  readonly daysEstimated: number
  /** The last account whose bill waits for reads that was looked at. */
  readonly cameToRun: number
  readonly cameToAccount: string
  readonly readsEstimated: number
  readonly isOver: boolean
}

/** The look of the day, begun where it is new, locked: whoever comes second goes on behind what the first has done. */
export async function lockMeterSweep(client: pg.PoolClient, day: string): Promise<MeterSweep> {
  await client.query('insert into meter_sweeps (sweep_on) values ($1) on conflict do nothing', [day])
  const found = await client.query<MeterSweep & Record<string, unknown>>(
    `select sweep_on as "sweepOn", came_to as "cameTo", meters, days_missing as "daysMissing", days_estimated as "daysEstimated",
            came_to_run as "cameToRun", came_to_account as "cameToAccount", reads_estimated as "readsEstimated", ended_at is not null as "isOver" from meter_sweeps where sweep_on = $1 for update`,
    [day],
  )
  return found.rows[0] as MeterSweep
}

/** Adds what a part of the look found at meters that count in intervals. */
export async function advanceMeterSweep(
  client: pg.PoolClient,
  day: string,
  part: {
    readonly cameTo: string
    readonly meters: number
    readonly daysMissing: number
    readonly daysEstimated: number
  },
): Promise<void> {
  await client.query(
    `update meter_sweeps set came_to = $2, meters = meters + $3, days_missing = days_missing + $4,
       days_estimated = days_estimated + $5 where sweep_on = $1`,
    [day, part.cameTo, part.meters, part.daysMissing, part.daysEstimated],
  )
}

/** Adds what a part of the look made of reads that bills wait for. */
export async function advanceReadSweep(
  client: pg.PoolClient,
  day: string,
  part: { readonly cameTo: { readonly runId: number; readonly accountId: string }; readonly readsEstimated: number },
): Promise<void> {
  await client.query(
    'update meter_sweeps set came_to_run = $2, came_to_account = $3, reads_estimated = reads_estimated + $4 where sweep_on = $1',
    [day, part.cameTo.runId, part.cameTo.accountId, part.readsEstimated],
  )
}

export async function endMeterSweep(client: pg.PoolClient, day: string): Promise<void> {
  await client.query('update meter_sweeps set ended_at = now() where sweep_on = $1', [day])
}

/** A channel of which days are missing, as a list shows it. */
export type MissingIntervalsRecord = {
  /** The channel. */
  readonly id: number
  readonly meterId: string
  readonly channel: string
  readonly unit: string
  readonly premiseId: string | null
  readonly address: string | null
  readonly days: number
  /** Of them, days of which something has arrived. */
  readonly partialDays: number
  readonly from: string
  readonly to: string
}

export const MISSING_COLUMNS: ListColumns = {
  sortable: { id: 'w.id', meterId: 'w."meterId"', days: 'w.days', from: 'w."from"', to: 'w."to"' },
  filterable: {
    meterId: { sql: 'w."meterId"', type: 'text', match: 'equals' },
    q: { sql: 'w."meterId"', type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'days', direction: 'desc' },
  tieBreaker: 'w.id',
}

export function listMissing(db: Queryable, window: ListWindow): Promise<ListPage<MissingIntervalsRecord>> {
  return readWindow<MissingIntervalsRecord>(db, window, {
    select: `w.id, w."meterId", w.channel, w.unit, w.days, w."partialDays", w."from", w."to", p.premise_id as "premiseId", p.address`,
    from: `(select m.channel_id as id, c.meter_id as "meterId", c.channel, c.unit, count(*)::integer as days,
        count(*) filter (where m.is_partial)::integer as "partialDays", min(m.day)::text as "from", max(m.day)::text as "to"
      from missing_interval_days m join meter_channels c using (channel_id) where m.settled_on is null group by m.channel_id, c.channel_id) w
      left join lateral (select e.premise_id, concat_ws(', ', e.line1, e.line2) as address from meter_installs i join service_points s using (service_point_id)
        join premises e using (premise_id) where i.meter_id = w."meterId" and i.removed_on is null limit 1) p on true`,
  })
}
