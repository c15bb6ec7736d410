import type { Queryable } from '../pool.js'
import { type ExportScope, SCOPE, scopeParameters } from './export-scope.js'

/** A live bill as it is taken out. Periods are days of service, both included. */
export interface ExportedBill {
  readonly billId: number
  readonly accountId: string
  readonly settingsVersion: number
  readonly periodFrom: string
  readonly periodTo: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly currentCharges: string
  readonly taxes: string
  readonly total: string
}

const BATCH = 1_000

/**
 * Live bills of the scope by account, in batches. Of a run that is not yet issued its drafts are live: they are what an issue would
 * make. Of a month only issued ones.
 */
export async function* exportedBills(db: Queryable, scope: ExportScope): AsyncGenerator<ExportedBill[]> {
  const states = 'run' in scope ? ['draft', 'issued'] : ['issued']
  let [account, bill] = ['', 0]
  for (;;) {
    const found = await db.query<ExportedBill>(
      `with ${SCOPE}
       select b.bill_id as "billId", b.account_id as "accountId", b.settings_version as "settingsVersion", b.period_from as "periodFrom",
              b.period_to as "periodTo", b.issued_on as "issuedOn", b.due_on as "dueOn", b.current_charges as "currentCharges", b.taxes, b.total
         from bills b join scope using (bill_id)
        where b.state = any($4) and (b.account_id, b.bill_id) > ($5, $6::bigint) order by b.account_id, b.bill_id limit ${BATCH}`,
      [...scopeParameters(scope), states, account, bill],
    )
    const last = found.rows.at(-1)
    if (last === undefined) return
    yield found.rows
    ;[account, bill] = [last.accountId, last.billId]
  }
}

export interface ExportedLine {
  readonly billId: number
  readonly agreementId: string
  readonly service: string
  readonly tariffCode: string
  readonly lineCode: string
  readonly segmentFrom: string
  readonly segmentTo: string
  readonly quantity: string
  readonly unit: string
  readonly rate: string
  readonly amount: string
}

/** The lines of bills, by account and in the order they have on the bill. */
export async function exportedLines(db: Queryable, billIds: readonly number[]): Promise<ExportedLine[]> {
  const found = await db.query<ExportedLine>(
    `select l.bill_id as "billId", s.agreement_id as "agreementId", s.service, s.tariff_code as "tariffCode", l.line_code as "lineCode",
            l.segment_from as "segmentFrom", l.segment_to as "segmentTo", l.quantity, l.unit, l.rate, l.amount
       from unnest($1::bigint[]) with ordinality as wanted (bill_id, place)
       join bill_lines l using (bill_id) join bill_segments s on s.segment_id = l.segment_id
      order by wanted.place, l.line_no`,
    [billIds],
  )
  return found.rows
}
