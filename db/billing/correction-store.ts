import type pg from 'pg'

/** An issued bill as a correction sees it. */
export interface CorrectableBill {
  readonly billId: number
  readonly billNumber: string
  readonly accountId: string
  readonly kind: string
  readonly state: 'draft' | 'issued' | 'cancelled'
  readonly runId: number | null
  readonly readDate: string | null
  readonly periodFrom: string
  readonly periodTo: string
  readonly currency: string
  readonly total: string
  readonly entryId: number | null
  readonly openCorrectionId: number | null
  readonly segments: readonly { readonly agreementId: string; readonly periodFrom: string; readonly periodTo: string }[]
}

/** The bill with its row locked. */
export async function lockBill(client: pg.PoolClient, billId: number): Promise<CorrectableBill | undefined> {
  const found = await client.query<CorrectableBill>(
    `select b.bill_id as "billId", b.bill_number as "billNumber", b.account_id as "accountId", b.kind, b.state, b.run_id as "runId",
            r.read_date as "readDate", b.period_from as "periodFrom", b.period_to as "periodTo", b.currency, b.total, b.entry_id as "entryId",
            (select correction_id from bill_corrections c where c.bill_id = b.bill_id and c.state = 'proposed') as "openCorrectionId",
            (select coalesce(json_agg(json_build_object('agreementId', s.agreement_id, 'periodFrom', s.period_from, 'periodTo', s.period_to)
                                      order by s.segment_id), '[]')
             from bill_segments s where s.bill_id = b.bill_id) as segments
     from bills b left join bill_runs r on r.run_id = b.run_id where b.bill_id = $1 for update of b`,
    [billId],
  )
  return found.rows[0]
}

export interface CorrectionRow {
  readonly correctionId: number
  readonly billId: number
  readonly rebillId: number | null
  readonly reason: string
  readonly state: 'proposed' | 'approved' | 'withdrawn'
  readonly proposedBy: string
  readonly exemptChecks: readonly string[]
}

export async function lockCorrection(client: pg.PoolClient, correctionId: number): Promise<CorrectionRow | undefined> {
  const found = await client.query<CorrectionRow>(
    `select correction_id as "correctionId", bill_id as "billId", rebill_id as "rebillId", reason, state, proposed_by as "proposedBy",
            coalesce(preview -> 'exemptChecks', '[]') as "exemptChecks"
     from bill_corrections where correction_id = $1 for update`,
    [correctionId],
  )
  return found.rows[0]
}

export async function decideCorrectionRow(
  client: pg.PoolClient,
  correctionId: number,
  state: 'approved' | 'withdrawn',
  by: string,
): Promise<void> {
  await client.query('update bill_corrections set state = $2, decided_by = $3, decided_at = now() where correction_id = $1', [
    correctionId,
    state,
    by,
  ])
}

/** The open items a bill made, in the order of their ids. */
export async function itemIdsOfBill(client: pg.PoolClient, billId: number): Promise<number[]> {
  const found = await client.query<{ item_id: number }>(
    `select item_id from open_items where bill_id = $1 and kind = 'bill' order by item_id`,
    [billId],
  )
  return found.rows.map((row) => row.item_id)
}

/** Marks an issued bill cancelled and frees its days. */
export async function markCancelled(
  client: pg.PoolClient,
  bill: { billId: number; entryId: number | null; by: string; reason: string },
): Promise<void> {
  await client.query(
    `update bills set state = 'cancelled', cancellation_entry_id = $2, cancelled_at = now(), cancelled_by = $3, cancel_reason = $4 where bill_id = $1`,
    [bill.billId, bill.entryId, bill.by, bill.reason],
  )
  await client.query('delete from billed_periods where bill_id = $1', [bill.billId])
}
