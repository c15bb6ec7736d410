import type { WorkOrderState } from '../../domain/fieldwork/work-order-states.js'
import type { Queryable } from '../pool.js'

/** What the page of an order shows beside its record. */
export interface WorkOrderMore {
  readonly agreementId: string | null
  readonly note: string | null
  readonly requestedBy: string | null
  readonly followsWorkOrderId: string | null
  readonly version: number
  readonly followedBy: readonly { readonly id: string; readonly typeTitle: string; readonly state: WorkOrderState }[]
}

export async function readWorkOrderMore(db: Queryable, workOrderId: string): Promise<WorkOrderMore | undefined> {
  const found = await db.query<WorkOrderMore & Record<string, unknown>>(
    `select agreement_id as "agreementId", note, requested_by as "requestedBy", follows_work_order_id as "followsWorkOrderId", version,
       (select coalesce(jsonb_agg(jsonb_build_object('id', f.work_order_id, 'typeTitle', t.title, 'state', f.state) order by f.work_order_id), '[]')
        from work_orders f join work_order_types t using (type_code) where f.follows_work_order_id = o.work_order_id) as "followedBy"
     from work_orders o where work_order_id = $1`,
    [workOrderId],
  )
  return found.rows[0]
}

export interface WorkOrderEventRecord {
  readonly id: number
  readonly act: string
  readonly fromState: WorkOrderState | null
  readonly toState: WorkOrderState
  readonly sentence: string
  readonly businessDate: string
  readonly reason: string
  readonly recordedBy: string
  readonly recordedAt: Date
}

export async function eventsOfOrder(db: Queryable, workOrderId: string): Promise<WorkOrderEventRecord[]> {
  const found = await db.query<WorkOrderEventRecord & Record<string, unknown>>(
    `select event_id as "id", act, from_state as "fromState", to_state as "toState", sentence, business_date as "businessDate", reason,
       recorded_by_name as "recordedBy", recorded_at as "recordedAt"
     from work_order_events where work_order_id = $1 order by event_id limit 1000`,
    [workOrderId],
  )
  return found.rows
}

export interface OrderFileRecord {
  readonly fileId: number
  readonly kind: 'photo' | 'signature'
  readonly caption: string | null
  readonly mediaType: string
  readonly sizeBytes: number | null
  readonly addedAt: Date
}

export async function filesOfOrder(db: Queryable, workOrderId: string): Promise<OrderFileRecord[]> {
  const found = await db.query<OrderFileRecord & Record<string, unknown>>(
    `select f.file_id as "fileId", f.kind, f.caption, s.media_type as "mediaType", s.size_bytes as "sizeBytes", f.added_at as "addedAt"
     from work_order_files f join stored_files s using (file_id) where f.work_order_id = $1 order by f.file_id limit 200`,
    [workOrderId],
  )
  return found.rows
}

/** The details of a result as they are kept. */
export interface ResultDetails {
  readonly stepsDone: readonly string[]
  readonly readings: readonly { readonly meterId: string; readonly register: string; readonly value: string }[]
  readonly materials: readonly { readonly name: string; readonly quantity: string; readonly unit: string }[]
  readonly removedMeterId: string | null
  readonly setMeterId: string | null
}

export interface OrderResultRecord {
  readonly resultId: string
  readonly resultCode: string
  readonly outcome: 'completed' | 'incomplete'
  readonly doneOn: string
  readonly note: string | null
  readonly details: ResultDetails
  readonly recordedBy: string
  readonly recordedAt: Date
}

export async function resultOfOrder(db: Queryable, workOrderId: string): Promise<OrderResultRecord | undefined> {
  const found = await db.query<OrderResultRecord & Record<string, unknown>>(
    `select result_id as "resultId", result_code as "resultCode", outcome, done_on as "doneOn", note, details,
       coalesce((select name from users where user_id = r.recorded_by), r.recorded_by) as "recordedBy", recorded_at as "recordedAt"
     from work_order_results r where work_order_id = $1`,
    [workOrderId],
  )
  return found.rows[0]
}
