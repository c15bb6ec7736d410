import type { LocalDate } from '../../domain/kernel/local-date.js'
import { acquiredSerialText, heldOf, serialText } from '../../domain/renewables/certificates.js'
import type { Queryable } from '../pool.js'
import type { Technology } from './generator-store.js'

/** Certificates of one vintage that stand alike: held, or gone to one party in one act. */
export interface CertificateRecord {
  /** null: it was bought. */
  readonly generatorId: string | null
  /** The generator, or the registry it was bought of. */
  readonly generatorName: string
  /** Of bought ones: the acquisition, the registry, and of whom. */
  readonly acquisitionId: number | null
  readonly registry: string | null
  readonly boughtOf: string | null
  readonly technology: Technology
  readonly vintage: string
  readonly state: 'held' | 'transferred' | 'retired'
  /** First and last certificate, as people write them. */
  readonly first: string
  readonly last: string
  readonly certificates: number
  readonly party: string | null
  readonly reason: string | null
  readonly programmeCode: string | null
  readonly on: LocalDate
}

interface HadRow extends Record<string, unknown> {
  generatorId: string | null
  generatorName: string
  acquisitionId: number | null
  registry: string | null
  series: string | null
  boughtOf: string | null
  technology: Technology
  vintage: string
  first: number
  last: number
  hadOn: LocalDate
  moves: {
    kind: 'transferred' | 'retired'
    first: number
    last: number
    party: string
    reason: string
    programmeCode: string | null
    on: LocalDate
  }[]
}

/** Every certificate there ever was, by vintage, generator and serial number. */
export async function listCertificates(db: Queryable): Promise<CertificateRecord[]> {
  const found = await db.query<HadRow>(
    `select m.generator_id as "generatorId", n.name as "generatorName", null::bigint as "acquisitionId", null as registry, null as series,
            null as "boughtOf", n.technology, m.vintage, m.first_serial as first, m.last_serial as last, m.minted_on as "hadOn",
            ${movesOf('certificate_moves', 'v.minting_id = m.minting_id')} as moves
       from certificate_mintings m join generators n using (generator_id) where m.certificates > 0
     union all
     select null, a.registry, a.acquisition_id, a.registry, a.series, a.counterparty, a.technology, a.vintage, a.first_serial, a.last_serial,
            a.acquired_on, ${movesOf('acquired_certificate_moves', 'v.acquisition_id = a.acquisition_id')}
       from certificate_acquisitions a
     order by 8 desc, 1 nulls last, 4, 5, 9`,
  )
  return found.rows.flatMap(recordsOf)
}

function movesOf(table: string, which: string): string {
  return `coalesce((select json_agg(json_build_object('kind', v.kind, 'first', v.first_serial, 'last', v.last_serial, 'party', v.party,
                      'reason', v.reason, 'programmeCode', v.programme_code, 'on', v.moved_on)) from ${table} v where ${which})::jsonb, '[]')`
}

function recordsOf({ first, last, hadOn, moves, series, ...of }: HadRow): CertificateRecord[] {
  const text = (serial: number): string =>
    of.generatorId === null
      ? acquiredSerialText(of.registry ?? '', series ?? '', serial)
      : serialText(of.generatorId, of.vintage, serial)
  const written = (range: { first: number; last: number }) => ({
    first: text(range.first),
    last: text(range.last),
    certificates: range.last - range.first + 1,
  })
  const held = heldOf({ first, last }, moves).map((range) => ({
    at: range.first,
    record: { ...of, state: 'held' as const, ...written(range), party: null, reason: null, programmeCode: null, on: hadOn },
  }))
  const gone = moves.map(({ kind, first: from, last: to, ...move }) => ({
    at: from,
    record: { ...of, state: kind, ...written({ first: from, last: to }), ...move },
  }))
  return [...held, ...gone].toSorted((left, right) => left.at - right.at).map(({ record }) => record)
}
