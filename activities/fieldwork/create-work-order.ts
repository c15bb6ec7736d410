import { recordAudit } from '../../db/access/audit-store.js'
import { outagePausing } from '../../db/fieldwork/outage-store.js'
import { findPlace, hasParties, type OrderPlace } from '../../db/fieldwork/place-reads.js'
import { findType } from '../../db/fieldwork/type-store.js'
import {
  findOrderByKey,
  insertWorkOrder,
  insertWorkOrderEvent,
  lockWorkOrder,
  type WorkOrderRow,
} from '../../db/fieldwork/work-order-store.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Priority } from '../../domain/fieldwork/work-order-type.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { WORK_ORDER_WORKFLOW, workOrderWorkflowId } from '../../workflows/fieldwork/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { recordOrderStep } from './order-process.js'
import type { ChangedBy } from './changed-by.js'
import { wakeRequester } from './record-order-change.js'

export interface WorkToOrder {
  /** Business identity: the same key gives the same order again. */
  readonly orderKey: string
  /** CONNECT, DISCONNECT, RECONNECT, EXCHANGE, READ, LEAK, TEST, UPGRADE, TAP, LIGHT, or one of the utility's own. */
  readonly typeCode: string
  readonly premiseId: string
  readonly servicePointId: string | null
  readonly accountId: string | null
  readonly agreementId: string | null
  /** The process that waits for it and is woken by every change. */
  readonly requestedBy: string | null
  /** The business day from which it is wanted. */
  readonly wantedOn: string
  readonly priority: Priority
  readonly note: string | null
  readonly followsWorkOrderId?: string
  readonly outageId?: number
}

/**
 * Orders work at a place, in the caller's transaction, and begins its process. Refuses ORDER_TYPE_UNKNOWN, PLACE_UNKNOWN,
 * ACCOUNT_UNKNOWN and DISCONNECTION_PAUSED (a storm lasts in the area).
 */
export async function createWorkOrder(tx: Transaction, work: WorkToOrder, by: ChangedBy): Promise<{ workOrderId: string }> {
  const known = await findOrderByKey(tx.client, work.orderKey)
  if (known !== undefined) return { workOrderId: known }
  const type = await findType(tx.client, work.typeCode)
  if (type === undefined || !type.isActive) {
    refuse('ORDER_TYPE_UNKNOWN', `There is no kind of work ${work.typeCode} that may be ordered.`, { typeCode: work.typeCode })
  }
  const place = await findPlace(tx.client, work)
  if (place === undefined) {
    refuse(
      'PLACE_UNKNOWN',
      work.servicePointId === null
        ? `There is no premise ${work.premiseId}.`
        : `There is no service point ${work.servicePointId} at premise ${work.premiseId}.`,
    )
  }
  if (!(await hasParties(tx.client, work))) {
    refuse('ACCOUNT_UNKNOWN', 'There is no such account, or the agreement is not one of it.')
  }
  await refuseWhilePaused(tx, work.typeCode, place, by.today)
  const workOrderId = await insertWorkOrder(tx, {
    ...work,
    followsWorkOrderId: work.followsWorkOrderId ?? null,
    outageId: work.outageId ?? null,
    createdOn: by.today,
    createdBy: by.actor.id,
  })
  // Another transaction has added it meanwhile under the same key.
  if (workOrderId === undefined) return { workOrderId: (await findOrderByKey(tx.client, work.orderKey)) as string }
  const order = await lockWorkOrder(tx, workOrderId)
  invariant(order !== undefined, 'the order just added', { workOrderId })
  await recordCreation(tx, order, by)
  await enqueueSignal(tx, {
    workflowId: workOrderWorkflowId(workOrderId),
    signal: WAKE_SIGNAL,
    start: { type: WORK_ORDER_WORKFLOW, input: { workOrderId } },
  })
  await wakeRequester(tx, order)
  return { workOrderId }
}

/** Refuses DISCONNECTION_PAUSED while an outage keeps disconnections out of the area. */
export async function refuseWhilePaused(tx: Transaction, typeCode: string, place: OrderPlace, today: string): Promise<void> {
  if (typeCode !== 'DISCONNECT') return
  const outage = await outagePausing(tx.client, { readRoute: place.readRoute, on: today })
  if (outage !== undefined) {
    refuse('DISCONNECTION_PAUSED', `Disconnections are paused on route ${place.readRoute} while ${outage.name} lasts.`, {
      outageId: outage.outageId,
      readRoute: place.readRoute,
    })
  }
}

async function recordCreation(tx: Transaction, order: WorkOrderRow, by: ChangedBy): Promise<void> {
  const sentence = `${order.typeTitle} ordered for ${order.wantedOn}.`
  await insertWorkOrderEvent(tx, {
    workOrderId: order.workOrderId,
    act: 'create',
    fromState: null,
    toState: 'created',
    sentence,
    businessDate: by.today,
    reason: by.reason,
    recordedBy: by.actor.id,
    recordedByName: by.actor.name,
  })
  const { workOrderId, version: _first, ...created } = order
  await recordAudit(tx, {
    actor: by.actor,
    action: 'fieldwork.order.create',
    subjectKind: 'work_order',
    subjectId: workOrderId,
    reason: by.reason,
    after: created,
  })
  await recordOrderStep(tx, order, { key: 'create', sentence }, by)
}
