import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { LineOfShare } from '../../domain/renewables/share-on-bills.js'
import type { Queryable } from '../pool.js'

/** An agreement of an account as its customer knows it. */
export interface OwnAgreement {
  readonly agreementId: string
  readonly address: string
  readonly tariffCode: string
  readonly tariffName: string
}

/** Agreements of an account that were served, by number. */
export async function agreementsOfAccount(db: Queryable, accountId: string): Promise<OwnAgreement[]> {
  const found = await db.query<{ [Key in keyof OwnAgreement]: OwnAgreement[Key] }>(
    `select g.agreement_id as "agreementId", concat_ws(', ', m.line1, m.line2) as address, g.tariff_code as "tariffCode",
            coalesce(t.name, g.tariff_code) as "tariffName"
       from service_agreements g join service_points p using (service_point_id) join premises m using (premise_id)
       left join tariffs t using (tariff_code) where g.account_id = $1 and g.state <> 'cancelled' order by g.agreement_id`,
    [accountId],
  )
  return found.rows
}

/** Lines of an account's live bills that rest on shares of generators, of the latest bills first. */
export async function linesOfShares(db: Queryable, accountId: string, since: LocalDate): Promise<LineOfShare[]> {
  const found = await db.query<{ [Key in keyof LineOfShare]: LineOfShare[Key] }>(
    `select s.agreement_id as "agreementId", b.bill_number as "billNumber", s.period_from as "periodFrom", s.period_to as "periodTo",
            l.amount, l.derivation
       from bills b join bill_segments s using (bill_id) join bill_lines l on l.bill_id = b.bill_id and l.segment_id = s.segment_id
      where b.account_id = $1 and b.state = 'issued' and s.period_to >= $2 and l.derivation::text like '%"generation_share"%'
      order by s.period_to desc, l.line_no`,
    [accountId, since],
  )
  return found.rows
}

/** What the lines of an agreement's programme came to on one bill. */
export interface ProgrammeOnBill {
  readonly agreementId: string
  readonly programmeCode: string
  readonly billNumber: string
  readonly periodFrom: LocalDate
  readonly periodTo: LocalDate
  readonly quantity: string
  readonly unit: string
  /** kWh it stands for; null where the programme sells no energy. */
  readonly kwh: string | null
  readonly amount: string
}

/** Lines of programmes on an account's live bills, added up by bill, the latest first. */
export async function programmesOnBills(db: Queryable, accountId: string, since: LocalDate): Promise<ProgrammeOnBill[]> {
  const found = await db.query<{ [Key in keyof ProgrammeOnBill]: ProgrammeOnBill[Key] }>(
    `select s.agreement_id as "agreementId", p.programme_code as "programmeCode", b.bill_number as "billNumber",
            s.period_from as "periodFrom", s.period_to as "periodTo", sum(l.quantity) as quantity, l.unit,
            case when p.kind = 'green_power' then sum(l.quantity) * p.kwh_per_unit end as kwh, sum(l.amount) as amount
       from bills b join bill_segments s using (bill_id) join bill_lines l on l.bill_id = b.bill_id and l.segment_id = s.segment_id
       join programmes p on l.line_code = any(p.line_codes)
      where b.account_id = $1 and b.state = 'issued' and s.period_to >= $2
        and exists (select from programme_enrolments e where e.programme_code = p.programme_code and e.agreement_id = s.agreement_id)
      group by s.agreement_id, p.programme_code, p.kind, p.kwh_per_unit, b.bill_number, s.period_from, s.period_to, l.unit
      order by s.period_to desc, p.programme_code`,
    [accountId, since],
  )
  return found.rows
}
