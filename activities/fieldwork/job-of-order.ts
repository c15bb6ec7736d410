import { findPlace, type OrderPlace } from '../../db/fieldwork/place-reads.js'
import { findType } from '../../db/fieldwork/type-store.js'
import type { WorkOrderRow } from '../../db/fieldwork/work-order-store.js'
import type { Queryable } from '../../db/pool.js'
import type { Job } from '../../domain/fieldwork/assign-order.js'
import type { WorkOrderType } from '../../domain/fieldwork/work-order-type.js'
import { invariant } from '../../domain/kernel/invariant.js'

/** An order with its kind and place, and as planning sees it. */
export interface OrderInPlace {
  readonly type: WorkOrderType
  readonly place: OrderPlace
  /** Without its window: whoever plans knows which one. */
  readonly job: Omit<Job, 'window'>
}

export async function orderInPlace(
  db: Queryable,
  order: Pick<WorkOrderRow, 'typeCode' | 'premiseId' | 'servicePointId'>,
): Promise<OrderInPlace> {
  const [type, place] = [await findType(db, order.typeCode), await findPlace(db, order)]
  invariant(type !== undefined && place !== undefined, 'an order has its kind and place', { ...order })
  return { type, place, job: { skills: type.skills, area: place, minutes: type.expectedMinutes } }
}
