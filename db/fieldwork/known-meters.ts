import type { KnownMeter } from '../../domain/fieldwork/check-meter-work.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** The meters named, and those that hang at the service point, with where they are now. */
export async function knownMeters(
  db: Queryable,
  about: { readonly meterIds: readonly string[]; readonly servicePointId: string | null },
): Promise<KnownMeter[]> {
  const found = await db.query<KnownMeter & Record<string, unknown>>(
    `select e.meter_id as "meterId", e.service, (select coalesce(array_agg(register order by register), '{}') from registers g where g.meter_id = e.meter_id) as registers,
       p.premise_id as "premiseId", p.service_point_id as "servicePointId"
     from meters e left join lateral (
       select p.premise_id, p.service_point_id from meter_installs i join service_points p using (service_point_id)
       where i.meter_id = e.meter_id and i.removed_on is null limit 1) p on true
     where e.meter_id = any($1) or p.service_point_id = $2
     order by e.meter_id`,
    [about.meterIds, about.servicePointId],
  )
  return found.rows
}

/** The meter, locked, so that two crews cannot set it at once. */
export async function lockMeters(tx: Transaction, meterIds: readonly string[]): Promise<void> {
  await tx.client.query('select 1 from meters where meter_id = any($1) order by meter_id for no key update', [meterIds])
}

interface DialValue {
  readonly register: string
  readonly value: string
}

/** Puts a meter in, register by register. */
export async function installMeter(
  tx: Transaction,
  install: {
    readonly meterId: string
    readonly servicePointId: string
    readonly on: string
    readonly values: readonly DialValue[]
  },
): Promise<void> {
  await tx.client.query(
    `insert into meter_installs (meter_id, register, service_point_id, installed_on, install_read)
     select $1, x.register, $2, $3, x.value from unnest($4::text[], $5::numeric[]) as x(register, value)`,
    [
      install.meterId,
      install.servicePointId,
      install.on,
      install.values.map(({ register }) => register),
      install.values.map(({ value }) => value),
    ],
  )
}

/** Takes a meter out, register by register. */
export async function removeMeter(
  tx: Transaction,
  removal: { readonly meterId: string; readonly on: string; readonly values: readonly DialValue[] },
): Promise<void> {
  await tx.client.query(
    `update meter_installs i set removed_on = $2, removal_read = x.value from unnest($3::text[], $4::numeric[]) as x(register, value)
     where i.meter_id = $1 and i.register = x.register and i.removed_on is null`,
    [removal.meterId, removal.on, removal.values.map(({ register }) => register), removal.values.map(({ value }) => value)],
  )
}

/** The first day of the meter's present install. */
export async function installedOn(tx: Transaction, meterId: string): Promise<string | undefined> {
  const found = await tx.client.query<{ installed_on: string }>(
    'select max(installed_on) as installed_on from meter_installs where meter_id = $1 and removed_on is null',
    [meterId],
  )
  return found.rows[0]?.installed_on ?? undefined
}
