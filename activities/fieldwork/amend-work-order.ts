import type pg from 'pg'
import type { Priority } from '../../domain/fieldwork/work-order-type.js'
import type { Command } from '../../domain/kernel/command.js'
import { runCommand } from '../run-command.js'
import type { OrderAnswer } from './book-appointment.js'
import { loadFieldService } from './load-field-service.js'
import { lockOpenOrder } from './lock-open-order.js'
import { recordOrderChange } from './record-order-change.js'

export interface AmendWorkOrderInput {
  readonly workOrderId: string
  readonly priority: Priority
  readonly wantedOn: string
  readonly note: string | null
  /** Of the order, as it was seen. */
  readonly version: number
}

/** Changes how urgent an order is, from when on it is wanted, and its note. Refuses ORDER_ENDED and CHANGED_MEANWHILE. */
export function amendWorkOrder(pool: pg.Pool, command: Command<AmendWorkOrderInput>): Promise<OrderAnswer> {
  return runCommand(pool, 'fieldwork.amend', command, async (tx) => {
    const { workOrderId, version, ...change } = command.input
    const order = await lockOpenOrder(tx, workOrderId, version)
    const { today } = await loadFieldService(tx.client)
    await recordOrderChange(
      tx,
      order,
      { act: 'amend', change, sentence: `Amended: ${change.priority} priority, wanted on ${change.wantedOn}.` },
      { actor: command.actor, reason: command.reason, today },
    )
    return { id: workOrderId, state: order.state }
  })
}
