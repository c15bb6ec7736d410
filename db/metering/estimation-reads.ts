import type { EstimationRule } from '../../domain/metering/estimation/estimation-rules.js'
import type { DayIntervals } from '../../domain/metering/intervals/day-pieces.js'
import type { Queryable } from '../pool.js'

/** The utility's own group of estimation rules; undefined where it states none. */
export async function loadEstimationSettings(db: Queryable): Promise<readonly EstimationRule[] | undefined> {
  const found = await db.query<{ rules: readonly EstimationRule[] | null }>(
    `select settings -> 'estimation' as rules from utility`,
  )
  return found.rows[0]?.rules ?? undefined
}

/** Mean of the lowest and highest temperature by day, as observed; the last reading of a day counts. */
export async function meanTemperatures(db: Queryable, from: string, to: string): Promise<{ day: string; degrees: string }[]> {
  const found = await db.query<{ day: string; degrees: string }>(
    `select distinct on (for_on) for_on as day, ((low + high) / 2)::text as degrees from weather_readings
      where kind = 'observation' and for_on between $1 and $2 and low is not null and high is not null order by for_on, reading_id desc`,
    [from, to],
  )
  return found.rows
}

/** The measured reads of a register that stand around a day, with what turns them into use; undefined where one is missing. */
export async function readsAround(
  db: Queryable,
  of: { readonly meterId: string; readonly register: string; readonly opensOn: string; readonly closesOn: string },
): Promise<
  | {
      readonly dials: number
      readonly multiplier: string
      readonly before: { readonly on: string; readonly value: string }
      readonly after: { readonly on: string; readonly value: string }
    }
  | undefined
> {
  const found = await db.query<{
    dials: number
    multiplier: string
    before: { on: string; value: string } | null
    after: { on: string; value: string } | null
  }>(
    `select g.dials, g.multiplier,
            (select jsonb_build_object('on', d.read_on, 'value', d.value::text) from reads d where d.meter_id = g.meter_id and d.register = g.register
               and d.superseded_by is null and d.kind <> 'estimated' and d.read_on <= $3 order by d.read_on desc limit 1) as before,
            (select jsonb_build_object('on', d.read_on, 'value', d.value::text) from reads d where d.meter_id = g.meter_id and d.register = g.register
               and d.superseded_by is null and d.kind <> 'estimated' and d.read_on >= $4 order by d.read_on limit 1) as after
       from registers g where g.meter_id = $1 and g.register = $2 and g.role = 'consumption'`,
    [of.meterId, of.register, of.opensOn, of.closesOn],
  )
  const [row] = found.rows
  if (row === undefined || row.before === null || row.after === null) return undefined
  return { dials: row.dials, multiplier: row.multiplier, before: row.before, after: row.after }
}

/** How many days in a row before a day of a channel were estimated, at most so many. */
export async function estimatedDaysBefore(db: Queryable, channelOfDay: number, day: string, most: number): Promise<number> {
  const found = await db.query<{ origin: string }>(
    `select coalesce(d.origin, 'none') as origin from generate_series(1, $3) n
       left join interval_days d on d.channel_id = $1 and d.day = $2::date - n::integer and d.superseded_by is null order by n`,
    [channelOfDay, day, most],
  )
  const other = found.rows.findIndex((row) => row.origin !== 'estimated')
  return other === -1 ? found.rows.length : other
}

/** The day of the other channels of a meter that count and are not held, by their names. */
export async function daysBeside(
  db: Queryable,
  of: { readonly meterId: string; readonly channelId: number },
  day: string,
): Promise<Map<string, DayIntervals>> {
  const found = await db.query<DayIntervals & { readonly channel: string }>(
    `select c.channel, d.day, extract(epoch from d.starts_at)::bigint as "startsAt", d.seconds, d.scale, d.amounts, d.qualities
       from meter_channels c join interval_days d on d.channel_id = c.channel_id and d.day = $3 and d.superseded_by is null
      where c.meter_id = $1 and c.channel_id <> $2 and c.is_for_billing
        and not exists (select from validation_findings f where f.interval_day_id = d.interval_day_id and f.state = 'held')`,
    [of.meterId, of.channelId, day],
  )
  return new Map(found.rows.map(({ channel, ...values }) => [channel, values]))
}

/** A register as it hung on a day: its install and every read since that counts, the oldest first. */
export interface RegisterPoints {
  readonly role: 'consumption' | 'demand'
  readonly unit: string
  readonly dials: number
  readonly multiplier: string
  readonly points: readonly {
    readonly on: string
    readonly value: string
    readonly kind: 'install' | 'actual' | 'estimated' | 'customer'
  }[]
}

/** Undefined where the register did not hang anywhere on the day. */
export async function registerPoints(
  db: Queryable,
  of: { readonly meterId: string; readonly register: string; readonly on: string; readonly today: string },
): Promise<RegisterPoints | undefined> {
  const found = await db.query<RegisterPoints & Record<string, unknown>>(
    `select g.role, g.unit, g.dials, g.multiplier,
            (select jsonb_agg(jsonb_build_object('on', p.day, 'value', p.value::text, 'kind', p.kind) order by p.day, p.part) from (
               select i.installed_on as day, i.install_read as value, 'install' as kind, 0 as part
               union all
               select d.read_on, d.value, d.kind, 1 from reads d where d.meter_id = i.meter_id and d.register = i.register
                  and d.superseded_by is null and d.read_on > i.installed_on and d.read_on <= $4) p) as points
       from registers g join meter_installs i using (meter_id, register)
      where g.meter_id = $1 and g.register = $2 and i.installed_on <= $3 and (i.removed_on is null or i.removed_on >= $3)
      order by i.installed_on desc limit 1`,
    [of.meterId, of.register, of.on, of.today],
  )
  return found.rows[0]
}
