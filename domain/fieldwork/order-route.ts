import type { GeoPoint } from './crew.js'

export interface Stop extends GeoPoint {
  readonly id: string
  /** When its window begins, `HH:MM`; null: at any time of the day. */
  readonly notBefore: string | null
}

export interface RoutedStop {
  readonly id: string
  /** From the stop before it, or from where the crew starts. */
  readonly km: number
}

export interface DayRoute {
  readonly stops: readonly RoutedStop[]
  /** From the last stop back to the start. */
  readonly kmHome: number
  readonly kmTotal: number
}

const EARTH_RADIUS_KM = 6371

/** As the crow flies. */
export function distanceKm(from: GeoPoint, to: GeoPoint): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180
  const half =
    Math.sin(radians(to.latitude - from.latitude) / 2) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(radians(to.longitude - from.longitude) / 2) ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(half))
}

/**
 * The order of a day's stops: always the nearest next, then improved by turning stretches round while that shortens the way (2-opt).
 * Windows keep their order: a stop promised for the afternoon never comes before one promised for the morning.
 */
export function orderRoute(start: GeoPoint, stops: readonly Stop[]): DayRoute {
  const ordered = improved(start, nearestFirst(start, stops))
  const legs = ordered.map((stop, index) => ({ id: stop.id, km: rounded(distanceKm(ordered[index - 1] ?? start, stop)) }))
  const last = ordered.at(-1)
  const kmHome = last === undefined ? 0 : rounded(distanceKm(last, start))
  return { stops: legs, kmHome, kmTotal: rounded(legs.reduce((sum, { km }) => sum + km, kmHome)) }
}

function nearestFirst(start: GeoPoint, stops: readonly Stop[]): Stop[] {
  const left = [...stops].sort((a, b) => (a.id < b.id ? -1 : 1))
  const ordered: Stop[] = []
  let at = start
  while (left.length > 0) {
    const windows = left.flatMap(({ notBefore }) => (notBefore === null ? [] : [notBefore])).sort()
    const allowed = left.filter(({ notBefore }) => notBefore === null || notBefore === windows[0])
    const nearest = allowed.reduce((best, stop) => (distanceKm(at, stop) < distanceKm(at, best) ? stop : best))
    ordered.push(nearest)
    left.splice(left.indexOf(nearest), 1)
    at = nearest
  }
  return ordered
}

/** Less than this is no shorter way but the noise of floating point. */
const NOISE_KM = 1e-9

function improved(start: GeoPoint, stops: readonly Stop[]): Stop[] {
  let best = [...stops]
  for (let changed = true; changed; ) {
    changed = false
    for (let from = 0; from < best.length - 1; from++) {
      for (let to = from + 1; to < best.length; to++) {
        const turned = [...best.slice(0, from), ...best.slice(from, to + 1).reverse(), ...best.slice(to + 1)]
        if (keepsWindows(turned) && wayKm(start, turned) < wayKm(start, best) - NOISE_KM) {
          best = turned
          changed = true
        }
      }
    }
  }
  return best
}

function keepsWindows(stops: readonly Stop[]): boolean {
  const windows = stops.flatMap(({ notBefore }) => (notBefore === null ? [] : [notBefore]))
  return windows.every((window, index) => index === 0 || (windows[index - 1] as string) <= window)
}

function wayKm(start: GeoPoint, stops: readonly Stop[]): number {
  return stops.reduce(
    (sum, stop, index) => sum + distanceKm(stops[index - 1] ?? start, stop),
    distanceKm(stops.at(-1) ?? start, start),
  )
}

function rounded(km: number): number {
  return Math.round(km * 100) / 100
}
