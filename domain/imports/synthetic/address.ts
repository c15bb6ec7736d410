import type { Place } from './household.js'
import { STREET_KINDS, STREET_NAMES } from './names.js'

/** Places on one side of a street before the next street begins. */
const STREET_LENGTH = 25

/** The address follows from the place's index alone, so that neighbours are neighbours. */
export function addressOf(place: Place): { line1: string; line2: string; city: string; state: string; postcode: string } {
  const street = Math.floor(place.index / STREET_LENGTH)
  const name = STREET_NAMES[street % STREET_NAMES.length] as string
  const kind = STREET_KINDS[Math.floor(street / STREET_NAMES.length) % STREET_KINDS.length] as string
  const district = Math.floor(street / (STREET_NAMES.length * STREET_KINDS.length))
  const quarter = district === 0 ? '' : `${['North', 'East', 'South', 'West'][(district - 1) % 4]} `
  const block = district > 4 ? Math.floor(district / 4) * 1_000 : 0
  const house = block + 101 + (place.index % STREET_LENGTH) * 4
  return {
    line1: `${house} ${quarter}${name} ${kind}`,
    line2: place.dwellingUnits > 1 ? `Units 1–${place.dwellingUnits}` : '',
    city: 'Alder Creek',
    state: 'OR',
    postcode: String(97_900 + (district % 90)),
  }
}
