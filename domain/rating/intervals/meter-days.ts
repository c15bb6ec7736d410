import { dayNumber, type LocalDate } from '../../kernel/local-date.js'
import type { ServicePeriod } from '../../kernel/service-period.js'
import { wallClock, type ZoneTable } from '../../kernel/zone-table.js'
import type { DayIntervals } from '../../metering/intervals/day-pieces.js'
import {
  type ChannelValues,
  INTERVAL_CHANNELS,
  type IntervalChannel,
  type IntervalSeries,
  REST_DIGITS,
  WHOLE_DIGITS,
} from './interval-series.js'
import { columnOfChannel, type Column, newColumn, putValue } from './meter-column.js'

/** A day of one channel of a meter that is billed from. */
export interface BillableDay extends Omit<DayIntervals, 'qualities' | 'flags'> {
  readonly channel: string
  readonly unit: string
  readonly direction: 'delivered' | 'received'
}

/** A meter at the service point with its days: those that count, corrected and estimated ones among them. */
export interface MeterDays {
  readonly meterId: string
  readonly installedOn: LocalDate
  readonly removedOn?: LocalDate
  readonly days: readonly BillableDay[]
  /** A sub-meter whose energy and power are taken off what the others counted. */
  readonly isDeducted?: true
}

export interface MeterDaysQuestion {
  readonly meters: readonly MeterDays[]
  /** First day that may count (history before the period) and last day of the period, both included. */
  readonly span: ServicePeriod
  /** The period that is billed: what is wrong with its intervals is a problem, days before it are left out where they do not fit. */
  readonly period: ServicePeriod
  readonly zone: ZoneTable
}

export interface MeterDaysProblem {
  readonly code: 'INTERVALS_INCOMPLETE' | 'INTERVALS_UNUSABLE'
  readonly message: string
}

export type MeterDaysOutcome = { readonly series: IntervalSeries } | { readonly problem: MeterDaysProblem }

/**
 * The days of all meters of a service point as one series: meters that count beside each other are added, one that took the place of
 * another goes on where it ended. A value that a meter in place does not have is missing, never nothing; on the days it was set and
 * removed it counted a part of the day. Sub-meters are taken off interval by interval: kWh, kW and kvarh. kVA does not subtract, so what a
 * meter stored of it is left out and comes from the kWh and kvarh that remain. Whether the series is complete is asked where a figure is
 * taken from it.
 */
export function seriesOfMeters(question: MeterDaysQuestion): MeterDaysOutcome {
  const { meters, period } = question
  if (meters.every((meter) => meter.days.length === 0)) return problem('INTERVALS_INCOMPLETE', nothing(meters, period))
  const twice = meters.map(channelTwice).find((message) => message !== undefined)
  if (twice !== undefined) return problem('INTERVALS_UNUSABLE', twice)
  const seconds = lengthOf(question)
  if (typeof seconds === 'string') return problem('INTERVALS_UNUSABLE', seconds)
  const days = slotsOf(question, seconds)
  const count = days.reduce((sum, day) => sum + day.count, 0)
  const columns = new Map<IntervalChannel, Column>()
  for (const meter of [...meters.filter((each) => each.isDeducted !== true), ...meters.filter((each) => each.isDeducted)]) {
    const filling = { seconds, count, columns, question }
    const message = addMeter(meter.isDeducted === true ? subtrahend(meter, filling) : meter, days, filling)
    if (message !== undefined) return problem('INTERVALS_UNUSABLE', message)
  }
  const isReduced = meters.some((meter) => meter.isDeducted)
  if (isReduced) columns.delete('kva')
  const below = isReduced ? belowZero(columns) : undefined
  if (below !== undefined) return problem('INTERVALS_UNUSABLE', below)
  return { series: { ...timesOf(days, seconds, count, question.zone), ...channelsOf(columns, count) } }
}

function problem(code: MeterDaysProblem['code'], message: string): MeterDaysOutcome {
  return { problem: { code, message } }
}

function nothing(meters: readonly MeterDays[], period: ServicePeriod): string {
  const names = [...new Set(meters.map((meter) => meter.meterId))].join(' and ')
  return names === ''
    ? `no meter was in place from ${period.from} to ${period.to}`
    : `meter ${names} has no intervals from ${period.from} to ${period.to}`
}

