import type pg from 'pg'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { KnownShare } from '../../domain/renewables/generator-shares.js'
import { BILLED_DAYS } from '../billing/billed-days.js'

export const TECHNOLOGIES = ['solar', 'wind', 'hydro', 'biomass', 'geothermal', 'other'] as const
export type Technology = (typeof TECHNOLOGIES)[number]

export interface NewGenerator {
  readonly generatorId: string
  readonly name: string
  readonly servicePointId: string
  readonly counts: 'received' | 'delivered'
  readonly technology: Technology
  readonly capacityKw: string
  readonly beganOn: LocalDate
}

export interface LockedGenerator extends NewGenerator {
  readonly endedOn: LocalDate | null
}

/** The service at a service point; undefined where there is no such point. */
export async function serviceAtPoint(client: pg.PoolClient, servicePointId: string): Promise<string | undefined> {
  const found = await client.query<{ service: string }>('select service from service_points where service_point_id = $1', [
    servicePointId,
  ])
  return found.rows[0]?.service
}

/** A generator at the point on or after a day that counts the same way; undefined where there is none. */
export async function generatorAtPoint(
  client: pg.PoolClient,
  { servicePointId, counts, beganOn }: Pick<NewGenerator, 'servicePointId' | 'counts' | 'beganOn'>,
): Promise<string | undefined> {
  const found = await client.query<{ generator_id: string }>(
    `select generator_id from generators where service_point_id = $1 and counts = $2 and (ended_on is null or ended_on >= $3) limit 1`,
    [servicePointId, counts, beganOn],
  )
  return found.rows[0]?.generator_id
}

/** Adds a generator; false where the number is taken. */
export async function insertGenerator(client: pg.PoolClient, generator: NewGenerator, recordedBy: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into generators (generator_id, name, service_point_id, counts, technology, capacity_kw, began_on, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (generator_id) do nothing`,
    [
      generator.generatorId,
      generator.name,
      generator.servicePointId,
      generator.counts,
      generator.technology,
      generator.capacityKw,
      generator.beganOn,
      recordedBy,
    ],
  )
  return rowCount === 1
}

/** The generator, locked: who gives shares of it, or mints for it, waits for who does so already. */
export async function lockGenerator(client: pg.PoolClient, generatorId: string): Promise<LockedGenerator | undefined> {
  const found = await client.query<LockedGenerator>(
    `select generator_id as "generatorId", name, service_point_id as "servicePointId", counts, technology, capacity_kw as "capacityKw",
            began_on as "beganOn", ended_on as "endedOn"
       from generators where generator_id = $1 for update`,
    [generatorId],
  )
  return found.rows[0]
}

export async function endGeneratorRow(client: pg.PoolClient, generatorId: string, endedOn: LocalDate): Promise<void> {
  await client.query('update generators set ended_on = $2 where generator_id = $1', [generatorId, endedOn])
}

export interface StoredShare extends KnownShare {
  readonly shareId: number
  readonly generatorId: string
}

const SHARE = `share_id as "shareId", generator_id as "generatorId", agreement_id as "agreementId", percent, from_on as "from", to_on as "to"`

export async function sharesOfGenerator(client: pg.PoolClient, generatorId: string): Promise<StoredShare[]> {
  const found = await client.query<StoredShare>(
    `select ${SHARE} from generator_shares where generator_id = $1 order by share_id`,
    [generatorId],
  )
  return found.rows
}

export async function findShare(client: pg.PoolClient, shareId: number): Promise<StoredShare | undefined> {
  const found = await client.query<StoredShare>(`select ${SHARE} from generator_shares where share_id = $1`, [shareId])
  return found.rows[0]
}

export async function insertShare(
  client: pg.PoolClient,
  share: KnownShare & { readonly generatorId: string },
  recordedBy: string,
): Promise<number> {
  const found = await client.query<{ share_id: number }>(
    `insert into generator_shares (generator_id, agreement_id, percent, from_on, to_on, recorded_by) values ($1, $2, $3, $4, $5, $6) returning share_id`,
    [share.generatorId, share.agreementId, share.percent, share.from, share.to, recordedBy],
  )
  return (found.rows[0] as { share_id: number }).share_id
}

export async function endShareRow(client: pg.PoolClient, shareId: number, to: LocalDate): Promise<void> {
  await client.query('update generator_shares set to_on = $2 where share_id = $1', [shareId, to])
}

/**
 * The last day billed of agreements, and of those at a generator whose meter is billed too (its own bill counts what is left of what it
 * gave), on bills that wait for approval as well; null where nothing was billed.
 */
export async function lastBilledDay(
  client: pg.PoolClient,
  agreementIds: readonly string[],
  generator: Pick<NewGenerator, 'servicePointId' | 'counts'>,
): Promise<LocalDate | null> {
  const found = await client.query<{ last: LocalDate | null }>(
    `select max(x.last) as last from ${BILLED_DAYS} x join service_agreements g using (agreement_id)
      where x.agreement_id = any($1) or (g.service_point_id = $2 and $3 = 'received')`,
    [agreementIds, generator.servicePointId, generator.counts],
  )
  return found.rows[0]?.last ?? null
}
