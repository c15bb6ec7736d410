import { expect, test } from 'vitest'
import { comparePacks } from './compare-packs.js'
import type { PolicyPack, PolicyRow } from './policy-pack.js'

const row = (rest: Partial<PolicyRow>): PolicyRow => ({
  key: 'medical.length',
  value: 30,
  from: null,
  to: null,
  citation: 'section 1',
  mark: 'U',
  says: 'a rule',
  ...rest,
})
const pack = (...rows: PolicyRow[]): PolicyPack => ({
  pack: 'city',
  name: 'City',
  level: 'utility',
  jurisdiction: 'XX',
  read_on: '2026-01-01',
  rows,
})
const low = (degrees: string) => row({ key: 'weather.low', value: { degrees, scale: 'F', when: 'forecast' } })

test.each<[string, PolicyRow[], PolicyRow[], string[]]>([
  ['nothing', [row({})], [row({})], []],
  ['the order of rows and members', [low('32'), row({ scope: {} })], [row({ scope: {} }), low('32')], []],
  ['a longer certificate', [row({})], [row({ value: 60 })], ['changed medical.length further']],
  ['a shorter certificate', [row({})], [row({ value: 29 })], ['changed medical.length less']],
  ['the rule taken away', [row({})], [row({ value: null })], ['changed medical.length less']],
  ['another sentence', [row({})], [row({ says: 'the same in other words' })], ['changed medical.length same']],
  ['another first day', [row({})], [row({ from: '2026-02-01' })], ['changed medical.length same']],
  [
    'another scope',
    [row({})],
    [row({ scope: { services: ['water'] } })],
    ['added medical.length unranked', 'removed medical.length unranked'],
  ],
  ['a temperature more', [low('32')], [low('32'), low('20')], ['added weather.low further']],
  ['a temperature fewer', [low('32')], [], ['removed weather.low less']],
  [
    'values that cannot be ranked',
    [row({ key: 'dunning.field_visit', value: 'collect_or_leave' })],
    [row({ key: 'dunning.field_visit', value: 'no_money_at_the_door' })],
    ['changed dunning.field_visit unranked'],
  ],
])('%s', (_, before, after, expected) => {
  const changes = comparePacks(pack(...before), pack(...after))
  expect(changes.map(({ kind, key, effect }) => `${kind} ${key} ${effect}`)).toEqual(expected)
})
