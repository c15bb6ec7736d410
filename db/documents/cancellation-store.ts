import type { Queryable } from '../pool.js'

/** What a bill replaces, and what became of it. */
export interface CancellationRow {
  readonly replacesBillNumber: string | null
  readonly cancelledOn: string | null
  readonly replacedByBillNumber: string | null
}

export async function loadCancellations(db: Queryable, billIds: readonly number[]): Promise<Map<number, CancellationRow>> {
  const found = await db.query<CancellationRow & { billId: number }>(
    `select b.bill_id as "billId", o.bill_number as "replacesBillNumber", e.effective_on as "cancelledOn",
            n.bill_number as "replacedByBillNumber"
     from bills b left join bills o on o.bill_id = b.replaces_bill_id
     left join bills n on n.replaces_bill_id = b.bill_id and n.state <> 'draft'
     left join journal_entries e on e.entry_id = b.cancellation_entry_id
     where b.bill_id = any($1)`,
    [billIds],
  )
  return new Map(found.rows.map(({ billId, ...row }) => [billId, row]))
}
