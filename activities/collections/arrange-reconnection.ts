import type { ProcessLink } from '../../db/processes/process-store.js'
import { metersAtPoint } from '../../db/remote-commands/switch-reads.js'
import type { Transaction } from '../../db/transaction.js'
import { type Way, wayToReconnect } from '../../domain/collections/remote-way.js'
import { dunningWorkflowId } from '../../workflows/collections/contract.js'
import { createWorkOrder } from '../fieldwork/create-work-order.js'
import { askCommand } from '../remote-commands/record-command.js'
import { PENSTOCK, type StepScene } from './send-notice.js'

/** The way service of a case comes back, as the packs and the meters in place have it now. */
export async function wayBack(tx: Transaction, { entry, facts, rules }: StepScene): Promise<Way> {
  return wayToReconnect(facts, rules.chain, await metersAtPoint(tx.client, entry.servicePointId), rules.today)
}

/** Orders the crew at once where it must be one; else the case goes on with the meter (`watch-reconnection.ts`). */
export async function beginReconnection(
  tx: Transaction,
  scene: StepScene,
): Promise<{ readonly orderId: string | null; readonly words: string; readonly links: readonly ProcessLink[] }> {
  const way = await wayBack(tx, scene)
  if (way.way === 'crew') {
    const orderId = await orderReconnection(tx, scene, 1)
    return { orderId, words: `${orderId} ordered`, links: [{ subjectKind: 'work_order', subjectId: orderId }] }
  }
  return { orderId: null, words: 'from afar', links: [{ subjectKind: 'meter', subjectId: way.meterId }] }
}

/** Orders a crew that turns service on; `number` counts the orders of one cut. */
export async function orderReconnection(
  tx: Transaction,
  { entry, target, rules }: StepScene,
  number: number,
  before = '',
): Promise<string> {
  const { workOrderId } = await createWorkOrder(
    tx,
    {
      orderKey: `dunning/${entry.collectionId}/reconnect/${entry.cutOrders}/${number}`,
      typeCode: 'RECONNECT',
      premiseId: target.premiseId,
      servicePointId: entry.servicePointId,
      accountId: entry.accountId,
      agreementId: entry.agreementId,
      requestedBy: dunningWorkflowId(entry),
      wantedOn: rules.today,
      priority: 'high',
      note: `${before}Somebody must be at home; see that nothing is open or running before it is turned on.`,
    },
    { actor: PENSTOCK, reason: `collection ${entry.collectionId}`, today: rules.today },
  )
  return workOrderId
}

/** Business identity of the commands that turn service on again after a cut of a case. */
export function reconnectCommandKey({ entry }: Pick<StepScene, 'entry'>, number: number): string {
  return `dunning/${entry.collectionId}/reconnect/${entry.cutOrders}/${number}`
}

/** Asks the meter to close its switch. Returns the command's number. */
export function askReconnection(tx: Transaction, scene: StepScene, meterId: string, number: number): Promise<string> {
  const { entry, rules } = scene
  return askCommand(
    tx,
    {
      commandKey: reconnectCommandKey(scene, number),
      kind: 'reconnect',
      meterId,
      servicePointId: entry.servicePointId,
      accountId: entry.accountId,
      agreementId: entry.agreementId,
      requestedBy: dunningWorkflowId(entry),
      reversesCommandId: null,
    },
    { actor: PENSTOCK, today: rules.today },
  )
}
