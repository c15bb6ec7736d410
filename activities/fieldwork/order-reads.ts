import type pg from 'pg'
import { placeOfRead, unreadPoints } from '../../db/fieldwork/reads-wanted.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { createWorkOrder } from './create-work-order.js'
import { loadFieldService } from './load-field-service.js'

export interface OrderRouteInput {
  readonly readRoute: string
  /** Meters with an actual read since this day are not read again. */
  readonly since: string
  readonly wantedOn: string
}

/** Orders a read at every meter of a route that has none since a day. The same route and day order the same work. Refuses ROUTE_READ. */
export function orderRouteReads(pool: pg.Pool, command: Command<OrderRouteInput>): Promise<{ workOrderIds: string[] }> {
  return runCommand(pool, 'fieldwork.order-route', command, async (tx) => {
    const { readRoute, since, wantedOn } = command.input
    const { today } = await loadFieldService(tx.client)
    const wanted = await unreadPoints(tx.client, { readRoute, since })
    if (wanted.length === 0) refuse('ROUTE_READ', `Every meter on route ${readRoute} has an actual read since ${since}.`)
    const workOrderIds: string[] = []
    for (const { meterId, ...place } of wanted) {
      const order = {
        ...place,
        orderKey: `route/${readRoute}/${since}/${place.servicePointId}/${meterId}`,
        typeCode: 'READ',
        requestedBy: null,
        wantedOn,
        priority: 'normal' as const,
        note: `Meter ${meterId}`,
      }
      const { workOrderId } = await createWorkOrder(tx, order, { actor: command.actor, reason: command.reason, today })
      workOrderIds.push(workOrderId)
    }
    return { workOrderIds }
  })
}

/** Orders that a read is checked on the spot; asked again for the same read it is the same order. Refuses NOT_FOUND, READ_NOT_INSTALLED. */
export function orderReRead(pool: pg.Pool, command: Command<{ readonly readId: number }>): Promise<{ workOrderId: string }> {
  return runCommand(pool, 'fieldwork.order-re-read', command, async (tx) => {
    const { readId } = command.input
    const { today } = await loadFieldService(tx.client)
    const place = await placeOfRead(tx.client, readId)
    if (place === undefined) refuse('READ_NOT_INSTALLED', `There is no read ${readId} of a meter that is in place.`)
    const { meterId, readOn, value, ...where } = place
    return createWorkOrder(
      tx,
      {
        ...where,
        orderKey: `re-read/${readId}`,
        typeCode: 'READ',
        requestedBy: null,
        wantedOn: today,
        priority: 'high',
        note: `Meter ${meterId} was read ${value} on ${readOn}. Check it.`,
      },
      { actor: command.actor, reason: command.reason, today },
    )
  })
}
