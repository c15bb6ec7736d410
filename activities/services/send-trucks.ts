import { agreementsAtPoints } from '../../db/services/agreement-store.js'
import { savePart } from '../../db/services/request-store.js'
import type { Transaction } from '../../db/transaction.js'
import { later } from '../../domain/kernel/local-date.js'
import { moveWorkflowId } from '../../workflows/services/contract.js'
import { createWorkOrder } from '../fieldwork/create-work-order.js'
import type { ChangedBy } from './change-agreement.js'
import type { Move, MoveSwitch } from './load-move.js'

/** What a crew does at a point: connects who begins, disconnects who ends, only reads where one follows the other. */
async function typeOf(tx: Transaction, at: MoveSwitch): Promise<'READ' | 'CONNECT' | 'DISCONNECT'> {
  if (at.begins && at.ends) return 'READ'
  if (at.ends) return 'DISCONNECT'
  const agreements = await agreementsAtPoints(tx.client, [at.servicePointId])
  const isServed = agreements.some((each) => each.state === 'active' || each.state === 'pending_stop')
  return isServed ? 'READ' : 'CONNECT'
}

/** Orders the work at a point for the day of its read. Returns what was ordered, as a sentence, and the order. */
export async function sendTruck(
  tx: Transaction,
  move: Move,
  at: MoveSwitch,
  by: ChangedBy,
): Promise<{ workOrderId: string; sentence: string }> {
  const { requestId, scheduleNo } = move.request
  const part = at.start ?? at.stop
  const typeCode = await typeOf(tx, at)
  const wantedOn = later(at.readOn, by.today)
  const { workOrderId } = await createWorkOrder(
    tx,
    {
      orderKey: `move/${requestId}/${scheduleNo}/${at.servicePointId}/${typeCode}`,
      typeCode,
      premiseId: at.premiseId,
      servicePointId: at.servicePointId,
      accountId: part?.accountId ?? null,
      agreementId: part?.agreementId ?? null,
      requestedBy: moveWorkflowId(requestId),
      wantedOn,
      priority: 'normal',
      note: null,
    },
    by,
  )
  for (const each of [at.start, at.stop]) {
    if (each !== undefined) await savePart(tx, requestId, { ...each, workOrderId })
  }
  return {
    workOrderId,
    sentence: `Work order ${workOrderId} (${typeCode.toLowerCase()}) for ${at.service} at ${at.servicePointId} on ${wantedOn}.`,
  }
}
