import type { ConnectionRow } from '../../db/connections/connection-store.js'
import { findType } from '../../db/fieldwork/type-store.js'
import type { Transaction } from '../../db/transaction.js'
import { serviceConnectionWorkflowId } from '../../workflows/connections/contract.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'
import { createWorkOrder } from '../fieldwork/create-work-order.js'
import { recordConnectionChange } from './record-connection-change.js'

/** Orders a part of the connection in the field. Ordered again in the same stage, it is the same order. */
export async function orderConnectionWork(tx: Transaction, order: ConnectionRow, typeCode: string, by: ChangedBy): Promise<void> {
  const { workOrderId } = await createWorkOrder(
    tx,
    {
      orderKey: `${order.connectionOrderId}/${order.visit}/${typeCode}`,
      typeCode,
      premiseId: order.premiseId,
      servicePointId: order.servicePointId,
      accountId: order.accountId,
      agreementId: null,
      requestedBy: serviceConnectionWorkflowId(order.connectionOrderId),
      wantedOn: by.today,
      priority: 'normal',
      note: `For connection ${order.connectionOrderId}`,
    },
    { ...by, reason: `Connection ${order.connectionOrderId}` },
  )
  const title = (await findType(tx.client, typeCode))?.title ?? typeCode
  const sentence = `${title} ordered: ${workOrderId}.`
  await recordConnectionChange(tx, order, { act: 'order_work', change: {}, sentence, detail: { workOrderId, typeCode } }, by)
}
