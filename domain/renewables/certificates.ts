import { type Decimal, decimal } from '../kernel/decimal.js'
import { addDays, addMonths, type LocalDate, later } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { ServicePeriod } from '../kernel/service-period.js'

/** kWh that one certificate stands for. */
export const KWH_PER_CERTIFICATE = 1000

/** What a minting makes of the generation of a month. */
export interface Minted {
  readonly certificates: number
  /** Serial numbers of the generator, both included; null where not a whole MWh is there. */
  readonly firstSerial: number | null
  readonly lastSerial: number | null
  /** kWh below a MWh that the next month begins with: decimal text. */
  readonly carriedOutKwh: string
}

/** One certificate for each whole MWh of what was carried and what was generated; the rest is carried on, nothing is rounded. */
export function mintOf(generatedKwh: Decimal, carriedInKwh: string, nextSerial: number): Minted {
  const all = generatedKwh.plus(carriedInKwh)
  const whole = all.div(KWH_PER_CERTIFICATE).floor()
  const certificates = whole.toNumber()
  return {
    certificates,
    firstSerial: certificates === 0 ? null : nextSerial,
    lastSerial: certificates === 0 ? null : nextSerial + certificates - 1,
    carriedOutKwh: all.minus(whole.times(KWH_PER_CERTIFICATE)).toFixed(),
  }
}

/**
 * The days of a vintage (YYYY-MM) on which a generator ran, both included. Months are minted in their order, when they are over. Codes:
 * MINT_MONTH, MINT_ORDER.
 */
export function daysToMint(
  vintage: string,
  generator: { readonly beganOn: LocalDate; readonly endedOn: LocalDate | null },
  lastVintage: string | null,
  today: LocalDate,
): Outcome<ServicePeriod, 'MINT_MONTH' | 'MINT_ORDER'> {
  const first = `${vintage}-01`
  const last = addDays(addMonths(first, 1), -1)
  if (last >= today) return refused('MINT_MONTH', `${vintage} is not over yet.`)
  if (last < generator.beganOn) return refused('MINT_MONTH', `The generator counts from ${generator.beganOn}.`)
  if (generator.endedOn !== null && generator.endedOn < first)
    return refused('MINT_MONTH', `The generator ended on ${generator.endedOn}.`)
  if (lastVintage !== null) {
    const next = addMonths(`${lastVintage}-01`, 1).slice(0, 7)
    if (vintage !== next) return refused('MINT_ORDER', `${lastVintage} was minted last: ${next} is the next.`)
  }
  const to = generator.endedOn !== null && generator.endedOn < last ? generator.endedOn : last
  return done({ from: later(first, generator.beganOn), to })
}

/** Certificates with consecutive serial numbers of one minting, both included. */
export interface SerialRange {
  readonly first: number
  readonly last: number
}

export function countOf(ranges: readonly SerialRange[]): number {
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0)
}

/** What is still held of minted certificates after some left. */
export function heldOf(minted: SerialRange, left: readonly SerialRange[]): SerialRange[] {
  const held: SerialRange[] = []
  let next = minted.first
  for (const gone of left.toSorted((one, other) => one.first - other.first)) {
    if (gone.first > next) held.push({ first: next, last: gone.first - 1 })
    next = gone.last + 1
  }
  if (next <= minted.last) held.push({ first: next, last: minted.last })
  return held
}

/** The first so many of what is held, in its order, each with where it lies; CERTIFICATES_SHORT where there are not as many. */
export function takeFirst<Held extends SerialRange>(held: readonly Held[], count: number): Outcome<Held[], 'CERTIFICATES_SHORT'> {
  const there = countOf(held)
  if (count > there)
    return refused('CERTIFICATES_SHORT', `${count} certificates are wanted and ${there} are held.`, {
      wanted: count,
      held: there,
    })
  const taken: Held[] = []
  let wanted = count
  for (const range of held) {
    if (wanted === 0) break
    const last = Math.min(range.last, range.first + wanted - 1)
    taken.push({ ...range, last })
    wanted -= last - range.first + 1
  }
  return done(taken)
}

/** Certificates that are still to be retired for what a programme sold: whole MWh, never negative. */
export function stillToRetire(soldKwh: string, retired: number): number {
  const due = decimal(soldKwh).div(KWH_PER_CERTIFICATE).floor().toNumber() - retired
  return due > 0 ? due : 0
}

/** A certificate of another registry as people write it: `WREGIS-0042-OR-1201`; a registry that has no series has none in it. */
export function acquiredSerialText(registry: string, series: string, serial: number): string {
  return [registry, series, String(serial)].filter((part) => part !== '').join('-')
}

/** `SUN-1-2026-06-000012`, as people write it. */
export function serialText(generatorId: string, vintage: string, serial: number): string {
  return `${generatorId}-${vintage}-${String(serial).padStart(6, '0')}`
}
