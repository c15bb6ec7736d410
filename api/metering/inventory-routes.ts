import { type Static, Type } from 'typebox'
import { actOnDevice } from '../../activities/metering/inventory/act-on-device.js'
import { addWarehouse } from '../../activities/metering/inventory/add-warehouse.js'
import { receiveMeters } from '../../activities/metering/inventory/receive-meters.js'
import { recordTest } from '../../activities/metering/inventory/record-test.js'
import {
  countDevices,
  deviceHistory,
  findDevice,
  listLots,
  listWarehouses,
  testsOfMeter,
} from '../../db/metering/inventory-reads.js'
import { BACK_BILL_CAUSES } from '../../domain/billing/back-billing.js'
import { actsOn, DEVICE_STATES, STOCK_ACTS } from '../../domain/metering/inventory/device-states.js'
import { found } from '../errors.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, optional, reason, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'

const HISTORY_MAX = 500
const TESTS_MAX = 100
const LOTS_MAX = 1000
/** A list of the most meters a receipt may have. */
const RECEIPT_CHARACTERS_MAX = 900_000

const whole = () => Type.Integer({ minimum: 0 })
const correction = closed({ from: localDate(), to: localDate(), factor: text(40) })
const testPoint = closed({
  load: text(40, { min: 1 }),
  accuracy: amount('In percent of what went through'),
  weight: amount('What it counts in the mean'),
})

const deviceTest = closed({
  id: serial(),
  testedOn: localDate(),
  testedBy: text(200),
  points: listOf(testPoint, 20),
  accuracy: nullable(text(40)),
  result: oneOf(['passed', 'failed']),
  because: nullable(text(2000)),
  note: nullable(text(500)),
  recordedBy: text(200),
  correction: nullable(correction),
})
export type DeviceTestJson = Static<typeof deviceTest>

const devicePage = closed({
  state: oneOf(DEVICE_STATES),
  removedOn: nullable(localDate()),
  warehouseId: nullable(key()),
  warehouse: nullable(text(200)),
  lotId: nullable(key()),
  supplier: nullable(text(200)),
  mayDo: listOf(oneOf(STOCK_ACTS), 3),
  tests: listOf(deviceTest, TESTS_MAX),
  history: listOf(
    closed({
      on: localDate(),
      event: oneOf(['received', 'moved', 'returned', 'scrapped', 'installed', 'removed']),
      place: nullable(text(600)),
      servicePointId: nullable(key()),
      reason: nullable(text(500)),
      by: nullable(text(200)),
    }),
    HISTORY_MAX,
  ),
})
export type DevicePageJson = Static<typeof devicePage>

const warehouse = closed({ id: key(), name: text(200), stock: whole(), removed: whole() })
export type WarehouseJson = Static<typeof warehouse>

const lot = closed({
  id: key(),
  supplier: nullable(text(200)),
  orderNumber: nullable(text(200)),
  receivedOn: localDate(),
  warehouse: text(200),
  stock: whole(),
  installed: whole(),
  removed: whole(),
  scrapped: whole(),
  failed: whole(),
})
export type LotJson = Static<typeof lot>

const meterStock = closed({
  counts: closed({ stock: whole(), installed: whole(), removed: whole(), scrapped: whole(), unplaced: whole() }),
  warehouses: listOf(warehouse, 1000),
  lots: listOf(lot, LOTS_MAX),
})
export type MeterStockJson = Static<typeof meterStock>

const stock = route({
  method: 'GET',
  url: '/meter-stock',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'Read what is in stock: warehouses and purchase lots',
  response: meterStock,
  handler: async ({ deps }) => ({
    counts: await countDevices(deps.pool),
    warehouses: await listWarehouses(deps.pool),
    lots: await listLots(deps.pool, LOTS_MAX),
  }),
})

const device = route({
  method: 'GET',
  url: '/meters/:id/device',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'Read the life of a meter as a device: state, place, lot, tests, history',
  params: closed({ id: key() }),
  response: devicePage,
  handler: async ({ deps, params }): Promise<DevicePageJson> => {
    const { meterId: _, lastTest: __, ...facts } = found(await findDevice(deps.pool, params.id))
    const tests = await testsOfMeter(deps.pool, params.id, TESTS_MAX)
    const [last] = tests
    const lastTest = last === undefined ? null : { on: last.testedOn, result: last.result }
    return {
      ...facts,
      mayDo: actsOn({ meterId: params.id, state: facts.state, removedOn: facts.removedOn, lastTest }),
      tests: tests.map((test) => ({ ...test, points: [...test.points] })),
      history: await deviceHistory(deps.pool, params.id, HISTORY_MAX),
    }
  },
})

