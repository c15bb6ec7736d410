import { loadFieldService } from '../../activities/fieldwork/load-field-service.js'
import { crewOf, crewsOfUser } from '../../db/fieldwork/crew-store.js'
import { type FieldOrderMore, fieldOrders, metersInStock, type StockMeter } from '../../db/fieldwork/field-day-reads.js'
import { loadTypes } from '../../db/fieldwork/type-store.js'
import { ordersOfCrews, type WorkOrderRecord } from '../../db/fieldwork/work-order-reads.js'
import type { Queryable } from '../../db/pool.js'
import { orderRoute } from '../../domain/fieldwork/order-route.js'
import type { WorkOrderType } from '../../domain/fieldwork/work-order-type.js'
import { found } from '../errors.js'
import type { FieldDayJson, FieldOrderJson } from './contract.js'
import { stopOf } from './dispatch-board.js'
import { orderJson, typeJson } from './order-json.js'

/** The list of a technician's crews for today, in the order of the way, with everything the phone needs once it has no signal. */
export async function fieldDay(db: Queryable, userId: string): Promise<FieldDayJson> {
  const { today } = await loadFieldService(db)
  const crews = await crewsOfUser(db, userId)
  const orders = await ordersOfCrews(
    db,
    crews.map(({ id }) => id),
    today,
  )
  const [types, more] = [new Map((await loadTypes(db)).map((type) => [type.typeCode, type])), await moreOf(db, orders, today)]
  const stock = await stockOf(db, orders, types)
  const routes = crews.map((crew) =>
    orderRoute(crewOf(crew).start, orders.filter(({ crewId }) => crewId === crew.id).map(stopOf)),
  )
  const byId = new Map(orders.map((order) => [order.id, order]))
  return {
    today,
    crews: crews.map(({ id, name }) => ({ id, name })),
    orders: routes
      .flatMap(({ stops }) => stops)
      .flatMap(({ id }) => byId.get(id) ?? [])
      .map((order) => fieldOrder(order, found(types.get(order.typeCode)), more.get(order.id), stock)),
    kmTotal: Math.round(routes.reduce((sum, route) => sum + route.kmTotal, 0) * 100) / 100,
  }
}

function moreOf(db: Queryable, orders: readonly WorkOrderRecord[], today: string): Promise<Map<string, FieldOrderMore>> {
  return fieldOrders(
    db,
    orders.map(({ id }) => id),
    today,
  )
}

/** What is in store, of the services whose orders may set a meter. */
async function stockOf(
  db: Queryable,
  orders: readonly WorkOrderRecord[],
  types: ReadonlyMap<string, WorkOrderType>,
): Promise<Map<string, StockMeter[]>> {
  const services = new Set(orders.flatMap((order) => (setsMeter(types.get(order.typeCode)) ? (order.service ?? []) : [])))
  const stock = new Map<string, StockMeter[]>()
  for (const service of services) stock.set(service, await metersInStock(db, service))
  return stock
}

function setsMeter(type: WorkOrderType | undefined): boolean {
  return type?.meterEffect === 'exchange' || type?.meterEffect === 'set_if_missing'
}

function fieldOrder(
  order: WorkOrderRecord,
  type: WorkOrderType,
  more: FieldOrderMore | undefined,
  stock: ReadonlyMap<string, readonly StockMeter[]>,
): FieldOrderJson {
  return {
    ...orderJson(order),
    note: more?.note ?? null,
    phone: more?.phone ?? null,
    type: typeJson(type),
    registers: (more?.registers ?? []).map((register) => ({ ...register })),
    stock: setsMeter(type)
      ? (stock.get(order.service ?? '') ?? []).map((meter) => ({ ...meter, registers: [...meter.registers] }))
      : [],
  }
}
