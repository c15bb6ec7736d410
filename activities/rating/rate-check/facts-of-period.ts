import { type Decimal, decimal, sum } from '../../../domain/kernel/decimal.js'
import { addDays, addMonths } from '../../../domain/kernel/local-date.js'
import { daysOf, type ServicePeriod } from '../../../domain/kernel/service-period.js'
import type { AttributeChange, AttributeValue } from '../../../domain/rating/attributes.js'
import type { CarriedState } from '../../../domain/rating/carried-state.js'
import type { PastPeriod, RatingFacts, RelatedAgreement, StatedUse } from '../../../domain/rating/facts.js'
import { sumOf } from '../../../domain/rating/intervals/channel-sums.js'
import type { EventCalendar } from '../../../domain/rating/intervals/events.js'
import { coverageGap, type IntervalSeries, rangeOf } from '../../../domain/rating/intervals/interval-series.js'
import { FROM_A_DAY } from './check-attributes.js'
import type { RateCheckRequest, RateRefusal } from './contract.js'
import { givenMeters } from './given-meters.js'
import { type ReadShares, sharesIn } from './read-shares.js'
import type { Usage, UsageTotal } from './usage.js'
import { coverProblem, useOfTotals } from './usage-totals.js'
import { relatedAgreement, type UsedService } from './use-of-service.js'

export interface PeriodInput {
  readonly period: ServicePeriod
  readonly usage: Usage
  readonly request: RateCheckRequest
  readonly calendar: { readonly events: EventCalendar | undefined }
  readonly history: readonly PastPeriod[]
  readonly carried: CarriedState
  readonly shares: ReadShares
  /** The service that usage and history are of, where the tariff rests on the use of one. */
  readonly used: UsedService | undefined
}

/** How many months before a period are looked at for history. */
const MONTHS_BACK = 36

/** What the engine may ask about a period, of the files of a rate check. */
export function factsOfPeriod(input: PeriodInput): RatingFacts | RateRefusal {
  const { period, usage, request } = input
  const attributes = attributesOf(request.attributes)
  const changes = changesOf(request.attributes)
  const base = {
    period,
    readDay: 'end_of_day' as const,
    accountingDate: addDays(period.to, 1),
    currency: 'USD',
    // Of several periods only one is the agreement's first, and one its last.
    firstBill: attributes['first_bill'] === true && period.from === request.from,
    finalBill: attributes['final_bill'] === true && addDays(period.to, 1) === request.to,
    attributes,
    ...(changes.length === 0 ? {} : { attributeChanges: changes }),
    meters: givenMeters(attributes, changes),
    registers: [],
    carried: input.carried,
    ...sharesIn(input.shares, period),
    ...(input.calendar.events === undefined ? {} : { events: input.calendar.events }),
    demandOf: (past: PastPeriod) => (past.demand === undefined ? undefined : decimal(past.demand)),
  }
  if (usage.kind === 'intervals') {
    const { series } = usage
    const history = [...input.history, ...historyOfIntervals(series, period, input.history)]
    const quantity = energyOf(series, period)
    return {
      ...base,
      intervals: series,
      useOn: (days) => energyOf(series, days),
      history,
      related: relatedOf(input, quantity === undefined ? undefined : { quantity, unit: 'kWh' }, history),
    }
  }
  const rows = usage.totals.filter((total) => total.start < addDays(period.to, 1) && total.end > period.from)
  const problem = coverProblem(rows, period)
  if (problem !== undefined) return { code: 'USAGE_PERIOD', field: 'usage', message: problem }
  const stated = statedOf(rows)
  const history = [...input.history, ...historyOfTotals(usage.totals, period, input.history)]
  return {
    ...base,
    stated,
    useOn: (days) => useOfTotals(rows, days),
    history,
    related: relatedOf(input, stated[0], history),
  }
}

