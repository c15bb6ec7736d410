import type pg from 'pg'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { SerialRange } from '../../domain/renewables/certificates.js'
import type { Queryable } from '../pool.js'

export interface Minting {
  readonly mintingId: number
  readonly generatorId: string
  readonly vintage: string
  readonly generatedKwh: string
  readonly carriedInKwh: string
  readonly carriedOutKwh: string
  readonly certificates: number
  readonly firstSerial: number | null
  readonly lastSerial: number | null
}

const MINTING = `minting_id as "mintingId", generator_id as "generatorId", vintage, generated_kwh as "generatedKwh", carried_in_kwh as "carriedInKwh",
  carried_out_kwh as "carriedOutKwh", certificates, first_serial as "firstSerial", last_serial as "lastSerial"`

/** Mintings of a generator, the earliest month first. */
export async function mintingsOf(client: pg.PoolClient, generatorId: string): Promise<Minting[]> {
  const found = await client.query<Minting>(
    `select ${MINTING} from certificate_mintings where generator_id = $1 order by vintage`,
    [generatorId],
  )
  return found.rows
}

export async function insertMinting(
  client: pg.PoolClient,
  minting: Omit<Minting, 'mintingId'> & { readonly mintedOn: LocalDate },
  recordedBy: string,
): Promise<number> {
  const found = await client.query<{ minting_id: number }>(
    `insert into certificate_mintings (generator_id, vintage, generated_kwh, carried_in_kwh, carried_out_kwh, certificates, first_serial,
       last_serial, minted_on, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning minting_id`,
    [
      minting.generatorId,
      minting.vintage,
      minting.generatedKwh,
      minting.carriedInKwh,
      minting.carriedOutKwh,
      minting.certificates,
      minting.firstSerial,
      minting.lastSerial,
      minting.mintedOn,
      recordedBy,
    ],
  )
  return (found.rows[0] as { minting_id: number }).minting_id
}

/** Certificates of one minting, with those that left. */
export interface MintedRange extends SerialRange {
  readonly mintingId: number
  readonly generatorId: string
  readonly vintage: string
  readonly gone: readonly SerialRange[]
}

/** All that was minted, of one generator or month where they are named, the oldest vintage first; generators are locked by number. */
export async function lockMinted(
  client: pg.PoolClient,
  of: { readonly generatorId?: string; readonly vintage?: string },
): Promise<MintedRange[]> {
  const values = [of.generatorId ?? null, of.vintage ?? null]
  await client.query(
    'select from generators where $1::text is null or generator_id = $1 order by generator_id for update',
    values.slice(0, 1),
  )
  const found = await client.query<MintedRange>(
    `select m.minting_id as "mintingId", m.generator_id as "generatorId", m.vintage, m.first_serial as first, m.last_serial as last,
            coalesce((select json_agg(json_build_object('first', v.first_serial, 'last', v.last_serial))
                        from certificate_moves v where v.minting_id = m.minting_id), '[]') as gone
       from certificate_mintings m
      where m.certificates > 0 and ($1::text is null or m.generator_id = $1) and ($2::text is null or m.vintage = $2)
      order by m.vintage, m.generator_id`,
    values,
  )
  return found.rows
}

export interface NewMove extends SerialRange {
  readonly mintingId: number
  readonly generatorId: string
  readonly kind: 'transferred' | 'retired'
  readonly party: string
  readonly reason: string
  readonly programmeCode: string | null
  readonly movedOn: LocalDate
}

export async function insertMoves(client: pg.PoolClient, moves: readonly NewMove[], recordedBy: string): Promise<void> {
  if (moves.length === 0) return
  await client.query(
    `insert into certificate_moves (minting_id, generator_id, kind, first_serial, last_serial, party, reason, programme_code, moved_on, recorded_by)
     select "mintingId", "generatorId", kind, first, last, party, reason, "programmeCode", "movedOn", $2
       from json_to_recordset($1::json) as m ("mintingId" bigint, "generatorId" text, kind text, first bigint, last bigint, party text,
            reason text, "programmeCode" text, "movedOn" date)`,
    [JSON.stringify(moves), recordedBy],
  )
}

/** kWh a programme sold, by its lines on live bills; and how many certificates were retired for it. */
export async function soldAndRetired(db: Queryable, programmeCode: string): Promise<{ soldKwh: string; retired: number }> {
  const found = await db.query<{ sold: string; retired: number }>(
    `select coalesce((select sum(l.quantity) * p.kwh_per_unit from bill_lines l join bills b using (bill_id)
                       where l.line_code = any(p.line_codes) and b.state = 'issued'), 0)::text as sold,
            (coalesce((select sum(v.last_serial - v.first_serial + 1) from certificate_moves v where v.programme_code = p.programme_code), 0)
             + coalesce((select sum(v.last_serial - v.first_serial + 1) from acquired_certificate_moves v where v.programme_code = p.programme_code), 0))::integer as retired
       from programmes p where p.programme_code = $1`,
    [programmeCode],
  )
  const [row] = found.rows
  return { soldKwh: row?.sold ?? '0', retired: row?.retired ?? 0 }
}

/** Mintings of months that a meter's days lie in, with the generator as it counts. */
export interface MintedMonth {
  readonly generatorId: string
  readonly servicePointId: string
  readonly counts: 'delivered' | 'received'
  readonly vintage: string
  readonly generatedKwh: string
  readonly beganOn: LocalDate
  readonly endedOn: LocalDate | null
}

export async function mintedMonthsOfMeter(
  db: Queryable,
  meterId: string,
  days: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<MintedMonth[]> {
  const found = await db.query<{ [Key in keyof MintedMonth]: MintedMonth[Key] }>(
    `select distinct n.generator_id as "generatorId", n.service_point_id as "servicePointId", n.counts, m.vintage, m.generated_kwh as "generatedKwh",
            n.began_on as "beganOn", n.ended_on as "endedOn"
       from meter_installs i join generators n using (service_point_id) join certificate_mintings m using (generator_id)
      where i.meter_id = $1 and m.vintage between to_char($2::date, 'YYYY-MM') and to_char($3::date, 'YYYY-MM') order by 1, 4`,
    [meterId, days.from, days.to],
  )
  return found.rows
}
