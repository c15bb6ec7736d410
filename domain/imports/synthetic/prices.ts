import type { Place, Service } from './household.js'

// The rates of Alder Creek until August 2026, in cents, for amounts of past bills. Whole numbers throughout; a past bill is
// viewable history and posts nothing, so that a cent of a partial month does not matter.

const BASE_BY_SIZE: Readonly<Record<string, number>> = {
  '5/8': 2_132,
  '3/4': 2_418,
  '1': 3_357,
  '1.5': 5_890,
  '2': 9_145,
  '3': 17_860,
}
const CART: Readonly<Record<number, number>> = { 35: 1_820, 65: 2_460, 95: 3_115 }

export interface Charged {
  readonly service: Service
  readonly place: Place
  /** Use or volume in hundredths of its unit. */
  readonly quantity: number
  readonly days: number
  readonly meterSize: string
  readonly isSummer: boolean
  readonly lowIncome: boolean
  readonly taxExempt: boolean
}

/** Charges and taxes of one agreement for one period, in cents. */
export function chargeOf(charged: Charged): number {
  const monthly = (cents: number): number => (charged.days >= 27 && charged.days <= 35 ? cents : halfUp(cents * charged.days, 30))
  switch (charged.service) {
    case 'water': {
      const base = monthly(BASE_BY_SIZE[charged.meterSize] ?? 2_132)
      const charges = base + waterUse(charged)
      const outside = charged.place.insideCity ? charges : charges + halfUp(charges * 15, 100)
      return taxed(outside, charged, 600)
    }
    case 'sewer':
      return charged.place.isResidential
        ? monthly(2_840) + halfUp(385 * charged.quantity, 100)
        : halfUp(410 * charged.quantity, 100)
    case 'stormwater':
      return monthly(halfUp(675 * charged.quantity, 100))
    case 'refuse': {
      const carts = monthly((CART[charged.place.carts.size] ?? 2_460) * charged.place.carts.count)
      return charged.lowIncome ? carts - halfUp(carts, 4) : carts
    }
    case 'electric':
      return taxed(electric(charged, monthly), charged, 9_873 / 10)
  }
}

function waterUse({ place, quantity, isSummer }: Charged): number {
  if (!place.isResidential) return halfUp(quantity * (isSummer ? 312 : 244), 100)
  const first = 800 * place.dwellingUnits
  const second = 2_000 * place.dwellingUnits
  const [low, middle, high] = [
    Math.min(quantity, first),
    Math.max(0, Math.min(quantity, second) - first),
    Math.max(0, quantity - second),
  ]
  return halfUp(low * 533, 100) + halfUp(middle * 625, 100) + halfUp(high * 654, 100)
}

function electric({ place, quantity, isSummer, lowIncome }: Charged, monthly: (cents: number) => number): number {
  const kilowattHours = Math.floor(quantity / 100)
  if (!place.isResidential) {
    const demand = Math.max(5, Math.floor(kilowattHours / 320))
    return monthly(3_200) + halfUp(kilowattHours * 921, 100) + monthly(1_140 * demand) - halfUp(kilowattHours * 215, 1_000)
  }
  const limit = isSummer ? 1_000 : 750
  const [first, above] = isSummer ? [1_456_913, 1_482_203] : [1_447_181, 1_327_181]
  const energy =
    halfUp(Math.min(kilowattHours, limit) * first, 100_000) + halfUp(Math.max(0, kilowattHours - limit) * above, 100_000)
  const customer = monthly(1_600)
  const charges = Math.max(customer + energy - halfUp(kilowattHours * 215, 1_000), monthly(2_200))
  return lowIncome ? charges - halfUp(customer, 2) : charges
}

/** `rate` in hundredths of a percent. */
function taxed(charges: number, { taxExempt }: Charged, rate: number): number {
  return taxExempt ? charges : charges + halfUp(charges * rate, 10_000)
}

function halfUp(value: number, divisor: number): number {
  return Math.floor(value / divisor + 1 / 2)
}
