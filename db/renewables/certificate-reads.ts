import type { LocalDate } from '../../domain/kernel/local-date.js'
import { heldOf, serialText } from '../../domain/renewables/certificates.js'
import type { Queryable } from '../pool.js'
import type { Technology } from './generator-store.js'

/** Certificates of one vintage that stand alike: held, or gone to one party in one act. */
export interface CertificateRecord {
  readonly generatorId: string
  readonly generatorName: string
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

interface MintedRow extends Record<string, unknown> {
  generatorId: string
  generatorName: string
  technology: Technology
  vintage: string
  first: number
  last: number
  mintedOn: LocalDate
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
  const found = await db.query<MintedRow>(
    `select m.generator_id as "generatorId", n.name as "generatorName", n.technology, m.vintage, m.first_serial as first, m.last_serial as last,
            m.minted_on as "mintedOn",
            coalesce((select json_agg(json_build_object('kind', v.kind, 'first', v.first_serial, 'last', v.last_serial, 'party', v.party,
                                                        'reason', v.reason, 'programmeCode', v.programme_code, 'on', v.moved_on))
                        from certificate_moves v where v.minting_id = m.minting_id), '[]') as moves
       from certificate_mintings m join generators n using (generator_id) where m.certificates > 0 order by m.vintage desc, m.generator_id`,
  )
  return found.rows.flatMap(recordsOf)
}

function recordsOf({ first, last, mintedOn, moves, ...of }: MintedRow): CertificateRecord[] {
  const written = (range: { first: number; last: number }) => ({
    first: serialText(of.generatorId, of.vintage, range.first),
    last: serialText(of.generatorId, of.vintage, range.last),
    certificates: range.last - range.first + 1,
  })
  const held = heldOf({ first, last }, moves).map((range) => ({
    at: range.first,
    record: { ...of, state: 'held' as const, ...written(range), party: null, reason: null, programmeCode: null, on: mintedOn },
  }))
  const gone = moves.map(({ kind, first: from, last: to, ...move }) => ({
    at: from,
    record: { ...of, state: kind, ...written({ first: from, last: to }), ...move },
  }))
  return [...held, ...gone].toSorted((left, right) => left.at - right.at).map(({ record }) => record)
}
