/** A place on the earth. */
export interface GeoPoint {
  readonly latitude: number
  readonly longitude: number
}

export interface ScreenPoint {
  readonly x: number
  readonly y: number
}

/** How places lie on a drawing: where each is, and how many of its units a kilometre is long. */
export interface MapView {
  at(place: GeoPoint): ScreenPoint
  readonly unitsPerKm: number
}

const KM_PER_DEGREE = 111.195
/** A single place, or places in one street, are not magnified beyond this. */
const SPAN_KM_MIN = 1

/** Lays places out flat, north up, so that all fit with a margin; true to scale in both directions. */
export function fitMap(places: readonly GeoPoint[], width: number, height: number, margin: number): MapView {
  const latitudes = places.map((place) => place.latitude)
  const longitudes = places.map((place) => place.longitude)
  const middle = { latitude: middleOf(latitudes), longitude: middleOf(longitudes) }
  const kmPerLongitude = KM_PER_DEGREE * Math.cos((middle.latitude * Math.PI) / 180)
  const wide = Math.max(SPAN_KM_MIN, spanOf(longitudes) * kmPerLongitude)
  const high = Math.max(SPAN_KM_MIN, spanOf(latitudes) * KM_PER_DEGREE)
  const unitsPerKm = Math.min((width - 2 * margin) / wide, (height - 2 * margin) / high)
  return {
    unitsPerKm,
    at: (place) => ({
      x: width / 2 + (place.longitude - middle.longitude) * kmPerLongitude * unitsPerKm,
      y: height / 2 - (place.latitude - middle.latitude) * KM_PER_DEGREE * unitsPerKm,
    }),
  }
}

/** The longest round length that fits into so many units: 1, 2 or 5 times a power of ten kilometres. */
export function scaleBar(view: Pick<MapView, 'unitsPerKm'>, unitsMax: number): { readonly km: number; readonly units: number } {
  const kmMax = unitsMax / view.unitsPerKm
  const power = 10 ** Math.floor(Math.log10(kmMax))
  const km = [5, 2, 1].map((step) => step * power).find((length) => length <= kmMax) ?? power
  return { km, units: km * view.unitsPerKm }
}

function middleOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : (Math.min(...values) + Math.max(...values)) / 2
}

function spanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values)
}
