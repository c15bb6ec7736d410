import { addDays, daysBetween, earlier, later, type LocalDate, monthOf } from '../../kernel/local-date.js'
import { BILLS, billDates, readDate } from './calendar.js'
import { accountId, agreementId, type Household, numberText, type Recipe, type Service } from './household.js'
import { meteringsOf } from './meter-rows.js'
import type { Metering } from './metering.js'
import { chargeOf } from './prices.js'

/** One agreement on one past bill. */
export interface PastSegment {
  readonly service: Service
  readonly agreementId: string
  readonly from: LocalDate
  readonly to: LocalDate
  /** Hundredths of the unit. */
  readonly quantity: number
  readonly unit: string
  readonly cents: number
}

export interface PastBill {
  readonly billId: string
  readonly month: number
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  readonly segments: readonly PastSegment[]
}

const UNITS: Readonly<Record<Service, string>> = {
  water: 'ccf',
  sewer: 'ccf',
  stormwater: 'ERU',
  refuse: 'cart',
  electric: 'kWh',
}

/** The past bills of an account, the oldest first. */
export function* pastBills(recipe: Recipe, household: Household): Generator<PastBill> {
  if (household.isPending) return
  const meterings = meteringsOf(recipe, household.place)
  for (let month = BILLS - recipe.historyMonths; month < BILLS; month += 1) {
    const segments = segmentsOf(recipe, household, month, meterings)
    if (segments.length > 0) {
      yield {
        billId: numberText('H', household.index * BILLS + month + 1, recipe, BILLS),
        month,
        segments,
        ...billDates(household.place.cycle, month),
      }
    }
  }
}

export function* historyRows(recipe: Recipe, household: Household): Generator<string[]> {
  const account = accountId(recipe, household.index)
  for (const bill of pastBills(recipe, household)) {
    for (const segment of bill.segments) {
      yield [
        bill.billId,
        account,
        segment.agreementId,
        segment.service,
        segment.from,
        segment.to,
        plain(segment.quantity),
        segment.unit,
        centsText(segment.cents),
        bill.issuedOn,
        bill.dueOn,
      ]
    }
  }
}

function segmentsOf(recipe: Recipe, household: Household, month: number, meterings: readonly Metering[]): PastSegment[] {
  const { place } = household
  const from = later(addDays(readDate(place.cycle, month - 1), 1), household.startOn)
  const to = earlier(readDate(place.cycle, month), household.stopOn ?? '9999-12-31')
  if (from > to) return []
  const days = daysBetween(from, to) + 1
  const water = meterings.find((metering) => metering.service === 'water')
  return place.services.map((service): PastSegment => {
    const metering = meterings.find((entry) => entry.service === service)
    const quantity = quantityOf(household, { service, month, days, metering, water })
    const season = monthOf(to)
    const isSummer = service === 'water' ? season >= 5 && season <= 10 : season >= 6 && season <= 9
    const cents = chargeOf({
      service,
      place,
      quantity,
      days,
      isSummer,
      meterSize: metering?.size ?? '',
      lowIncome: household.lowIncome,
      taxExempt: household.taxExempt,
    })
    return { service, agreementId: agreementId(recipe, household, service), from, to, quantity, unit: UNITS[service], cents }
  })
}

interface Measured {
  readonly service: Service
  readonly month: number
  readonly days: number
  readonly metering: Metering | undefined
  readonly water: Metering | undefined
}

function quantityOf(household: Household, { service, month, days, metering, water }: Measured): number {
  const { place } = household
  if (metering !== undefined) return useOf(household, metering, month) * metering.multiplier * 100
  if (service === 'refuse') return place.carts.count * 100
  if (service === 'stormwater')
    return place.isResidential && place.dwellingUnits < 3 ? 100 : Math.ceil(place.impervious / 250) * 10
  const usual = 600 * place.dwellingUnits
  if (water === undefined) return days >= 27 ? usual : Math.floor((usual * days) / 30)
  const use = useOf(household, water, month) * water.multiplier * 100
  return place.isResidential ? Math.min(use, winterVolume(water)) : Math.floor((use * 95) / 100)
}

/** Mean of December to February, months 4 to 6. */
function winterVolume(water: Metering): number {
  const winter = water.use.slice(4, 7).reduce((sum, month) => sum + month, 0)
  return Math.floor((winter * water.multiplier * 100) / 3)
}

/** Use of a month in register units; of the month of a move, the part of this household. */
function useOf(household: Household, metering: Metering, month: number): number {
  const use = metering.use[month] ?? 0
  if (metering.move?.month !== month) return use
  return household.stopOn === undefined ? use - metering.move.useBefore : metering.move.useBefore
}

export function centsText(cents: number): string {
  const magnitude = Math.abs(cents)
  return `${cents < 0 ? '-' : ''}${Math.floor(magnitude / 100)}.${String(magnitude % 100).padStart(2, '0')}`
}

function plain(quantity: number): string {
  return centsText(quantity).replace(/\.?0+$/, '')
}
