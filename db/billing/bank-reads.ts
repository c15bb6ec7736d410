import type { BankEntryKind } from '../../domain/billing/bank-entries.js'
import type { Queryable } from '../pool.js'

/** One period of one bank: what every bill and its cancellation did to it, and what was left then. */
export interface BankPeriod {
  readonly agreementId: string
  readonly bank: string
  readonly label: string
  readonly part: string
  readonly unit: string
  readonly periodTo: string
  readonly opening: string
  readonly generated: string
  readonly used: string
  readonly cashedOut: string
  readonly expired: string
  readonly adjusted: string
  readonly balance: string
}

/** The banks of agreements by period, oldest first. Mirrors stand in the period of what they take back. */
export async function loadBankPeriods(
  db: Queryable,
  of: { readonly agreementId?: string; readonly accountId?: string },
): Promise<BankPeriod[]> {
  const found = await db.query<BankPeriod>(
    `select agreement_id as "agreementId", bank, (array_agg(label order by bank_entry_id desc))[1] as label, part, unit, period_to as "periodTo",
            ${sumOf('opening')} as opening, ${sumOf('generated')} as generated, -${sumOf('used')} as used,
            -${sumOf('cashed_out')} as "cashedOut", -${sumOf('expired')} as expired, ${sumOf('adjusted')} as adjusted,
            sum(sum(quantity)) over (partition by agreement_id, bank, part, unit order by period_to) as balance
       from bank_entries where ${of.agreementId === undefined ? 'account_id' : 'agreement_id'} = $1
      group by agreement_id, bank, part, unit, period_to order by agreement_id, bank, part, period_to`,
    [of.agreementId ?? of.accountId],
  )
  return found.rows
}

function sumOf(kind: BankEntryKind): string {
  return `coalesce(sum(quantity) filter (where kind = '${kind}'), 0)`
}

/** A row of the ledger of banks with the bill that made it. */
export interface BankEntryRow {
  readonly id: number
  readonly bank: string
  readonly part: string
  readonly unit: string
  readonly kind: BankEntryKind
  readonly quantity: string
  readonly periodFrom: string
  readonly periodTo: string
  readonly billId: number | null
  readonly billNumber: string | null
  readonly isMirror: boolean
  /** A mirror takes it back. */
  readonly isTakenBack: boolean
  readonly reason: string | null
  readonly recordedAt: string
  readonly recordedBy: string
}

/** The latest entries of an agreement's banks, newest first. */
export async function loadBankEntries(db: Queryable, agreementId: string, limit: number): Promise<BankEntryRow[]> {
  const found = await db.query<Omit<BankEntryRow, 'recordedAt'> & { recordedAt: Date }>(
    `select e.bank_entry_id as id, e.bank, e.part, e.unit, e.kind, e.quantity, e.period_from as "periodFrom", e.period_to as "periodTo",
            e.bill_id as "billId", b.bill_number as "billNumber", e.mirrors_entry_id is not null as "isMirror",
            exists (select from bank_entries m where m.mirrors_entry_id = e.bank_entry_id) as "isTakenBack", e.reason,
            e.recorded_at as "recordedAt", coalesce(u.name, e.recorded_by) as "recordedBy"
       from bank_entries e left join bills b using (bill_id) left join users u on u.user_id = e.recorded_by
      where e.agreement_id = $1 order by e.bank_entry_id desc limit $2`,
    [agreementId, limit],
  )
  return found.rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }))
}
