import { loadFieldService } from '../../activities/fieldwork/load-field-service.js'
import { crewOf, findCrew, loadCrews } from '../../db/fieldwork/crew-store.js'
import { plannedJobs } from '../../db/fieldwork/planned-jobs.js'
import { ordersOfDays, type WorkOrderRecord } from '../../db/fieldwork/work-order-reads.js'
import type { Queryable } from '../../db/pool.js'
import { totalMinutes } from '../../domain/fieldwork/assign-order.js'
import { minutesOf, shiftOn } from '../../domain/fieldwork/crew.js'
import { orderRoute, type Stop } from '../../domain/fieldwork/order-route.js'
import { addDays, daysBetween } from '../../domain/kernel/local-date.js'
import { found } from '../errors.js'
import type { DayRouteJson, DispatchBoardJson } from './contract.js'
import { orderJson } from './order-json.js'

/** Crews and orders of these days: who works when, how full the day is, and what has no day yet. */
export async function dispatchBoard(
  db: Queryable,
  span: { readonly from: string; readonly to: string },
): Promise<DispatchBoardJson> {
  const days = Array.from({ length: daysBetween(span.from, span.to) + 1 }, (_, index) => addDays(span.from, index))
  const [{ rules }, crews, planned, orders] = await Promise.all([
    loadFieldService(db),
    loadCrews(db),
    plannedJobs(db, days),
    ordersOfDays(db, span),
  ])
  return {
    days,
    crews: crews.map((row) => ({
      id: row.id,
      name: row.name,
      skills: [...row.skills],
      areas: [...row.areas],
      latitude: row.startLatitude,
      longitude: row.startLongitude,
      days: days.map((on) => {
        const shift = shiftOn(crewOf(row), on, rules)
        const jobs = planned.filter((job) => job.crewId === row.id && job.on === on)
        return {
          on,
          from: shift?.from ?? null,
          to: shift?.to ?? null,
          minutes: shift === null ? 0 : minutesOf(shift),
          plannedMinutes: totalMinutes(jobs),
        }
      }),
    })),
    orders: orders.map(orderJson),
  }
}

/** The way of a crew through its open orders of a day. */
export async function routeOfDay(db: Queryable, crewId: string, on: string): Promise<DayRouteJson> {
  const crew = crewOf(found(await findCrew(db, crewId)))
  const orders = (await ordersOfDays(db, { from: on, to: on })).filter(
    (order) => order.crewId === crewId && order.scheduledOn === on && order.completedOn === null,
  )
  const route = orderRoute(crew.start, orders.map(stopOf))
  const byId = new Map(orders.map((order) => [order.id, order]))
  return {
    crewId,
    on,
    stops: route.stops.flatMap(({ id, km }) => {
      const order = byId.get(id)
      return order === undefined ? [] : [{ id, address: order.address, latitude: order.latitude, longitude: order.longitude, km }]
    }),
    kmHome: route.kmHome,
    kmTotal: route.kmTotal,
  }
}

export function stopOf(order: WorkOrderRecord): Stop {
  return { id: order.id, latitude: order.latitude, longitude: order.longitude, notBefore: order.windowFrom }
}
