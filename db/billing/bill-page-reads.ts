import type { Queryable } from '../pool.js'

export interface DeliveryOfBill {
  readonly channel: 'email' | 'print'
  readonly address: string | null
  readonly state: string
  readonly detail: string | null
  readonly updatedAt: string
}

/** How a bill was sent, or is still to be. */
export async function loadDeliveriesOf(db: Queryable, billId: number): Promise<DeliveryOfBill[]> {
  const found = await db.query<Omit<DeliveryOfBill, 'updatedAt'> & { updatedAt: Date }>(
    `select channel, address, state, detail, updated_at as "updatedAt" from bill_deliveries where bill_id = $1 order by channel`,
    [billId],
  )
  return found.rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }))
}

export interface CorrectionOfBill {
  readonly id: number
  readonly state: 'proposed' | 'approved' | 'withdrawn'
  readonly reason: string
  readonly rebillId: number | null
  readonly difference: string | null
  readonly proposedBy: string
  readonly proposedAt: string
  readonly decidedBy: string | null
}

/** The latest correction of a bill that was not withdrawn. */
export async function loadCorrectionOf(db: Queryable, billId: number): Promise<CorrectionOfBill | null> {
  const found = await db.query<Omit<CorrectionOfBill, 'proposedAt'> & { proposedAt: Date }>(
    `select correction_id as id, state, reason, rebill_id as "rebillId", difference, coalesce((select name from users where user_id = proposed_by), proposed_by) as "proposedBy", proposed_at as "proposedAt",
            coalesce((select name from users where user_id = decided_by), decided_by) as "decidedBy"
     from bill_corrections where (bill_id = $1 or rebill_id = $1) and state <> 'withdrawn' order by correction_id desc limit 1`,
    [billId],
  )
  const row = found.rows[0]
  return row === undefined ? null : { ...row, proposedAt: row.proposedAt.toISOString() }
}
