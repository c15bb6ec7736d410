import { crewOf, loadCrews } from '../../db/fieldwork/crew-store.js'
import { plannedJobs } from '../../db/fieldwork/planned-jobs.js'
import type { WorkOrderRow } from '../../db/fieldwork/work-order-store.js'
import type { Queryable } from '../../db/pool.js'
import { offeredDays, type OfferedWindow, windowsOfDay } from '../../domain/fieldwork/offer-windows.js'
import type { FieldService } from '../../domain/utility/field-service-settings.js'
import { orderInPlace } from './job-of-order.js'
import { loadFieldService } from './load-field-service.js'

type Wanted = Pick<WorkOrderRow, 'workOrderId' | 'typeCode' | 'premiseId' | 'servicePointId'>

/** The windows a customer can be promised for an order, day by day, each with the places it has left. */
export async function listWindows(db: Queryable, order: Wanted & Pick<WorkOrderRow, 'wantedOn'>): Promise<OfferedWindow[]> {
  const { rules, today } = await loadFieldService(db)
  return windowsOn(db, order, offeredDays(order.wantedOn, today, rules), rules)
}

/** The windows of these days for an order; its own appointment takes no place away from it. */
export async function windowsOn(
  db: Queryable,
  order: Wanted,
  days: readonly string[],
  rules: FieldService,
): Promise<OfferedWindow[]> {
  const { job } = await orderInPlace(db, order)
  const crews = (await loadCrews(db)).map(crewOf)
  const planned = (await plannedJobs(db, days)).filter(({ workOrderId }) => workOrderId !== order.workOrderId)
  return days.flatMap((on) =>
    windowsOfDay(
      { ...job, window: null },
      on,
      rules.windows,
      crews,
      planned.filter((other) => other.on === on),
      rules,
    ),
  )
}
