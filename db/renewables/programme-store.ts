import type pg from 'pg'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Enrolment, Programme } from '../../domain/renewables/enrolments.js'
import type { Queryable } from '../pool.js'
import { BILLED_DAYS } from '../billing/billed-days.js'

interface ProgrammeColumns {
  programme_code: string
  name: string
  kind: Programme['kind']
  takes: Programme['takes']
  kwh_per_unit: string
  line_codes: string[]
  cap_kind: NonNullable<Programme['cap']>['kind'] | null
  cap: string | null
}

function programmeOf(row: ProgrammeColumns): Programme {
  return {
    code: row.programme_code,
    name: row.name,
    kind: row.kind,
    takes: row.takes,
    kwhPerUnit: row.kwh_per_unit,
    lineCodes: row.line_codes,
    cap: row.cap_kind === null || row.cap === null ? null : { kind: row.cap_kind, amount: row.cap },
  }
}

const PROGRAMME = 'programme_code, name, kind, takes, kwh_per_unit, line_codes, cap_kind, cap'

export async function allProgrammes(db: Queryable): Promise<Programme[]> {
  const found = await db.query<Record<string, never> & ProgrammeColumns>(
    `select ${PROGRAMME} from programmes order by programme_code`,
  )
  return found.rows.map(programmeOf)
}

/** The programme, locked: who enrols in it waits for who does so already. */
export async function lockProgramme(client: pg.PoolClient, code: string): Promise<Programme | undefined> {
  const found = await client.query<Record<string, never> & ProgrammeColumns>(
    `select ${PROGRAMME} from programmes where programme_code = $1 for update`,
    [code],
  )
  const [row] = found.rows
  return row === undefined ? undefined : programmeOf(row)
}

/** Adds a programme, or changes all of it but its code, kind and what it takes. */
export async function saveProgramme(client: pg.PoolClient, programme: Programme, recordedBy: string): Promise<void> {
  await client.query(
    `insert into programmes (programme_code, name, kind, takes, kwh_per_unit, line_codes, cap_kind, cap, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (programme_code) do update set name = excluded.name, kwh_per_unit = excluded.kwh_per_unit, line_codes = excluded.line_codes,
       cap_kind = excluded.cap_kind, cap = excluded.cap`,
    [
      programme.code,
      programme.name,
      programme.kind,
      programme.takes,
      programme.kwhPerUnit,
      programme.lineCodes,
      programme.cap?.kind ?? null,
      programme.cap?.amount ?? null,
      recordedBy,
    ],
  )
}

export interface StoredEnrolment extends Enrolment {
  readonly enrolmentId: number
  readonly programmeCode: string
}

const ENROLMENT = `enrolment_id as "enrolmentId", programme_code as "programmeCode", agreement_id as "agreementId", amount,
  capacity_kw as "capacityKw", from_on as "from", to_on as "to"`

export async function enrolmentsOfProgramme(db: Queryable, code: string): Promise<StoredEnrolment[]> {
  const found = await db.query<{ [Key in keyof StoredEnrolment]: StoredEnrolment[Key] }>(
    `select ${ENROLMENT} from programme_enrolments where programme_code = $1 order by enrolment_id`,
    [code],
  )
  return found.rows
}

export async function enrolmentsOfAgreements(db: Queryable, agreementIds: readonly string[]): Promise<StoredEnrolment[]> {
  const found = await db.query<{ [Key in keyof StoredEnrolment]: StoredEnrolment[Key] }>(
    `select ${ENROLMENT} from programme_enrolments where agreement_id = any($1) and (to_on is null or to_on >= from_on) order by enrolment_id`,
    [agreementIds],
  )
  return found.rows
}

export async function lockEnrolment(client: pg.PoolClient, enrolmentId: number): Promise<StoredEnrolment | undefined> {
  const found = await client.query<StoredEnrolment>(
    `select ${ENROLMENT} from programme_enrolments where enrolment_id = $1 for update`,
    [enrolmentId],
  )
  return found.rows[0]
}

export async function insertEnrolment(
  client: pg.PoolClient,
  enrolment: Enrolment & { readonly programmeCode: string },
  recordedBy: string,
): Promise<number> {
  const found = await client.query<{ enrolment_id: number }>(
    `insert into programme_enrolments (programme_code, agreement_id, amount, capacity_kw, from_on, to_on, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7) returning enrolment_id`,
    [
      enrolment.programmeCode,
      enrolment.agreementId,
      enrolment.amount,
      enrolment.capacityKw,
      enrolment.from,
      enrolment.to,
      recordedBy,
    ],
  )
  return (found.rows[0] as { enrolment_id: number }).enrolment_id
}

export async function endEnrolmentRow(client: pg.PoolClient, enrolmentId: number, to: LocalDate): Promise<void> {
  await client.query('update programme_enrolments set to_on = $2 where enrolment_id = $1', [enrolmentId, to])
}

/** The last day billed of an agreement, on bills that wait for approval as well; null: none. */
export async function billedTo(client: pg.PoolClient, agreementId: string): Promise<LocalDate | null> {
  const found = await client.query<{ last: LocalDate | null }>(
    `select max(last) as last from ${BILLED_DAYS} x where agreement_id = $1`,
    [agreementId],
  )
  return found.rows[0]?.last ?? null
}

/** What lines of these codes came to on live bills issued in a calendar year, whichever sign they have. */
export async function spentInYear(db: Queryable, lineCodes: readonly string[], year: string): Promise<string> {
  const found = await db.query<{ spent: string }>(
    `select coalesce(abs(sum(l.amount)), 0)::text as spent from bill_lines l join bills b using (bill_id)
      where l.line_code = any($1) and b.state = 'issued' and b.issued_on >= make_date($2, 1, 1) and b.issued_on < make_date($2 + 1, 1, 1)`,
    [lineCodes, Number(year)],
  )
  return found.rows[0]?.spent ?? '0'
}
