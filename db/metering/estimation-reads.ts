import type { EstimationRule } from '../../domain/metering/estimation/estimation-rules.js'
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
