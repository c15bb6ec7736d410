import type { DemographicKind, DemographicPurpose } from '../../domain/customers/person-kinds.js'
import type { Transaction } from '../transaction.js'

export interface Demographic {
  readonly customerId: string
  readonly kind: DemographicKind
  readonly value: string
  readonly purpose: DemographicPurpose
}

/** Keeps or replaces what is held; true where something was held before. */
export async function saveDemographic(
  tx: Transaction,
  entry: Demographic,
  recorded: { readonly on: string; readonly by: string },
): Promise<boolean> {
  const saved = await tx.client.query<{ is_new: boolean }>(
    `insert into customer_demographics (customer_id, kind, value, purpose, recorded_on, recorded_by) values ($1, $2, $3, $4, $5, $6)
     on conflict (customer_id, kind) do update set value = excluded.value, purpose = excluded.purpose, recorded_on = excluded.recorded_on,
       recorded_by = excluded.recorded_by returning (xmax = 0) as is_new`,
    [entry.customerId, entry.kind, entry.value, entry.purpose, recorded.on, recorded.by],
  )
  return saved.rows[0]?.is_new === false
}

/** Forgets what was held; false where nothing was. */
export async function deleteDemographic(tx: Transaction, customerId: string, kind: DemographicKind): Promise<boolean> {
  const removed = await tx.client.query('delete from customer_demographics where customer_id = $1 and kind = $2', [
    customerId,
    kind,
  ])
  return removed.rowCount === 1
}
