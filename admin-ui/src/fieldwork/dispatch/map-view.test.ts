import { expect, test } from 'vitest'
import { fitMap, scaleBar } from './map-view.js'

const HERE = { latitude: 44.6, longitude: -121.9 }

test('north is up, east is right, and both are true to scale', () => {
  const north = { latitude: 44.7, longitude: -121.9 }
  // As far to the east as the other is to the north: a degree of longitude is shorter up here.
  const east = { latitude: 44.6, longitude: -121.9 + 0.1 / Math.cos((44.65 * Math.PI) / 180) }
  const view = fitMap([HERE, north, east], 400, 400, 20)
  const [at, up, right] = [view.at(HERE), view.at(north), view.at(east)]
  expect(up.y).toBeLessThan(at.y)
  expect(right.x).toBeGreaterThan(at.x)
  expect(at.y - up.y).toBeCloseTo(right.x - at.x, 6)
  expect(at.y - up.y).toBeCloseTo(11.1195 * view.unitsPerKm, 6)
  for (const point of [at, up, right]) {
    expect(point.x).toBeGreaterThanOrEqual(19.999)
    expect(point.y).toBeLessThanOrEqual(380.001)
  }
})

test('one place alone lies in the middle', () => {
  expect(fitMap([HERE], 400, 300, 20).at(HERE)).toEqual({ x: 200, y: 150 })
  expect(fitMap([], 400, 300, 20).at({ latitude: 0, longitude: 0 })).toEqual({ x: 200, y: 150 })
})

test.each([
  [100, 80, 0.5, 50],
  [10, 80, 5, 50],
  [1, 80, 50, 50],
  [30, 80, 2, 60],
])('at %d units a kilometre, of %d units', (unitsPerKm, unitsMax, km, units) => {
  const bar = scaleBar({ unitsPerKm }, unitsMax)
  expect(bar.km).toBeCloseTo(km, 9)
  expect(bar.units).toBeCloseTo(units, 9)
})