function channelTwice(meter: MeterDays): string | undefined {
  const known = new Map<IntervalChannel, string>()
  for (const day of meter.days) {
    const column = columnOfChannel(day)
    if (column === undefined) continue
    const channel = known.get(column)
    if (channel !== undefined && channel !== day.channel)
      return `the channels ${channel} and ${day.channel} of meter ${meter.meterId} both count ${day.unit} ${day.direction}: it is not known which is billed`
    known.set(column, day.channel)
  }
  return undefined
}

/** Seconds of the intervals of the period, one length for all channels; a sentence where there are several, or one that no hour has. */
function lengthOf({ meters, period }: MeterDaysQuestion): number | string {
  let found: { readonly seconds: number; readonly where: string } | undefined
  let latest: BillableDay | undefined
  for (const meter of meters) {
    for (const day of meter.days) {
      if (columnOfChannel(day) === undefined) continue
      if (latest === undefined || day.day > latest.day) latest = day
      if (day.day < period.from || day.day > period.to) continue
      const where = `channel ${day.channel} of meter ${meter.meterId} on ${day.day}`
      if (found !== undefined && found.seconds !== day.seconds)
        return `${found.where} has intervals of ${found.seconds / 60} minutes and ${where} of ${day.seconds / 60}`
      found ??= { seconds: day.seconds, where }
    }
  }
  const seconds = found?.seconds ?? latest?.seconds ?? 3600
  if (seconds % 60 === 0 && 3600 % seconds === 0) return seconds
  return `${found?.where ?? 'the last day'} has intervals of ${seconds / 60} minutes: the length must divide an hour`
}

interface DaySlots {
  readonly day: LocalDate
  readonly startsAt: number
  readonly count: number
  /** Index of its first interval in the series. */
  readonly first: number
}

/** The days of which any meter has intervals of this length, in order. */
function slotsOf({ meters, span }: MeterDaysQuestion, seconds: number): DaySlots[] {
  const known = new Map<LocalDate, BillableDay>()
  for (const meter of meters) {
    for (const day of meter.days) {
      if (day.seconds !== seconds || day.day < span.from || day.day > span.to || columnOfChannel(day) === undefined) continue
      if (!known.has(day.day)) known.set(day.day, day)
    }
  }
  let first = 0
  return [...known.values()]
    .sort((left, right) => (left.day < right.day ? -1 : 1))
    .map(({ day, startsAt, amounts }) => {
      const slots = { day, startsAt, count: amounts.length, first }
      first += amounts.length
      return slots
    })
}

interface Filling {
  readonly seconds: number
  readonly count: number
  readonly columns: Map<IntervalChannel, Column>
  readonly question: MeterDaysQuestion
}

/** Adds what a meter counted; a sentence where a value cannot be billed. */
function addMeter(meter: MeterDays, days: readonly DaySlots[], filling: Filling): string | undefined {
  const byColumn = new Map<IntervalChannel, Map<LocalDate, BillableDay>>()
  for (const day of meter.days) {
    const column = columnOfChannel(day)
    if (column === undefined || day.seconds !== filling.seconds) continue
    const known = byColumn.get(column) ?? new Map<LocalDate, BillableDay>()
    byColumn.set(column, known.set(day.day, day))
  }
  // A meter in place that does not count energy in intervals at all leaves a gap, not a smaller sum.
  if (!byColumn.has('kwh')) byColumn.set('kwh', new Map())
  // Nor can reactive energy be told that a sub-meter took and did not count.
  if (meter.isDeducted === true && filling.columns.has('kvarh') && !byColumn.has('kvarh')) byColumn.set('kvarh', new Map())
  for (const [name, own] of byColumn) {
    const column = filling.columns.get(name) ?? newColumn(filling.count)
    filling.columns.set(name, column)
    for (const slots of days) {
      if (slots.day < meter.installedOn || (meter.removedOn !== undefined && slots.day > meter.removedOn)) continue
      const message = addDay(column, name, slots, own.get(slots.day), meter)
      if (message !== undefined) return message
    }
  }
  return undefined
}

/** What is taken off: energy, and power where the others store it, from the energy where the sub-meter does not store it itself. */
function subtrahend(meter: MeterDays, { columns, seconds }: Filling): MeterDays {
  const own = meter.days.filter((day) => {
    const column = columnOfChannel(day)
    return column !== undefined && DEDUCTED.has(column) && columns.has(column)
  })
  if (!columns.has('kw') || own.some((day) => columnOfChannel(day) === 'kw')) return { ...meter, days: own }
  const energy = own.filter((day) => columnOfChannel(day) === 'kwh')
  const power = energy.map((day) => ({
    ...day,
    unit: 'kW',
    amounts: day.amounts.map((amount) => (amount === null ? null : amount * (3600 / seconds))),
  }))
  return { ...meter, days: [...own, ...power] }
}

