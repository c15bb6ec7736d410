import { addDays, daysBetween, type LocalDate } from '../../kernel/local-date.js'
import { BILLS, CURRENT, readDate } from './calendar.js'
import { isFormerTenant, moveDay, type Place, type Recipe } from './household.js'
import { ELECTRIC_METERS, WATER_METERS } from './names.js'
import { SeededRandom } from './seeded-random.js'

export type MeteredService = 'water' | 'electric'

export interface Meter {
  readonly meterId: string
  readonly make: string
  readonly model: string
  readonly installedOn: LocalDate
  readonly removedOn: LocalDate | undefined
}

/** What is measured at a place for one service, in units of its register. */
export interface Metering {
  readonly service: MeteredService
  readonly size: string
  readonly dials: number
  readonly multiplier: number
  readonly hasDemand: boolean
  /** One meter, or two where it was exchanged in the month to be billed. */
  readonly meters: readonly Meter[]
  /** Use of month 0 to 13 in register units; negative where an estimate before was too high. */
  readonly use: readonly number[]
  /** What the register showed before month 0. */
  readonly startValue: number
  /** Highest load of each month in hundredths of a register unit. */
  readonly demand: readonly number[]
  /** The part of the month to be billed that the old meter counted, where it was exchanged. */
  readonly useBeforeExchange: number
  /** Day and share of the use of the month in which the tenant changed. */
  readonly move: { readonly on: LocalDate; readonly month: number; readonly useBefore: number } | undefined
}

/** Percent of the usual use, month 0 (August) to 13 (September). */
const SEASON: Readonly<Record<MeteredService, readonly number[]>> = {
  water: [120, 112, 100, 88, 88, 100, 88, 84, 98, 86, 115, 130, 118, 110],
  electric: [125, 116, 98, 84, 94, 113, 107, 94, 98, 84, 106, 129, 120, 112],
}

export function meteringOf(recipe: Recipe, place: Place, service: MeteredService): Metering {
  const random = new SeededRandom(recipe.seed, service, place.index)
  const { size, multiplier, usual } = equipmentOf(random, place, service)
  const ordinary = SEASON[service].map((percent) =>
    Math.max(1, Math.floor((usual * percent * random.int(82, 118)) / (10_000 * multiplier))),
  )
  const quirk = place.quirkService === service ? place.quirk : 'none'
  const use = withQuirk(ordinary, quirk, service === 'water' ? 31 : 3_001, multiplier)
  const total = use.reduce((sum, month) => sum + Math.max(0, month), 0)
  const dials = dialsFor(total, service)
  const current = use[CURRENT] ?? 0
  const rollsOver = quirk === 'rollover' && current >= 2
  const startValue = rollsOver
    ? 10 ** dials - Math.ceil(current / 2) - use.slice(0, CURRENT).reduce((sum, month) => sum + month, 0)
    : random.int(0, 10 ** dials - total - 1)
  const exchange = quirk === 'exchange' ? exchangeDay(random, place) : undefined
  return {
    service,
    size,
    dials,
    multiplier,
    hasDemand: service === 'electric' && !place.isResidential,
    meters: metersOf(recipe, place, service, exchange),
    use,
    startValue,
    demand: use.map((month) => Math.floor((Math.abs(month) * 10_000) / (720 * random.int(32, 58)))),
    useBeforeExchange: exchange === undefined ? 0 : shareOf(current, place, CURRENT, exchange),
    move: moveOf(recipe, place, use),
  }
}

/** The read of a month's end as the dial shows it; 0 to 10^dials. Month -1 is the read before the first. */
export function dialValue(metering: Metering, month: number, extra = 0): number {
  let value = metering.startValue + extra
  for (let index = 0; index <= month; index += 1) value += metering.use[index] ?? 0
  return value % 10 ** metering.dials
}

/** The months whose reads are exported: from the opening read of the oldest bill, where it is not older than the export. */
export function firstReadMonth(recipe: Recipe): number {
  return Math.max(0, BILLS - recipe.historyMonths - 1)
}

