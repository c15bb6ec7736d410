import { addDays, daysBetween, type LocalDate } from '../../kernel/local-date.js'
import { BILLS, type Cycle, CYCLES, CURRENT, readDate } from './calendar.js'
import { SeededRandom } from './seeded-random.js'

/** What a synthetic utility is made from. */
export interface Recipe {
  readonly accounts: number
  readonly seed: number
  /** Months of bills and reads before the one to be billed, 1 to 13. */
  readonly historyMonths: number
}

export type Service = 'water' | 'sewer' | 'stormwater' | 'refuse' | 'electric'
export const SERVICES: readonly Service[] = ['water', 'sewer', 'stormwater', 'refuse', 'electric']

/** What makes an account worth looking at in the month to be billed. */
export type Quirk =
  | 'none'
  | 'missing_read'
  | 'negative_use'
  | 'high_use'
  | 'zero_use'
  | 'estimates'
  | 'unknown_tariff'
  | 'exchange'
  | 'rollover'

/** A place with its services; the same whoever lives there. */
export interface Place {
  readonly index: number
  readonly cycle: Cycle
  readonly isResidential: boolean
  readonly services: readonly Service[]
  readonly insideCity: boolean
  readonly dwellingUnits: number
  readonly lotArea: number
  readonly impervious: number
  readonly carts: { readonly size: number; readonly count: number }
  readonly quirk: Quirk
  /** The metered service that shows the quirk. */
  readonly quirkService: 'water' | 'electric'
}

/** An account: who lives or works at a place, and from when to when. */
export interface Household {
  readonly index: number
  readonly place: Place
  readonly customerClass: 'residential' | 'commercial' | 'industrial' | 'public_authority'
  readonly startOn: LocalDate
  /** Last day of service. */
  readonly stopOn: LocalDate | undefined
  readonly isPending: boolean
  readonly lowIncome: boolean
  readonly taxExempt: boolean
}

/** One account in thirty-three moved out in an earlier month; the account before it took over the place the day after. */
const TURNOVER = 33
/** One in two hundred has signed up for a later day. */
const PENDING = 211
/** Accounts in walking order that one route reads. */
const ROUTE_LENGTH = 50

export function isFormerTenant(recipe: Recipe, index: number): boolean {
  return recipe.historyMonths >= 3 && index % TURNOVER === TURNOVER - 1
}

function hadFormerTenant(recipe: Recipe, index: number): boolean {
  return index + 1 < recipe.accounts && isFormerTenant(recipe, index + 1)
}

/** The day on which the tenant before moved out of a place: within the second-last months of the history. */
export function moveDay(recipe: Recipe, place: Place): LocalDate {
  const random = new SeededRandom(recipe.seed, 'move', place.index)
  const month = random.int(BILLS - recipe.historyMonths + 1, BILLS - 2)
  const from = readDate(place.cycle, month - 1)
  return addDays(from, random.int(4, daysBetween(from, readDate(place.cycle, month)) - 4))
}

export function placeOf(recipe: Recipe, index: number): Place {
  const random = new SeededRandom(recipe.seed, 'place', index)
  const isResidential = !random.chance(150)
  const dwellingUnits = isResidential && random.chance(22) ? random.int(2, 12) : 1
  const lotArea = isResidential ? random.int(3_800, 14_000) : random.int(6_000, 90_000)
  const services = servicesOf(random, isResidential)
  const quirkRoll = random.int(0, 999)
  const quirkService = services.includes('water') && (random.chance(600) || !services.includes('electric')) ? 'water' : 'electric'
  return {
    index,
    cycle: CYCLES[Math.floor(index / ROUTE_LENGTH) % CYCLES.length] as Cycle,
    isResidential,
    services,
    insideCity: !random.chance(85),
    dwellingUnits,
    lotArea,
    impervious: Math.floor((lotArea * random.int(20, isResidential ? 55 : 90)) / 100),
    carts: { size: random.pick([35, 65, 65, 95]), count: isResidential ? dwellingUnits : random.int(1, 4) },
    quirk: quirkOf(quirkRoll, isResidential),
    quirkService,
  }
}

