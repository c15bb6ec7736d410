import { expect, it, test } from 'vitest'
import type { ParameterKey } from '../../../domain/policy/parameters.js'
import { type Place, PLACES } from './places.js'
import { simulate } from './simulate.js'

it('no household is cut against the law of its place, and every place does cut', () => {
  const { places, unlawful } = simulate(210, 11)
  expect(unlawful).toEqual([])
  expect(places.map(({ place, customerYears, cuts }) => [place, customerYears, cuts > 0])).toEqual(
    PLACES.map(({ law }) => [law.place, 30, true]),
  )
})

/** The place, governed by a pack that says something else than its law. */
function governedBy(place: Place, key: ParameterKey, value: unknown): Place {
  const chain = place.chain.map(({ version, document }) => ({
    version,
    document: { ...document, rows: document.rows.map((row) => (row.key === key ? { ...row, value } : row)) },
  }))
  return { ...place, chain }
}

test.each<[ParameterKey, unknown, RegExp]>([
  ['cut.min_age', { days: 20, count: 'calendar' }, /too young/],
  ['notice.first', { channels: { mail: 3 }, count: 'calendar' }, /no first notice/],
  ['hold.pledge', { days: 5 }, /a pledge holds/],
  ['weather.low', null, /frost is forecast/],
  ['cut.blocked_times', null, /no cut (on a weekend|the day before|at that hour)/],
])('a pack that misstates %s is found out', (key, value, sentence) => {
  const place = governedBy(PLACES[0] as Place, key, value)
  const { unlawful } = simulate(240, 5, () => {}, [place])
  expect(unlawful.flatMap(({ because }) => because).some((one) => sentence.test(one))).toBe(true)
})