function equipmentOf(
  random: SeededRandom,
  place: Place,
  service: MeteredService,
): { size: string; multiplier: number; usual: number } {
  if (service === 'water') {
    if (place.isResidential)
      return {
        size: random.pick(['5/8', '5/8', '5/8', '3/4', '1']),
        multiplier: 1,
        usual: random.int(3, 12) * place.dwellingUnits,
      }
    const size = random.pick(['3/4', '1', '1', '1.5', '2', '3'])
    const isLarge = size === '2' || size === '3'
    return { size, multiplier: isLarge ? 10 : 1, usual: isLarge ? random.int(60, 240) : random.int(12, 70) }
  }
  if (place.isResidential) return { size: '', multiplier: 1, usual: random.int(320, 1_450) * place.dwellingUnits }
  const multiplier = random.pick([1, 1, 10, 10, 40, 100])
  return { size: '', multiplier, usual: random.int(900, 5_200) * (multiplier > 10 ? 6 : multiplier > 1 ? 2 : 1) }
}

function withQuirk(ordinary: readonly number[], quirk: Place['quirk'], highFrom: number, multiplier: number): number[] {
  const use = [...ordinary]
  const current = use[CURRENT] ?? 1
  if (quirk === 'zero_use') use[CURRENT] = 0
  if (quirk === 'high_use') use[CURRENT] = Math.max(...ordinary) * 7 + Math.ceil(highFrom / multiplier)
  if (quirk === 'negative_use') {
    // The read of August was estimated too high by more than September's use.
    use[BILLS - 1] = (use[BILLS - 1] ?? 0) + current + 4
    use[CURRENT] = -4
  }
  return use
}

function dialsFor(total: number, service: MeteredService): number {
  let dials = service === 'water' ? 4 : 5
  while (10 ** dials < total * 3) dials += 1
  return dials
}

function exchangeDay(random: SeededRandom, place: Place): LocalDate {
  const from = readDate(place.cycle, CURRENT - 1)
  return addDays(from, random.int(5, daysBetween(from, readDate(place.cycle, CURRENT)) - 3))
}

/** The part of a month's use that falls into its days up to a date. */
function shareOf(use: number, place: Place, month: number, until: LocalDate): number {
  const from = readDate(place.cycle, month - 1)
  return Math.floor((use * daysBetween(from, until)) / daysBetween(from, readDate(place.cycle, month)))
}

function moveOf(recipe: Recipe, place: Place, use: readonly number[]): Metering['move'] {
  if (place.index + 1 >= recipe.accounts || !isFormerTenant(recipe, place.index + 1)) return undefined
  const on = moveDay(recipe, place)
  let month = 0
  while (readDate(place.cycle, month) < on) month += 1
  return { on, month, useBefore: shareOf(use[month] ?? 0, place, month, on) }
}

/** Serial numbers look random and never repeat: a step that shares no divisor with the number of serials visits each once. */
const SERIALS = 89_999_999
const SERIAL_STEP = 48_271_007

function metersOf(recipe: Recipe, place: Place, service: MeteredService, exchange: LocalDate | undefined): Meter[] {
  const random = new SeededRandom(recipe.seed, `${service} meter`, place.index)
  const firstSlot = place.index * 4 + (service === 'water' ? 0 : 2)
  const meter = (slot: number, installedOn: LocalDate, removedOn: LocalDate | undefined): Meter => {
    const [make, model] = random.pick<readonly [string, string]>(service === 'water' ? WATER_METERS : ELECTRIC_METERS)
    const serial = Number((BigInt(firstSlot + slot) * BigInt(SERIAL_STEP) + BigInt(recipe.seed)) % BigInt(SERIALS))
    return { meterId: `M${10_000_000 + serial}`, make, model, installedOn, removedOn }
  }
  const old = meter(0, addDays('2003-03-03', random.int(0, 7_600)), exchange)
  return exchange === undefined ? [old] : [old, meter(1, exchange, undefined)]
}