const DEDUCTED: ReadonlySet<IntervalChannel> = new Set(['kwh', 'kw', 'kvarh'])

/**
 * Carries the sign of the whole part into the rest; a sentence where sub-meters counted more energy or power than the others in an interval.
 * Of reactive energy that cannot be told: what one of them gave back is not in it, and the interval is without a value.
 */
function belowZero(columns: ReadonlyMap<IntervalChannel, Column>): string | undefined {
  const one = 10 ** (REST_DIGITS - WHOLE_DIGITS)
  for (const name of DEDUCTED) {
    const column = columns.get(name)
    if (column === undefined) continue
    for (let at = 0; at < column.whole.length; at++) {
      const rest = column.rest?.[at] ?? 0
      if (rest < 0 && column.rest !== null) {
        column.whole[at] = (column.whole[at] as number) - 1
        column.rest[at] = rest + one
      }
      if (column.missing[at] === 1 || (column.whole[at] as number) >= 0) continue
      if (name === 'kvarh') column.missing[at] = 1
      else return `sub-meters counted more ${name} than the meter above them in an interval`
    }
  }
  return undefined
}

function addDay(
  column: Column,
  name: IntervalChannel,
  slots: DaySlots,
  day: BillableDay | undefined,
  { meterId, installedOn, removedOn, isDeducted }: MeterDays,
): string | undefined {
  const isFirst = slots.day === installedOn
  const isLast = slots.day === removedOn
  const began = isFirst ? (day?.amounts.findIndex((amount) => amount !== null) ?? 0) : 0
  const ended = isLast ? (day?.amounts.findLastIndex((amount) => amount !== null) ?? 0) : slots.count
  for (let index = 0; index < slots.count; index++) {
    const at = slots.first + index
    const amount = day?.amounts[index]
    if (amount === undefined || amount === null) {
      const isOutside = index < began || index > ended || (day === undefined && (isFirst || isLast))
      if (!isOutside) column.missing[at] = 1
      else if (day !== undefined) column.counted[at] = 1
      continue
    }
    if (amount < 0 && name !== 'kvarh') return `meter ${meterId} has a negative value of ${name} on ${slots.day}`
    if (!putValue(column, at, isDeducted === true ? -amount : amount, day?.scale ?? 0))
      return `meter ${meterId} has a value of ${name} on ${slots.day} that is too large to be billed`
  }
  return undefined
}

function timesOf(
  days: readonly DaySlots[],
  seconds: number,
  count: number,
  zone: ZoneTable,
): Omit<IntervalSeries, 'channels' | 'missing'> {
  const dayOf = new Int32Array(count)
  const minuteOfDay = new Int16Array(count)
  const breaks: number[] = []
  let end: number | undefined
  for (const { day, startsAt, count: slots, first } of days) {
    if (end !== undefined && end !== startsAt) breaks.push(first)
    end = startsAt + slots * seconds
    const number = dayNumber(day)
    const isEven = slots * seconds === 86_400
    const wallMidnight = number * 86_400
    for (let index = 0; index < slots; index++) {
      const into = isEven ? index * seconds : wallClock(zone, startsAt + index * seconds) - wallMidnight
      dayOf[first + index] = number
      minuteOfDay[first + index] = into / 60
    }
  }
  return { minutes: seconds / 60, days: dayOf, minuteOfDay, breaks }
}

function channelsOf(columns: ReadonlyMap<IntervalChannel, Column>, count: number): Pick<IntervalSeries, 'channels' | 'missing'> {
  const channels = new Map<IntervalChannel, ChannelValues>()
  const missing = new Map<IntervalChannel, number[]>()
  for (const name of INTERVAL_CHANNELS) {
    const column = columns.get(name)
    if (column === undefined) continue
    channels.set(name, { whole: column.whole, rest: column.rest })
    const without: number[] = []
    // Given energy, unlike taken energy, is nothing while a meter was in place that does not count it.
    for (let at = 0; at < count; at++)
      if (column.missing[at] === 1 || (column.counted[at] === 0 && name !== 'received_kwh')) without.push(at)
    if (without.length > 0) missing.set(name, without)
  }
  return { channels, ...(missing.size === 0 ? {} : { missing }) }
}