/** Every place has a metered service; a business without city water has no sewer either, for its sewer is billed by the water. */
function servicesOf(random: SeededRandom, isResidential: boolean): Service[] {
  const drawn = SERVICES.filter((service) => random.chance(SHARE[service]))
  const services = drawn.includes('water') || drawn.includes('electric') ? drawn : (['water', ...drawn] as Service[])
  return isResidential || services.includes('water') ? services : services.filter((service) => service !== 'sewer')
}

const SHARE: Readonly<Record<Service, number>> = { water: 976, sewer: 734, stormwater: 816, refuse: 736, electric: 580 }

function quirkOf(roll: number, isResidential: boolean): Quirk {
  const steps: readonly [number, Quirk][] = [
    [5, 'missing_read'],
    [8, 'negative_use'],
    [14, 'high_use'],
    [24, 'zero_use'],
    [26, 'estimates'],
    [27, 'unknown_tariff'],
    [35, 'exchange'],
    [44, 'rollover'],
  ]
  const quirk = steps.find(([below]) => roll < below)?.[1] ?? 'none'
  // Ratchets and minimum quantities make a large customer's month without use anything but ordinary.
  return quirk === 'zero_use' && !isResidential ? 'none' : quirk
}

/** The walk of the meter reader: the route's second character is the cycle, the rest counts the walks of that cycle. */
export function routeOf(place: Place): { route: string; sequence: number } {
  const walk = Math.floor(place.index / (ROUTE_LENGTH * CYCLES.length)) + 1
  return { route: `R${place.cycle}${String(walk).padStart(2, '0')}`, sequence: ((place.index % ROUTE_LENGTH) + 1) * 10 }
}

export function householdOf(recipe: Recipe, index: number): Household {
  const former = isFormerTenant(recipe, index)
  const place = placeOf(recipe, former ? index - 1 : index)
  const random = new SeededRandom(recipe.seed, 'household', index)
  const successor = !former && hadFormerTenant(recipe, index)
  const isPending = !former && !successor && index % PENDING === PENDING - 1
  const longAgo = addDays('2003-01-06', random.int(0, 7_900))
  const startOn = isPending
    ? addDays(readDate(place.cycle, CURRENT), random.int(2, 9))
    : successor
      ? addDays(moveDay(recipe, place), 1)
      : longAgo
  return {
    index,
    place,
    customerClass: place.isResidential
      ? 'residential'
      : random.pick([
          'commercial',
          'commercial',
          'commercial',
          'commercial',
          'commercial',
          'commercial',
          'commercial',
          'public_authority',
          'industrial',
        ]),
    startOn,
    stopOn: former ? moveDay(recipe, place) : undefined,
    isPending,
    lowIncome: place.isResidential && random.chance(40),
    taxExempt: random.chance(place.isResidential ? 8 : 60),
  }
}

/** Numbers are padded so that text order is the order of their making, whatever the size. */
export function numberText(letter: string, value: number, recipe: Recipe, perAccount: number): string {
  return letter + String(value).padStart(Math.max(6, String(recipe.accounts * perAccount).length), '0')
}

export function accountId(recipe: Recipe, index: number): string {
  return numberText('A', index + 1, recipe, 1)
}

export function customerId(recipe: Recipe, index: number, slot: 0 | 1 | 2 | 3): string {
  return numberText('C', index * 4 + slot + 1, recipe, 4)
}

export function premiseId(recipe: Recipe, place: Place): string {
  return numberText('P', place.index + 1, recipe, 1)
}

export function servicePointId(recipe: Recipe, place: Place, service: Service): string {
  return numberText('S', place.index * 5 + SERVICES.indexOf(service) + 1, recipe, 5)
}

export function agreementId(recipe: Recipe, household: Household, service: Service): string {
  return numberText('G', household.index * 5 + SERVICES.indexOf(service) + 1, recipe, 5)
}
