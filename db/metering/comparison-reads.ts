import type { ReadRegister } from '../../domain/metering/relations/common-use.js'
import type { Queryable } from '../pool.js'

/** The registers of meters that count what is delivered, with a year of reads that count up to a day, and their installs. */
export async function readRegisters(db: Queryable, meterIds: readonly string[], on: string): Promise<ReadRegister[]> {
  const found = await db.query<ReadRegister & Record<string, unknown>>(
    `select g.meter_id as "meterId", g.register, g.unit, g.dials, g.multiplier,
            (select coalesce(jsonb_agg(jsonb_build_object('on', x.read_on, 'value', x.value::text) order by x.read_on), '[]') from (
               select distinct on (read_on) read_on, value from (
                 select d.read_on, d.value, 0 as part from reads d where d.meter_id = g.meter_id and d.register = g.register
                    and d.superseded_by is null and d.read_on between $2::date - 400 and $2::date
                 union all
                 select i.installed_on, i.install_read, 1 from meter_installs i where i.meter_id = g.meter_id and i.register = g.register
                    and i.installed_on between $2::date - 400 and $2::date) p
               order by read_on, part) x) as points
       from registers g where g.meter_id = any($1) and g.role = 'consumption' and g.direction = 'delivered' order by g.meter_id, g.register`,
    [meterIds, on],
  )
  return found.rows
}

/** What the channels of meters that are billed from counted of energy or volume on some days: whole days only, by meter, unit and day. */
export async function dayTotals(
  db: Queryable,
  wanted: readonly { readonly meterId: string; readonly day: string }[],
): Promise<{ readonly meterId: string; readonly day: string; readonly unit: string; readonly total: string }[]> {
  const found = await db.query<{ meterId: string; day: string; unit: string; total: string }>(
    `select c.meter_id as "meterId", d.day, c.unit, sum((select sum(a) from unnest(d.amounts) a) / 10::numeric ^ d.scale)::text as total
       from unnest($1::text[], $2::date[]) as k (meter_id, day)
       join meter_channels c on c.meter_id = k.meter_id and c.is_for_billing and c.direction = 'delivered' and c.unit not in ('kW', 'kVA', 'kvarh', 'kvar')
       join interval_days d on d.channel_id = c.channel_id and d.day = k.day and d.superseded_by is null and array_position(d.amounts, null) is null
      group by 1, 2, 3`,
    [wanted.map((each) => each.meterId), wanted.map((each) => each.day)],
  )
  return found.rows
}
