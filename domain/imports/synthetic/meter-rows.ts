import { addDays } from '../../kernel/local-date.js'
import { CURRENT, readDate } from './calendar.js'
import { type Place, type Recipe, servicePointId } from './household.js'
import { dialValue, firstReadMonth, type Meter, type Metering, type MeteredService, meteringOf } from './metering.js'
import { SeededRandom } from './seeded-random.js'

export function meteringsOf(recipe: Recipe, place: Place): Metering[] {
  return (['water', 'electric'] as MeteredService[])
    .filter((service) => place.services.includes(service))
    .map((service) => meteringOf(recipe, place, service))
}

export function* meterRows(recipe: Recipe, place: Place): Generator<string[]> {
  for (const metering of meteringsOf(recipe, place)) {
    for (const meter of metering.meters) {
      yield [meter.meterId, metering.service, meter.make, meter.model, metering.size, addDays(meter.installedOn, -40)]
    }
  }
}

export function* registerRows(recipe: Recipe, place: Place): Generator<string[]> {
  for (const metering of meteringsOf(recipe, place)) {
    const multiplier = String(metering.multiplier)
    for (const meter of metering.meters) {
      const unit = metering.service === 'water' ? 'ccf' : 'kWh'
      yield [meter.meterId, '1', unit, 'delivered', String(metering.dials), multiplier, 'consumption']
      if (metering.hasDemand) yield [meter.meterId, '2', 'kW', 'delivered', '5', multiplier, 'demand']
    }
  }
}

export function* installRows(recipe: Recipe, place: Place): Generator<string[]> {
  for (const metering of meteringsOf(recipe, place)) {
    const point = servicePointId(recipe, place, metering.service)
    for (const meter of metering.meters) {
      const removedOn = meter.removedOn ?? ''
      const removalRead = String(dialValue(metering, CURRENT - 1, metering.useBeforeExchange))
      yield [meter.meterId, '1', point, meter.installedOn, '0', removedOn, removedOn === '' ? '' : removalRead]
      if (metering.hasDemand) {
        yield [
          meter.meterId,
          '2',
          point,
          meter.installedOn,
          '0.00',
          removedOn,
          removedOn === '' ? '' : hundredths(metering.demand[CURRENT] ?? 0),
        ]
      }
    }
  }
}

/** Reads of a place: the scheduled ones, and the one between two tenants. */
export function* readRows(recipe: Recipe, place: Place): Generator<string[]> {
  for (const metering of meteringsOf(recipe, place)) {
    const random = new SeededRandom(recipe.seed, `${metering.service} reads`, place.index)
    const isQuirky = place.quirkService === metering.service
    const meter = metering.meters[0] as Meter
    for (let month = firstReadMonth(recipe); month <= CURRENT; month += 1) {
      if (metering.move?.month === month) {
        yield* registersRead(metering, meter, {
          on: metering.move.on,
          value: dialValue(metering, month - 1, metering.move.useBefore),
          demand: Math.floor((metering.demand[month] ?? 0) / 2),
          kind: 'actual',
          source: 'move',
        })
      }
      const estimated =
        isQuirky && (place.quirk === 'estimates' ? month >= CURRENT - 3 : place.quirk === 'negative_use' && month === CURRENT - 1)
      const how = estimated
        ? ESTIMATE
        : month === CURRENT && random.chance(18)
          ? random.pick(BY_CUSTOMER)
          : random.pick(BY_READER)
      if (month === CURRENT && isQuirky && place.quirk === 'missing_read') continue
      const exchanged = month === CURRENT ? metering.meters[1] : undefined
      const value =
        exchanged === undefined ? dialValue(metering, month) : (metering.use[CURRENT] ?? 0) - metering.useBeforeExchange
      yield* registersRead(metering, exchanged ?? meter, {
        on: readDate(place.cycle, month),
        value,
        demand: metering.demand[month] ?? 0,
        ...how,
      })
    }
  }
}

interface How {
  readonly kind: string
  readonly source: string
}

const ESTIMATE: How = { kind: 'estimated', source: 'estimate' }
const BY_CUSTOMER: readonly How[] = ['phone', 'web', 'card'].map((source) => ({ kind: 'customer', source }))
const BY_READER: readonly How[] = ['handheld', 'handheld', 'amr'].map((source) => ({ kind: 'actual', source }))

interface ReadOfAll extends How {
  readonly on: string
  readonly value: number
  readonly demand: number
}

function* registersRead(metering: Metering, meter: Meter, read: ReadOfAll): Generator<string[]> {
  yield [meter.meterId, '1', read.on, String(read.value), read.kind, read.source]
  if (metering.hasDemand) yield [meter.meterId, '2', read.on, hundredths(read.demand), read.kind, read.source]
}

export function hundredths(value: number): string {
  return `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`
}
