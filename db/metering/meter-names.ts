import type { FlowDirection } from '../../domain/metering/formats/meter-record.js'
import type { RegisterOfMeter } from '../../domain/metering/intervals/channel-register.js'
import type { Queryable } from '../pool.js'

/** A meter a name of a file may mean: directly, by another name, or because it hangs at the metering point. */
export interface NamedMeter {
  readonly name: string
  readonly meterId: string
  readonly service: string
  /** How the name was found; the first of these counts. */
  readonly by: 'alias' | 'meter' | 'point'
  /** Of a metering point: the days the meter hung there, the last one without it as its end. */
  readonly from: string | null
  readonly until: string | null
}

/** Every meter that any of these names means. */
export async function metersNamed(db: Queryable, names: readonly string[]): Promise<NamedMeter[]> {
  if (names.length === 0) return []
  const found = await db.query<NamedMeter & Record<string, unknown>>(
    `select a.identifier as name, a.meter_id as "meterId", m.service, 'alias' as by, null as from, null as until
       from meter_aliases a join meters m using (meter_id) where a.identifier = any($1)
     union all select meter_id, meter_id, service, 'meter', null, null from meters where meter_id = any($1)
     union all select distinct i.service_point_id, i.meter_id, m.service, 'point', i.installed_on::text, i.removed_on::text
       from meter_installs i join meters m using (meter_id) where i.service_point_id = any($1)`,
    [names],
  )
  return found.rows
}

export async function registersOfMeters(db: Queryable, meterIds: readonly string[]): Promise<Map<string, RegisterOfMeter[]>> {
  const found = await db.query<RegisterOfMeter & { meterId: string }>(
    'select meter_id as "meterId", register, unit, direction, role, multiplier, dials from registers where meter_id = any($1) order by register',
    [meterIds],
  )
  const registers = new Map<string, RegisterOfMeter[]>()
  for (const { meterId, ...register } of found.rows) registers.set(meterId, [...(registers.get(meterId) ?? []), register])
  return registers
}

export interface NewChannel {
  readonly meterId: string
  readonly channel: string
  readonly unit: string
  readonly direction: FlowDirection
  readonly isForBilling: boolean
  readonly register: string | null
}

/** The ids of channels, in their order; those that their meters did not have are added. Asked of a whole piece of a file at once. */
export async function channelIds(db: Queryable, channels: readonly NewChannel[]): Promise<number[]> {
  const wanted = new Map(channels.map((channel) => [keyOf(channel), channel]))
  const known = await knownChannels(db, [...wanted.values()])
  const missing = [...wanted].filter(([key]) => !known.has(key)).map(([, channel]) => channel)
  if (missing.length > 0) {
    await db.query(
      `insert into meter_channels (meter_id, channel, unit, is_for_billing, direction, register)
       select meter_id, channel, unit, is_for_billing, direction, register
         from unnest($1::text[], $2::text[], $3::text[], $4::boolean[], $5::text[], $6::text[]) with ordinality
              as k (meter_id, channel, unit, is_for_billing, direction, register, place) order by place
       on conflict do nothing`,
      [...keysOf(missing), missing.map((each) => each.direction), missing.map((each) => each.register)],
    )
    for (const [key, id] of await knownChannels(db, missing)) known.set(key, id)
  }
  return channels.map((channel) => known.get(keyOf(channel)) as number)
}

async function knownChannels(db: Queryable, channels: readonly NewChannel[]): Promise<Map<string, number>> {
  if (channels.length === 0) return new Map()
  const found = await db.query<ChannelKey & { readonly id: number }>(
    `select c.channel_id as id, meter_id as "meterId", channel, unit, is_for_billing as "isForBilling"
       from unnest($1::text[], $2::text[], $3::text[], $4::boolean[]) as k (meter_id, channel, unit, is_for_billing)
       join meter_channels c using (meter_id, channel, unit, is_for_billing)`,
    keysOf(channels),
  )
  return new Map(found.rows.map((row) => [keyOf(row), row.id]))
}

type ChannelKey = Pick<NewChannel, 'meterId' | 'channel' | 'unit' | 'isForBilling'>

function keyOf({ meterId, channel, unit, isForBilling }: ChannelKey): string {
  return [meterId, channel, unit, isForBilling].join('\n')
}

function keysOf(channels: readonly ChannelKey[]): unknown[] {
  return [
    channels.map((each) => each.meterId),
    channels.map((each) => each.channel),
    channels.map((each) => each.unit),
    channels.map((each) => each.isForBilling),
  ]
}

/** Sets another name of a meter. The meter the name meant before, or undefined. */
export async function setAlias(
  db: Queryable,
  alias: { identifier: string; meterId: string; reason: string; recordedBy: string },
): Promise<string | undefined> {
  const before = await db.query<{ meter_id: string }>('select meter_id from meter_aliases where identifier = $1 for update', [
    alias.identifier,
  ])
  await db.query(
    `insert into meter_aliases (identifier, meter_id, reason, recorded_by) values ($1, $2, $3, $4)
     on conflict (identifier) do update set meter_id = excluded.meter_id, reason = excluded.reason, recorded_at = now(), recorded_by = excluded.recorded_by`,
    [alias.identifier, alias.meterId, alias.reason, alias.recordedBy],
  )
  return before.rows[0]?.meter_id
}
