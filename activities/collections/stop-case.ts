import type { CollectionCase } from '../../db/collections/case-store.js'
import { ordersOf } from '../../db/fieldwork/work-order-store.js'
import { commandsOf } from '../../db/remote-commands/command-store.js'
import type { Transaction } from '../../db/transaction.js'
import { isOrderEnded } from '../../domain/fieldwork/work-order-states.js'
import type { Actor } from '../../domain/kernel/command.js'
import { dunningWorkflowId } from '../../workflows/collections/contract.js'
import { cancelWorkOrder } from '../fieldwork/cancel-work-order.js'
import { cancelCommand } from '../remote-commands/record-command.js'
import { closeCollection } from './record-collection.js'

/** Ends a locked case whose service is not off, and takes its orders back. */
export async function stopCase(
  tx: Transaction,
  entry: CollectionCase,
  by: { readonly actor: Actor; readonly reason: string; readonly today: string },
): Promise<CollectionCase> {
  for (const { workOrderId, state } of await ordersOf(tx.client, dunningWorkflowId(entry))) {
    if (!isOrderEnded(state)) await cancelWorkOrder(tx, workOrderId, by)
  }
  // One that is on its way is decided anew when the meter answers, and switched on again where it has cut.
  for (const { commandId } of await commandsOf(tx.client, dunningWorkflowId(entry))) {
    await cancelCommand(tx, commandId, by.reason, { actor: by.actor, today: by.today })
  }
  const moved = { today: by.today, actor: by.actor.name, reason: by.reason }
  return closeCollection(tx, entry, { code: 'STOPPED', sentence: `Stopped: ${by.reason}` }, moved)
}
