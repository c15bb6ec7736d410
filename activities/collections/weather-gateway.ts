import type { WeatherFact } from '../../domain/collections/disconnection-facts.js'
import { addDays, dayNumber, type LocalDate } from '../../domain/kernel/local-date.js'

/** What a source of weather tells of one day; degrees Fahrenheit with at most one decimal. */
export type ToldWeather = Pick<WeatherFact, 'kind' | 'on' | 'low' | 'high' | 'isAdvised'>

/** Where weather is read from. */
export interface WeatherGateway {
  /** Stands beside every reading, so that nobody takes one source for another. */
  readonly source: string
  /**
   * Forecasts for the day and the week after it, the observation of the day before, and whether an advisory holds on the day. Throws
   * `WeatherUnavailable` where the source does not answer: then nothing is known, and nothing is cut for which weather counts.
   */
  read(today: LocalDate): Promise<ToldWeather[]>
}

/** The source could not be read now. */
export class WeatherUnavailable extends Error {
  constructor(detail: string, cause?: unknown) {
    super(`The weather could not be read: ${detail}`, { cause })
    this.name = 'WeatherUnavailable'
  }
}

const ANSWER_MS = 15_000
const DAYS_AHEAD = 7

/**
 * A gateway to a service that answers `GET {address}?from=…&to=…` with `[{kind, on, low, high, isAdvised}]`. Without an address there is
 * none: readings are entered by hand.
 */
export function createWeatherGateway(address: string | undefined): WeatherGateway | undefined {
  if (address === undefined || address === '') return undefined
  if (address === 'sample') return sampleWeather()
  const url = new URL(address)
  return {
    source: url.host,
    async read(today) {
      const asked = new URL(url)
      asked.searchParams.set('from', addDays(today, -1))
      asked.searchParams.set('to', addDays(today, DAYS_AHEAD))
      const answer = await fetch(asked, { redirect: 'error', signal: AbortSignal.timeout(ANSWER_MS) }).catch((error: unknown) => {
        throw new WeatherUnavailable(error instanceof Error ? error.message : String(error), error)
      })
      if (!answer.ok) throw new WeatherUnavailable(`answered ${answer.status}`)
      const told: unknown = await answer.json().catch((error: unknown) => {
        throw new WeatherUnavailable('answered something that is no JSON', error)
      })
      if (!Array.isArray(told) || !told.every(isTold)) throw new WeatherUnavailable('answered in another form than agreed')
      return told
    },
  }
}

const DEGREES = /^-?\d{1,3}(\.\d)?$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

function isTold(value: unknown): value is ToldWeather {
  if (typeof value !== 'object' || value === null) return false
  const { kind, on, low, high, isAdvised } = value as Record<string, unknown>
  const isDegrees = (degrees: unknown): boolean => degrees === null || (typeof degrees === 'string' && DEGREES.test(degrees))
  if (typeof on !== 'string' || !DAY.test(on) || typeof isAdvised !== 'boolean') return false
  if (kind === 'advisory') return low === null && high === null
  return (kind === 'forecast' || kind === 'observation') && !isAdvised && isDegrees(low) && isDegrees(high)
}

const COLDEST_DAY = 15
const YEAR = 365.25

/**
 * Invented weather for a sandbox: mild winters around 40 °F and summers around 85 °F, the same for a day whenever it is asked for. It says
 * of itself that it is a sample; a production utility cannot use it.
 */
export function sampleWeather(): WeatherGateway {
  const highOf = (day: LocalDate): number => {
    const place = (dayNumber(day) - COLDEST_DAY) % YEAR
    const wobble = ((dayNumber(day) * 7919) % 11) - 5
    return Math.round(62 - 22 * Math.cos((2 * Math.PI * place) / YEAR) + wobble)
  }
  const degrees = (value: number): string => value.toFixed(1)
  const told = (kind: 'forecast' | 'observation', on: LocalDate): ToldWeather => ({
    kind,
    on,
    low: degrees(highOf(on) - 14),
    high: degrees(highOf(on)),
    isAdvised: false,
  })
  return {
    source: 'sample (invented)',
    read: (today) =>
      Promise.resolve([
        told('observation', addDays(today, -1)),
        ...Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) => told('forecast', addDays(today, ahead))),
        ...[-2, -1, 0].map(
          (back): ToldWeather => ({
            kind: 'advisory',
            on: addDays(today, back),
            low: null,
            high: null,
            isAdvised: highOf(addDays(today, back)) >= 95,
          }),
        ),
      ]),
  }
}
