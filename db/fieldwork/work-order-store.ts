import type { Priority } from '../../domain/fieldwork/work-order-type.js'
import type { WorkOrderState } from '../../domain/fieldwork/work-order-states.js'
import type { Queryable } from '../pool.js'
import { nextNumberSql } from '../number-sql.js'
import type { Transaction } from '../transaction.js'

/** An order as its row says. */
export interface WorkOrderRow {
  readonly workOrderId: string
  readonly orderKey: string
  readonly typeCode: string
  readonly typeTitle: string
  readonly premiseId: string
  readonly servicePointId: string | null
  readonly accountId: string | null
  readonly agreementId: string | null
  readonly requestedBy: string | null
  readonly followsWorkOrderId: string | null
  readonly outageId: number | null
  readonly priority: Priority
  readonly note: string | null
  readonly wantedOn: string
  readonly state: WorkOrderState
  readonly scheduledOn: string | null
  readonly crewId: string | null
  readonly resultCode: string | null
  readonly completedOn: string | null
  readonly escalatedFor: string | null
  readonly createdOn: string
  readonly version: number
}

const ROW = `o.work_order_id as "workOrderId", o.order_key as "orderKey", o.type_code as "typeCode", t.title as "typeTitle",
  o.premise_id as "premiseId", o.service_point_id as "servicePointId", o.account_id as "accountId", o.agreement_id as "agreementId",
  o.requested_by as "requestedBy", o.follows_work_order_id as "followsWorkOrderId", o.outage_id as "outageId", o.priority, o.note,
  o.wanted_on as "wantedOn", o.state, o.scheduled_on as "scheduledOn", o.crew_id as "crewId", o.result_code as "resultCode",
  o.completed_on as "completedOn", o.escalated_for as "escalatedFor", o.created_on as "createdOn", o.version`

/** The order, locked until the transaction ends. */
export async function lockWorkOrder(tx: Transaction, workOrderId: string): Promise<WorkOrderRow | undefined> {
  const found = await tx.client.query<WorkOrderRow>(
    `select ${ROW} from work_orders o join work_order_types t using (type_code) where o.work_order_id = $1 for update of o`,
    [workOrderId],
  )
  return found.rows[0]
}

export async function findOrderByKey(db: Queryable, orderKey: string): Promise<string | undefined> {
  const found = await db.query<{ work_order_id: string }>('select work_order_id from work_orders where order_key = $1', [
    orderKey,
  ])
  return found.rows[0]?.work_order_id
}

/** What a process sees of an order it has asked for. */
export interface RequestedOrder {
  readonly workOrderId: string
  readonly orderKey: string
  readonly typeCode: string
  readonly state: WorkOrderState
  readonly resultCode: string | null
  readonly completedOn: string | null
}

/** The orders a process has asked for, in the order of their numbers. */
export async function ordersOf(db: Queryable, processId: string): Promise<RequestedOrder[]> {
  const found = await db.query<RequestedOrder>(
    `select work_order_id as "workOrderId", order_key as "orderKey", type_code as "typeCode", state, result_code as "resultCode", completed_on as "completedOn"
     from work_orders where requested_by = $1 order by length(work_order_id), work_order_id`,
    [processId],
  )
  return found.rows
}

export type NewWorkOrder = Omit<
  WorkOrderRow,
  'workOrderId' | 'typeTitle' | 'state' | 'scheduledOn' | 'crewId' | 'resultCode' | 'completedOn' | 'escalatedFor' | 'version'
> & { readonly createdBy: string }

/** Adds an order under the next number. Undefined where somebody has just added one under the same key. */
export async function insertWorkOrder(tx: Transaction, order: NewWorkOrder): Promise<string | undefined> {
  const added = await tx.client.query<{ work_order_id: string }>(
    `insert into work_orders (work_order_id, order_key, type_code, premise_id, service_point_id, account_id, agreement_id, requested_by,
       follows_work_order_id, outage_id, priority, note, wanted_on, state, created_on, created_by)
     values (${nextNumberSql('W', 'work_order_ids', 7)}, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'created', $13, $14)
     on conflict (order_key) do nothing returning work_order_id`,
    [
      order.orderKey,
      order.typeCode,
      order.premiseId,
      order.servicePointId,
      order.accountId,
      order.agreementId,
      order.requestedBy,
      order.followsWorkOrderId,
      order.outageId,
      order.priority,
      order.note,
      order.wantedOn,
      order.createdOn,
      order.createdBy,
    ],
  )
  return added.rows[0]?.work_order_id
}

/** The columns of an order that move. */
export type WorkOrderChange = Partial<
  Pick<
    WorkOrderRow,
    'state' | 'scheduledOn' | 'crewId' | 'resultCode' | 'completedOn' | 'escalatedFor' | 'priority' | 'note' | 'wantedOn'
  >
>

/** Writes the order as it is after a change, with its version one higher. */
export async function saveWorkOrder(tx: Transaction, order: WorkOrderRow): Promise<void> {
  await tx.client.query(
    `update work_orders set state = $2, scheduled_on = $3, crew_id = $4, result_code = $5, completed_on = $6, escalated_for = $7,
       priority = $8, note = $9, wanted_on = $10, version = version + 1
     where work_order_id = $1`,
    [
      order.workOrderId,
      order.state,
      order.scheduledOn,
      order.crewId,
      order.resultCode,
      order.completedOn,
      order.escalatedFor,
      order.priority,
      order.note,
      order.wantedOn,
    ],
  )
}

export interface WorkOrderEvent {
  readonly workOrderId: string
  readonly act: string
  readonly fromState: WorkOrderState | null
  readonly toState: WorkOrderState
  readonly sentence: string
  readonly businessDate: string
  readonly reason: string
  readonly recordedBy: string
  readonly recordedByName: string
}

export async function insertWorkOrderEvent(tx: Transaction, event: WorkOrderEvent): Promise<void> {
  await tx.client.query(
    `insert into work_order_events (work_order_id, act, from_state, to_state, sentence, business_date, reason, recorded_by, recorded_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      event.workOrderId,
      event.act,
      event.fromState,
      event.toState,
      event.sentence,
      event.businessDate,
      event.reason,
      event.recordedBy,
      event.recordedByName,
    ],
  )
}
