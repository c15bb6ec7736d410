import { addDays } from '../../../domain/kernel/local-date.js'
import { chance } from './chance.js'

/** The weather of one day, whole degrees Fahrenheit. */
export interface DayOfWeather {
  readonly low: number
  readonly high: number
  readonly isHeatAdvised: boolean
}

/** A forecast as it was read on a day, for the days ahead of it. */
export interface ForecastDay {
  readonly low: number
  readonly high: number
}

export interface Climate {
  truth(day: string): DayOfWeather
  /** What was forecast on `read` for `day`; undefined where nothing could be read that day. */
  forecast(read: string, day: string): ForecastDay | undefined
}

/** Seasons of a place in the middle of a continent, with cold and hot spells; the same for the same seed. */
export function climate(seed: number, firstDay: string, days: number): Climate {
  const random = chance(seed)
  const byDay = new Map<string, DayOfWeather>()
  const unread = new Set<string>()
  let spell = 0
  for (let index = 0; index < days; index += 1) {
    const day = addDays(firstDay, index)
    spell = spell * 0.8 + (random.next() - 0.5) * 16
    const season = Math.cos(((dayOfYear(day) - 200) / 365) * 2 * Math.PI)
    const middle = Math.round(54 + season * 26 + spell)
    const high = middle + random.between(6, 12)
    byDay.set(day, { low: middle - random.between(6, 12), high, isHeatAdvised: high >= 97 })
    if (random.happens(0.02)) unread.add(day)
  }
  const truth = (day: string): DayOfWeather => byDay.get(day) ?? { low: 50, high: 60, isHeatAdvised: false }
  return {
    truth,
    forecast: (read, day) => {
      if (unread.has(read)) return undefined
      const error = (dayOfYear(read) * 7 + dayOfYear(day) * 13) % 7
      const actual = truth(day)
      return { low: actual.low + error - 3, high: actual.high + error - 3 }
    },
  }
}

function dayOfYear(day: string): number {
  return (
    (Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) -
      Date.UTC(Number(day.slice(0, 4)), 0, 0)) /
    86_400_000
  )
}
