import type { ConnectionStage } from '../../domain/connections/stages.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export type LeftHow = 'done' | 'overridden' | 'back' | 'cancelled'

/** A stage on the way a connection took. */
export interface StageRow {
  readonly visit: number
  readonly stage: ConnectionStage
  readonly enteredOn: string
  readonly leftOn: string | null
  readonly leftHow: LeftHow | null
}

/** Writes that a stage was entered, as the given one of all stages entered. */
export async function insertStage(
  tx: Transaction,
  connectionOrderId: string,
  entered: Pick<StageRow, 'visit' | 'stage' | 'enteredOn'>,
): Promise<void> {
  await tx.client.query('insert into connection_stages (connection_order_id, visit, stage, entered_on) values ($1, $2, $3, $4)', [
    connectionOrderId,
    entered.visit,
    entered.stage,
    entered.enteredOn,
  ])
}

export async function leaveStage(
  tx: Transaction,
  connectionOrderId: string,
  left: { readonly visit: number; readonly on: string; readonly how: LeftHow },
): Promise<void> {
  await tx.client.query(
    'update connection_stages set left_on = $3, left_how = $4 where connection_order_id = $1 and visit = $2 and left_on is null',
    [connectionOrderId, left.visit, left.on, left.how],
  )
}

/** The way it took, in its order. */
export async function stagesOf(db: Queryable, connectionOrderId: string): Promise<StageRow[]> {
  const found = await db.query<StageRow & Record<string, unknown>>(
    `select visit, stage, entered_on as "enteredOn", left_on as "leftOn", left_how as "leftHow" from connection_stages
     where connection_order_id = $1 order by visit`,
    [connectionOrderId],
  )
  return found.rows
}
