import type { InteractionType } from '../../domain/customers/interaction-types.js'
import type { Transaction } from '../transaction.js'

export interface NewInteraction {
  readonly accountId: string | null
  readonly customerId: string | null
  readonly kind: string
  /** What it is about; `general` where absent. */
  readonly type?: InteractionType
  readonly direction: 'in' | 'out' | null
  readonly summary: string
  readonly body: string | null
  readonly followUpOn: string | null
  readonly recordedBy: string
}

/** Adds what was said; it is never edited. Returns its id. */
export async function insertInteraction(tx: Transaction, entry: NewInteraction): Promise<number> {
  const added = await tx.client.query<{ interaction_id: number }>(
    `insert into interactions (account_id, customer_id, kind, direction, summary, body, follow_up_on, recorded_by, type)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning interaction_id`,
    [
      entry.accountId,
      entry.customerId,
      entry.kind,
      entry.direction,
      entry.summary,
      entry.body,
      entry.followUpOn,
      entry.recordedBy,
      entry.type ?? 'general',
    ],
  )
  return (added.rows[0] as { interaction_id: number }).interaction_id
}
