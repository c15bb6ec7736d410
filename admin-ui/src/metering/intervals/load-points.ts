import type { IntervalsPageJson } from '../../../../api/metering/files/contract.js'

type Channel = IntervalsPageJson['channels'][number]

/** One point of a load curve: the start of an interval and what was measured in it. */
export interface LoadPoint {
  /** Seconds since 1970-01-01T00:00Z. */
  readonly at: number
  readonly day: string
  /** Position in the day, from 1. */
  readonly number: number
  /** As load where the channel counts energy, else as it stands; null where there is none. */
  readonly value: number | null
  readonly quality: string
  /** Decimal text of the interval itself, in the channel's unit. */
  readonly amount: string | null
}

export interface LoadCurve {
  readonly channel: Channel
  /** kW for kWh: what the chart shows. */
  readonly unit: string
  readonly points: readonly LoadPoint[]
  /** Decimal text: sum of the intervals, in the channel's unit. */
  readonly total: string
  /** How many intervals of each quality. */
  readonly qualities: Readonly<Record<string, number>>
  readonly peak: LoadPoint | undefined
}

/** Units of energy, and the load that an hour of one is. */
const LOADS: Readonly<Record<string, string>> = { kWh: 'kW', kvarh: 'kvar', kVAh: 'kVA' }

/** Digits of a number of the chart's scale; whole numbers and exact texts stand beside it. */
export function decimalText(amount: number, scale: number): string {
  const digits = String(Math.abs(amount)).padStart(scale + 1, '0')
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  const trimmed = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return amount < 0 ? `-${trimmed}` : trimmed
}

export function loadCurve(channel: Channel): LoadCurve {
  const load = LOADS[channel.unit]
  const points: LoadPoint[] = []
  const qualities: Record<string, number> = {}
  const scale = Math.max(0, ...channel.days.map((day) => day.scale))
  let total = 0n
  for (const day of channel.days) {
    for (let index = 0; index < day.amounts.length; index += 1) {
      const amount = day.amounts[index] ?? null
      const quality = day.qualities[index] ?? 'N'
      qualities[quality] = (qualities[quality] ?? 0) + 1
      if (amount !== null) total += BigInt(amount) * 10n ** BigInt(scale - day.scale)
      const factor = load === undefined ? 1 : 3600 / day.seconds
      points.push({
        at: day.startsAt + index * day.seconds,
        day: day.day,
        number: index + 1,
        value: amount === null ? null : (amount / 10 ** day.scale) * factor,
        quality,
        amount: amount === null ? null : decimalText(amount, day.scale),
      })
    }
  }
  const peak = points.reduce<LoadPoint | undefined>(
    (highest, point) => (point.value !== null && point.value > (highest?.value ?? Number.NEGATIVE_INFINITY) ? point : highest),
    undefined,
  )
  return { channel, unit: load ?? channel.unit, points, total: decimalText(Number(total), scale), qualities, peak }
}

const QUALITY_WORDS: Readonly<Record<string, string>> = {
  A: 'measured',
  E: 'estimated',
  F: 'substituted, final',
  S: 'substituted',
  M: 'written by a person',
  U: 'quality not said',
  N: 'missing',
}

export function qualityText(quality: string): string {
  return QUALITY_WORDS[quality] ?? quality
}

/** True for what was neither measured nor left unsaid: the chart marks it. */
export function isMade(quality: string): boolean {
  return quality === 'E' || quality === 'F' || quality === 'S' || quality === 'M'
}

/** `96 measured, 4 estimated`, most first. */
export function qualitiesText(qualities: Readonly<Record<string, number>>): string {
  return Object.entries(qualities)
    .sort(([, left], [, right]) => right - left)
    .map(([quality, count]) => `${count.toLocaleString('en-US')} ${qualityText(quality)}`)
    .join(', ')
}