const newWarehouse = route({
  method: 'POST',
  url: '/warehouses',
  permission: 'metering.stock',
  tag: 'metering',
  summary: 'Add a place where meters are kept',
  idempotent: true,
  status: 201,
  body: closed({ warehouseId: key(), name: text(200, { min: 1 }), reason: optional(reason()) }),
  response: closed({ id: key() }),
  handler: async ({ deps, body: { reason: why, ...input }, command }) => addWarehouse(deps.pool, command(input, why)),
})

const receive = route({
  method: 'POST',
  url: '/meter-receipts',
  permission: 'metering.stock',
  tag: 'metering',
  summary: 'Take a delivery of meters into stock',
  description:
    'CSV with a head and a row per register: meter_id, service, make, model, size, register, unit, direction, dials, multiplier, role. All of it is taken, or none.',
  idempotent: true,
  status: 201,
  body: closed({
    lotId: key('Purchase lot'),
    supplier: optional(nullable(text(200, { min: 1 }))),
    orderNumber: optional(nullable(text(200, { min: 1 }))),
    warehouseId: key(),
    receivedOn: localDate(),
    csv: text(RECEIPT_CHARACTERS_MAX, { min: 1 }),
    reason: optional(reason()),
  }),
  response: closed({ meters: whole(), heldFilesAsked: whole() }),
  handler: async ({ deps, body: { reason: why, supplier, orderNumber, ...input }, command }) =>
    receiveMeters(deps.pool, command({ ...input, supplier: supplier ?? null, orderNumber: orderNumber ?? null }, why)),
})

const act = route({
  method: 'POST',
  url: '/meters/:id/stock-acts',
  permission: 'metering.stock',
  tag: 'metering',
  summary: 'Return a meter to stock, move it, or scrap it',
  description: 'A removed meter comes back to stock after it has passed a test since. What is scrapped stays so.',
  idempotent: true,
  status: 201,
  params: closed({ id: key() }),
  body: closed({ act: oneOf(STOCK_ACTS), warehouseId: optional(nullable(key())), reason: reason() }),
  response: closed({ state: oneOf(DEVICE_STATES) }),
  handler: async ({ deps, params, body, command }) =>
    actOnDevice(deps.pool, command({ meterId: params.id, act: body.act, warehouseId: body.warehouseId ?? null }, body.reason)),
})

const test = route({
  method: 'POST',
  url: '/meters/:id/tests',
  permission: 'metering.stock',
  tag: 'metering',
  summary: 'Keep what the test bench found',
  description:
    'Where a meter that was taken out fails, its use is corrected and bills made of it are proposed to be billed again, within the limit of back-billing.',
  idempotent: true,
  status: 201,
  params: closed({ id: key() }),
  body: closed({
    testedOn: localDate(),
    testedBy: text(200, { min: 1 }),
    points: listOf(closed({ ...testPoint.properties, weight: optional(testPoint.properties.weight) }), 20),
    defect: optional(nullable(text(500, { min: 3 }))),
    wrongSince: optional(nullable(localDate())),
    cause: optional(nullable(oneOf(BACK_BILL_CAUSES))),
    note: optional(nullable(text(500))),
    reason: optional(reason()),
  }),
  response: closed({
    testId: serial(),
    result: oneOf(['passed', 'failed']),
    accuracy: nullable(text(40)),
    because: nullable(text(2000)),
    correction: nullable(correction),
  }),
  handler: async ({ deps, params, body, command }) =>
    recordTest(
      deps.pool,
      command(
        {
          meterId: params.id,
          testedOn: body.testedOn,
          testedBy: body.testedBy,
          points: body.points.map((point) => ({ ...point, weight: point.weight ?? '1' })),
          defect: body.defect ?? null,
          wrongSince: body.wrongSince ?? null,
          cause: body.cause ?? null,
          note: body.note ?? null,
        },
        body.reason,
      ),
    ),
})

export const inventoryRoutes: readonly Route[] = [stock, device, newWarehouse, receive, act, test]
