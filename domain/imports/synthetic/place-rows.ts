import { addressOf } from './address.js'
import { householdOf, type Place, premiseId, type Recipe, routeOf, servicePointId } from './household.js'
import { landlordOf } from './people-rows.js'
import { SeededRandom } from './seeded-random.js'

export function premiseRow(recipe: Recipe, place: Place): string[] {
  const random = new SeededRandom(recipe.seed, 'premise', place.index)
  const address = addressOf(place)
  const { route, sequence } = routeOf(place)
  const column = place.index % 1_000
  const row = Math.floor(place.index / 1_000)
  return [
    premiseId(recipe, place),
    address.line1,
    address.line2,
    address.city,
    address.state,
    address.postcode,
    String(place.insideCity),
    route,
    String(sequence),
    String(place.lotArea),
    String(place.impervious),
    String(place.dwellingUnits),
    landlordOf(recipe, householdOf(recipe, place.index)),
    `44.${String(600_000 + row * 120 + random.int(0, 99)).slice(-6)}`,
    `-121.${String(900_000 + column * 90 + random.int(0, 79)).slice(-6)}`,
  ]
}

export function* servicePointRows(recipe: Recipe, place: Place): Generator<string[]> {
  for (const service of place.services) {
    const carts = service === 'refuse' ? [String(place.carts.size), String(place.carts.count)] : ['', '']
    yield [servicePointId(recipe, place, service), premiseId(recipe, place), service, '2002-07-01', ...carts]
  }
}
