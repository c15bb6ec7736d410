import type { PermitState } from '../../domain/connections/permit-states.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** A permit or inspection of a connection. */
export interface PermitRow {
  readonly code: string
  readonly title: string
  readonly kind: 'permit' | 'inspection'
  readonly obtainedBy: 'customer' | 'utility'
  readonly state: PermitState
  readonly reference: string | null
  readonly requestedOn: string | null
  readonly decidedOn: string | null
}

export async function permitsOf(db: Queryable, connectionOrderId: string): Promise<PermitRow[]> {
  const found = await db.query<PermitRow & Record<string, unknown>>(
    `select permit_code as "code", title, kind, obtained_by as "obtainedBy", state, reference, requested_on as "requestedOn",
       decided_on as "decidedOn"
     from connection_permits where connection_order_id = $1 order by permit_code`,
    [connectionOrderId],
  )
  return found.rows
}

/** Writes a permit as it is now. */
export async function savePermit(tx: Transaction, connectionOrderId: string, permit: PermitRow): Promise<void> {
  await tx.client.query(
    `insert into connection_permits (connection_order_id, permit_code, title, kind, obtained_by, state, reference, requested_on, decided_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (connection_order_id, permit_code) do update set state = excluded.state, reference = excluded.reference,
       requested_on = excluded.requested_on, decided_on = excluded.decided_on`,
    [
      connectionOrderId,
      permit.code,
      permit.title,
      permit.kind,
      permit.obtainedBy,
      permit.state,
      permit.reference,
      permit.requestedOn,
      permit.decidedOn,
    ],
  )
}
