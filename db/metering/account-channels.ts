import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import type { FlowDirection } from '../../domain/metering/formats/meter-record.js'
import type { Queryable } from '../pool.js'

/** A channel of a meter while it served an account: what the account may have of it. */
export interface AccountChannel {
  readonly channelId: number
  readonly meterId: string
  readonly channel: string
  readonly unit: string
  readonly direction: FlowDirection
  readonly service: 'electric' | 'water' | 'gas'
  readonly address: string
  /** The days of the account's service through the meter within what was asked, both included. */
  readonly from: string
  readonly to: string
}

/**
 * The channels that measured an account from one day to another: of the meters in place at the service points of its agreements, on the
 * days both lasted. A customer gets nothing of the days before they came, nor of those after they left.
 */
export async function channelsOfAccount(db: Queryable, accountId: string, from: string, to: string): Promise<AccountChannel[]> {
  const found = await db.query<AccountChannel & Record<string, unknown>>(
    `select distinct c.channel_id as "channelId", c.meter_id as "meterId", c.channel, c.unit, c.direction, m.service,
            concat_ws(', ', p.line1, p.line2) as address,
            greatest($2::date, g.start_on, i.installed_on)::text as "from",
            least($3::date, coalesce(g.stop_on, $3::date), coalesce(i.removed_on, $3::date))::text as "to"
       from service_agreements g join service_points s using (service_point_id) join premises p using (premise_id)
       join meter_installs i using (service_point_id) join meters m using (meter_id) join meter_channels c using (meter_id)
      where g.account_id = $1 and g.state <> 'cancelled' and c.is_for_billing
        and greatest($2::date, g.start_on, i.installed_on) <= least($3::date, coalesce(g.stop_on, $3::date), coalesce(i.removed_on, $3::date))
      order by c.meter_id, c.channel, c.channel_id, "from"`,
    [accountId, from, to],
  )
  return found.rows
}

/** The first and the last day of which the channels have intervals while they served the account; undefined where there is none. */
export async function storedDaysOfChannels(
  db: Queryable,
  channels: readonly Pick<AccountChannel, 'channelId' | 'from' | 'to'>[],
): Promise<ServicePeriod | undefined> {
  const found = await db.query<{ from: string | null; to: string | null }>(
    `select min(d.first)::text as "from", max(d.last)::text as "to" from unnest($1::bigint[], $2::date[], $3::date[]) as c (channel_id, since, until)
      cross join lateral (select min(day) as first, max(day) as last from interval_days d
        where d.channel_id = c.channel_id and d.superseded_by is null and d.day between c.since and c.until) d`,
    [channels.map((each) => each.channelId), channels.map((each) => each.from), channels.map((each) => each.to)],
  )
  const { from, to } = found.rows[0] ?? { from: null, to: null }
  return from === null || to === null ? undefined : { from, to }
}