function relatedOf(
  { used, period }: PeriodInput,
  use: { readonly quantity: Decimal; readonly unit: string } | undefined,
  history: readonly PastPeriod[],
): readonly RelatedAgreement[] {
  if (used === undefined) return []
  return [relatedAgreement(used, period, use === undefined ? undefined : { quantity: use.quantity, unit: use.unit }, history)]
}

function attributesOf(given: Readonly<Record<string, string>>): Record<string, AttributeValue> {
  const always = Object.entries(given).filter(([name]) => !FROM_A_DAY.test(name))
  return Object.fromEntries(always.map(([name, value]) => [name, attributeValue(value)]))
}

function changesOf(given: Readonly<Record<string, string>>): AttributeChange[] {
  const changes = Object.entries(given).flatMap(([written, value]) => {
    const [, name, from] = FROM_A_DAY.exec(written) ?? []
    return name === undefined || from === undefined ? [] : [{ name, from, value: attributeValue(value) }]
  })
  return changes.sort((left, right) => (left.from < right.from ? -1 : 1))
}

function attributeValue(text: string): AttributeValue {
  return text === 'true' ? true : text === 'false' ? false : text
}

function statedOf(rows: readonly UsageTotal[]): StatedUse[] {
  const unit = rows[0]?.unit ?? ''
  const stated: StatedUse[] = [
    { role: 'consumption', direction: 'delivered', quantity: sum(rows.map((row) => row.quantity)), unit },
  ]
  if (rows.every((row) => row.received !== undefined)) {
    stated.push({
      role: 'consumption',
      direction: 'received',
      quantity: sum(rows.map((row) => row.received ?? decimal(0))),
      unit,
    })
  }
  const demands = rows.map((row) => row.demand).filter((demand) => demand !== undefined)
  if (demands.length === rows.length) {
    stated.push({
      role: 'demand',
      direction: 'delivered',
      quantity: demands.reduce((best, demand) => (demand.gt(best) ? demand : best)),
      unit: 'kW',
    })
  }
  return stated
}

/** Totals before the period, where the earlier bills do not hold these days already. */
function historyOfTotals(totals: readonly UsageTotal[], period: ServicePeriod, known: readonly PastPeriod[]): PastPeriod[] {
  return totals
    .filter((total) => total.end <= period.from)
    .filter((total) => !known.some((past) => past.period.to >= total.start && past.period.from < total.end))
    .map((total) => ({
      period: { from: total.start, to: addDays(total.end, -1) },
      quantity: total.quantity.toFixed(),
      unit: total.unit,
      demand: total.demand?.toFixed(),
    }))
}

function energyOf(series: IntervalSeries, days: ServicePeriod): Decimal | undefined {
  const values = series.channels.get('kwh')
  return values === undefined || coverageGap(series, days) !== undefined ? undefined : sumOf(values, rangeOf(series, days))
}

/** The months before the period that intervals cover wholly, as periods of history: each one month back from the period's own first day. */
function historyOfIntervals(series: IntervalSeries, period: ServicePeriod, known: readonly PastPeriod[]): PastPeriod[] {
  const history: PastPeriod[] = []
  for (let back = 1; back <= MONTHS_BACK; back++) {
    const days = { from: addMonths(period.from, -back), to: addDays(addMonths(period.from, 1 - back), -1) }
    const quantity = energyOf(series, days)
    if (quantity === undefined) break
    if (daysOf(days) < 1 || known.some((past) => past.period.to >= days.from && past.period.from <= days.to)) continue
    history.push({ period: days, quantity: quantity.toFixed(), unit: 'kWh', demand: highestOf(series, days)?.toFixed() })
  }
  return history
}

function highestOf(series: IntervalSeries, days: ServicePeriod): Decimal | undefined {
  const values = series.channels.get('kw') ?? series.channels.get('kwh')
  if (values === undefined) return undefined
  const range = rangeOf(series, days)
  let highest = 0
  for (let at = range.from; at < range.to; at++) highest = Math.max(highest, values.whole[at] as number)
  return decimal(highest)
    .div(1_000_000)
    .times(series.channels.has('kw') ? 1 : 60 / series.minutes)
}
