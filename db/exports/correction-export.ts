import type { Queryable } from '../pool.js'

/** What a line of a bill was and is after its correction; added up over the lines of one code. Periods are days of service, both included. */
export interface ExportedDifference {
  readonly correctionId: number
  readonly state: 'proposed' | 'approved' | 'withdrawn'
  readonly billNumber: string
  readonly accountId: string
  readonly customerClass: string
  readonly agreementId: string
  readonly tariffCode: string
  readonly periodFrom: string
  readonly periodTo: string
  readonly settingsVersion: number
  readonly lineCode: string
  readonly label: string
  readonly unit: string
  readonly wasQuantity: string
  readonly isQuantity: string
  readonly wasAmount: string
  readonly isAmount: string
  readonly difference: string
  readonly reason: string
  readonly proposedBy: string
  readonly proposedOn: string
}

const BATCH = 200

/**
 * Corrections of bills of a state, line by line, in batches of corrections, those that were proposed first before. A bill that is
 * cancelled and not billed again has nothing on the other side; of a withdrawn one only what the bill says is left.
 */
export async function* exportedDifferences(db: Queryable, state: string | null): AsyncGenerator<ExportedDifference[]> {
  let last = 0
  for (;;) {
    const found = await db.query<ExportedDifference>(
      `with chosen as (select * from bill_corrections where correction_id > $1 and ($2::text is null or state = $2)
                        order by correction_id limit ${BATCH}),
        lines as (
          select x.correction_id, s.agreement_id, s.tariff_code, s.period_from, s.period_to, l.line_code, l.label, l.unit, l.line_no,
                 l.quantity as was_quantity, 0 as is_quantity, l.amount as was_amount, 0 as is_amount
            from chosen x join bill_segments s on s.bill_id = x.bill_id join bill_lines l on l.bill_id = s.bill_id and l.segment_id = s.segment_id
          union all
          select x.correction_id, s.agreement_id, s.tariff_code, s.period_from, s.period_to, l.line_code, l.label, l.unit, l.line_no,
                 0, l.quantity, 0, l.amount
            from chosen x join bill_segments s on s.bill_id = x.rebill_id join bill_lines l on l.bill_id = s.bill_id and l.segment_id = s.segment_id)
       select x.correction_id as "correctionId", x.state, b.bill_number as "billNumber", b.account_id as "accountId",
              a.customer_class as "customerClass", l.agreement_id as "agreementId", min(l.tariff_code) as "tariffCode",
              min(l.period_from) as "periodFrom", max(l.period_to) as "periodTo", b.settings_version as "settingsVersion",
              l.line_code as "lineCode", min(l.label) as label, l.unit, sum(l.was_quantity) as "wasQuantity", sum(l.is_quantity) as "isQuantity",
              sum(l.was_amount) as "wasAmount", sum(l.is_amount) as "isAmount", sum(l.is_amount) - sum(l.was_amount) as difference,
              x.reason, coalesce(u.name, x.proposed_by) as "proposedBy", x.proposed_at::date as "proposedOn"
         from chosen x join bills b using (bill_id) join accounts a using (account_id) join lines l using (correction_id)
         left join users u on u.user_id = x.proposed_by
        group by x.correction_id, x.state, b.bill_number, b.account_id, a.customer_class, l.agreement_id, b.settings_version, l.line_code, l.unit,
                 x.reason, u.name, x.proposed_by, x.proposed_at
        order by x.correction_id, l.agreement_id, min(l.line_no), l.line_code, l.unit`,
      [last, state],
    )
    const newest = found.rows.at(-1)
    if (newest === undefined) return
    yield found.rows
    last = newest.correctionId
  }
}
