import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceKm, orderRoute, type Stop } from './order-route.js'

const START = { latitude: 44.6, longitude: -121.95 }

function stop(id: string, latitude: number, longitude: number, notBefore: string | null = null): Stop {
  return { id, latitude, longitude, notBefore }
}
const ids = (stops: readonly Stop[]): string[] => orderRoute(START, stops).stops.map(({ id }) => id)

test('a degree of latitude has 111 km', () => {
  expect(distanceKm({ latitude: 44, longitude: -121 }, { latitude: 45, longitude: -121 })).toBeCloseTo(111.19, 2)
})

test.each<[string, readonly Stop[], readonly string[]]>([
  ['none', [], []],
  [
    'the nearest first',
    [stop('far', 44.7, -121.95), stop('near', 44.61, -121.95), stop('middle', 44.65, -121.95)],
    ['near', 'middle', 'far'],
  ],
  [
    'the morning before the afternoon, though it is further',
    [stop('near', 44.61, -121.95, '12:00'), stop('far', 44.7, -121.95, '08:00')],
    ['far', 'near'],
  ],
  [
    'work without a window where it is on the way',
    [stop('pm', 44.61, -121.95, '12:00'), stop('am', 44.7, -121.95, '08:00'), stop('any', 44.65, -121.95)],
    ['any', 'am', 'pm'],
  ],
])('%s', (_case, stops, expected) => {
  expect(ids(stops)).toEqual(expected)
})

test('the way crosses itself after the nearest-first choice, and is turned round', () => {
  // From the start the nearest is to the right; going there first makes a long way back.
  const stops = [stop('right', 44.6, -121.94), stop('left', 44.6, -121.962), stop('far right', 44.6, -121.9)]
  const { stops: ordered, kmHome, kmTotal } = orderRoute(START, stops)
  expect(kmTotal).toBeCloseTo(
    ordered.reduce((sum, { km }) => sum + km, kmHome),
    2,
  )
  expect(kmTotal).toBeCloseTo(2 * distanceKm(stops[1] as Stop, stops[2] as Stop), 1)
})

const anyStop = fc.record({
  latitude: fc.double({ min: 44, max: 45, noNaN: true }),
  longitude: fc.double({ min: -122, max: -121, noNaN: true }),
  notBefore: fc.constantFrom(null, '08:00', '12:00'),
})

test('every stop comes once, and windows keep their order', () => {
  fc.assert(
    fc.property(fc.array(anyStop, { maxLength: 9 }), (places) => {
      const stops = places.map((place, index) => ({ ...place, id: `W${index}` }))
      const route = orderRoute(START, stops)
      expect(route.stops.map(({ id }) => id).toSorted()).toEqual(stops.map(({ id }) => id).toSorted())
      const windows = route.stops.flatMap(({ id }) => stops.find((each) => each.id === id)?.notBefore ?? [])
      expect(windows).toEqual([...windows].sort())
    }),
    { seed: 20_260_901, numRuns: 200 },
  )
})
