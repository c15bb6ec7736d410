import { type Decimal, decimal, isDecimalText, sum } from '../../../domain/kernel/decimal.js'
import { addDays, isLocalDate, type LocalDate } from '../../../domain/kernel/local-date.js'
import { contains, intersection, type ServicePeriod } from '../../../domain/kernel/service-period.js'
import type { RatingFacts } from '../../../domain/rating/facts.js'
import type { Generation, GivenPercent } from '../../../domain/rating/generation-share.js'
import type { GivenPart, GivenShare, RateCheckRequest, RateRefusal } from './contract.js'
import { readUsage } from './read-usage.js'
import type { Usage, UsageTotal } from './usage.js'
import { unitName, useOfTotals } from './usage-totals.js'

/** A share of a generator as it was given, on all days it is said to hold; `to` undefined: it goes on. */
interface ReadShare {
  readonly generation: Generation
  readonly percent: string
  readonly from: LocalDate
  readonly to: LocalDate | undefined
}

export interface ReadShares {
  /** undefined: nothing was said about shares, which is not the same as none. */
  readonly shares: readonly ReadShare[] | undefined
  readonly givenAway: readonly Omit<ReadShare, 'generation'>[]
}

export type SharesReading =
  | { readonly ok: true; readonly read: ReadShares }
  | { readonly ok: false; readonly refusals: RateRefusal[] }

/** Before any day that is rated. */
const EVER: LocalDate = '0001-01-01'

/**
 * Shares of generators elsewhere with what their files say of their generation, and the parts of the own generation that belong to others.
 * Refused with SHARES: a percentage that is none, days that end before they begin, more than 100 % of a generator on one day.
 */
export function readShares({ shares, givenAway = [] }: Pick<RateCheckRequest, 'shares' | 'givenAway'>): SharesReading {
  const refusals: RateRefusal[] = []
  const read = shares?.flatMap((share, index): ReadShare[] => {
    const field = `shares[${index}]`
    const wrong = wrongPart(share)
    if (wrong !== undefined) refusals.push({ code: 'SHARES', field, message: wrong })
    const generation = generationOf(share)
    if ('refusals' in generation)
      refusals.push(...generation.refusals.map((one) => ({ ...one, field: `${field}, ${one.field}` })))
    else if (wrong === undefined) return [{ generation, ...daysOf(share) }]
    return []
  })
  const given = givenAway.flatMap((part, index) => {
    const wrong = wrongPart(part)
    if (wrong === undefined) return [daysOf(part)]
    refusals.push({ code: 'SHARES', field: `givenAway[${index}]`, message: wrong })
    return []
  })
  const names = new Set((read ?? []).map((share) => share.generation.generator))
  for (const generator of names) {
    const day = overfullDay((read ?? []).filter((share) => share.generation.generator === generator))
    if (day !== undefined)
      refusals.push({ code: 'SHARES', field: generator, message: `on ${day} more than 100 % of ${generator} are given away` })
  }
  const fullest = overfullDay(given)
  if (fullest !== undefined)
    refusals.push({
      code: 'SHARES',
      field: 'givenAway',
      message: `on ${fullest} more than 100 % of the own generation are given away`,
    })
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, read: { shares: read, givenAway: given } }
}

/** What the engine is told of the shares about one period. */
export function sharesIn({ shares, givenAway }: ReadShares, period: ServicePeriod): Pick<RatingFacts, 'shares' | 'givenAway'> {
  const given = givenAway.flatMap((part): GivenPercent[] => within(part, period).map((days) => ({ percent: part.percent, days })))
  return {
    ...(given.length === 0 ? {} : { givenAway: given }),
    ...(shares === undefined
      ? {}
      : {
          shares: shares.flatMap((share) =>
            within(share, period).map((days) => ({ generation: share.generation, percent: share.percent, days })),
          ),
        }),
  }
}

function within(part: Omit<ReadShare, 'generation'>, period: ServicePeriod): ServicePeriod[] {
  const days = intersection({ from: part.from, to: part.to ?? period.to }, period)
  return days === undefined ? [] : [days]
}

function daysOf({ percent, from, to }: GivenPart): Omit<ReadShare, 'generation'> {
  return { percent, from: from ?? EVER, to }
}

function wrongPart({ percent, from, to }: GivenPart): string | undefined {
  if (!isDecimalText(percent) || !decimal(percent).gt(0) || decimal(percent).gt(100))
    return `${JSON.stringify(percent)} is no percentage above 0 and up to 100`
  const noDay = [from, to].find((day) => day !== undefined && !isLocalDate(day))
  if (noDay !== undefined) return `${JSON.stringify(noDay)} is not a day as YYYY-MM-DD`
  return from !== undefined && to !== undefined && to < from ? `the last day ${to} is before the first, ${from}` : undefined
}

/** The first day on which the parts together are more than the whole. */
function overfullDay(parts: readonly Omit<ReadShare, 'generation'>[]): LocalDate | undefined {
  const onDay = (day: LocalDate): Decimal =>
    sum(parts.filter(({ from, to }) => contains({ from, to: to ?? day }, day)).map(({ percent }) => decimal(percent)))
  return parts
    .map(({ from }) => from)
    .sort()
    .find((day) => onDay(day).gt(100))
}

/** Generation as its file says it: energy given (`received_…`) where the file has this column, else all that it counts. */
function generationOf({ generator, generation }: GivenShare): Generation | { readonly refusals: readonly RateRefusal[] } {
  const reading = readUsage(generation)
  if (!reading.ok) return reading
  const direction = givesEnergy(reading.usage) ? 'received' : 'delivered'
  if (reading.usage.kind === 'intervals') return { generator, direction, intervals: reading.usage.series }
  const totals = reading.usage.totals.map((total) => ({ ...total, quantity: total.received ?? total.quantity }))
  return { generator, direction, readsOn: (days) => readsOn(totals, days) }
}

function givesEnergy(usage: Usage): boolean {
  return usage.kind === 'totals' ? usage.totals[0]?.received !== undefined : usage.series.channels.has('received_kwh')
}

function readsOn(totals: readonly UsageTotal[], days: ServicePeriod): { quantity: Decimal; unit: string } | undefined {
  const rows = totals.filter((total) => total.start >= days.from && total.end <= addDays(days.to, 1))
  const quantity = useOfTotals(rows, days)
  return quantity === undefined ? undefined : { quantity, unit: unitName(rows[0]?.unit ?? '') }
}
