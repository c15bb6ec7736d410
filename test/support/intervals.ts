import { addDays, dayNumber, type LocalDate } from '../../domain/kernel/local-date.js'
import {
  type ChannelValues,
  INTERVAL_CHANNELS,
  type IntervalChannel,
  type IntervalSeries,
} from '../../domain/rating/intervals/interval-series.js'

/** Where an interval stands: its day, counted from 0, and its minute. */
export interface IntervalPlace {
  readonly day: number
  readonly hour: number
  readonly minute: number
}

export type IntervalFigures = Partial<Record<IntervalChannel, (place: IntervalPlace) => number>>

/** Intervals of whole days, each channel by a function of day and hour; figures have at most six decimals. */
export function seriesOf(from: LocalDate, days: number, minutes: number, figures: IntervalFigures): IntervalSeries {
  const perDay = 1440 / minutes
  const count = days * perDay
  const first = dayNumber(from)
  const place = (at: number): IntervalPlace => {
    const minute = (at % perDay) * minutes
    return { day: Math.floor(at / perDay), hour: Math.floor(minute / 60), minute: minute % 60 }
  }
  const channels = new Map<IntervalChannel, ChannelValues>()
  for (const name of INTERVAL_CHANNELS) {
    const figure = figures[name]
    if (figure === undefined) continue
    channels.set(name, {
      whole: Float64Array.from({ length: count }, (_, at) => Math.round(figure(place(at)) * 1e6)),
      rest: null,
    })
  }
  return {
    minutes,
    days: Int32Array.from({ length: count }, (_, at) => first + Math.floor(at / perDay)),
    minuteOfDay: Int16Array.from({ length: count }, (_, at) => (at % perDay) * minutes),
    channels,
    breaks: [],
  }
}

/** The days of a period that begins on `from`. */
export function daysFrom(from: LocalDate, days: number): { from: LocalDate; to: LocalDate } {
  return { from, to: addDays(from, days - 1) }
}
