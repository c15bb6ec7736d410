import { crewsOfUser } from '../../db/fieldwork/crew-store.js'
import type { WorkOrderRow } from '../../db/fieldwork/work-order-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Actor } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'

/** Refuses NOT_YOUR_ORDER where the person does not go out with the crew that has the order; who dispatches may report for any. */
export async function refuseOtherCrew(
  tx: Transaction,
  order: Pick<WorkOrderRow, 'crewId'>,
  actor: Actor,
  mayActForOthers: boolean,
): Promise<void> {
  if (mayActForOthers) return
  const crews = await crewsOfUser(tx.client, actor.id)
  if (!crews.some(({ id }) => id === order.crewId)) {
    refuse('NOT_YOUR_ORDER', 'This order is not on the list of your crew any more. Ask the dispatcher.', { crewId: order.crewId })
  }
}
