import type pg from 'pg'
import type { AccountBill } from '../../domain/billing/billing-input.js'
import { stateText } from '../../domain/rating/carried-state.js'

/** What a bill says, for telling whether rating it again says the same: its lines, and what it leaves to the next. */
export function contentOf(bill: AccountBill): string {
  const lines = bill.segments.flatMap((segment) =>
    segment.lines.map((line) => `${line.lineCode}|${line.from}|${line.to}|${line.amount}`),
  )
  return JSON.stringify([lines, bill.segments.map((segment) => stateText(segment.carried))])
}

/** The same of a stored bill. */
export async function loadBillContent(
  client: pg.PoolClient,
  billId: number,
): Promise<{ readonly content: string; readonly issuedOn: string | undefined }> {
  const lines = await client.query<{ line: string }>(
    `select concat_ws('|', line_code, segment_from, segment_to, amount) as line from bill_lines where bill_id = $1 order by line_no`,
    [billId],
  )
  const segments = await client.query<{ carried: Parameters<typeof stateText>[0]; issued_on: string }>(
    'select s.carried, b.issued_on from bill_segments s join bills b using (bill_id) where s.bill_id = $1 order by s.segment_id',
    [billId],
  )
  return {
    content: JSON.stringify([lines.rows.map((row) => row.line), segments.rows.map((row) => stateText(row.carried))]),
    issuedOn: segments.rows[0]?.issued_on,
  }
}
