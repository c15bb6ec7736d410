import { expect, test } from 'vitest'
import { OWING, packOf, type StatedRule } from '../../test/support/collections-policy.js'
import type { WeatherFact } from './disconnection-facts.js'
import { moratoriaOn } from './moratoria.js'

const SEASON: StatedRule = ['season.rule', { window: { first: '12-01', last: '03-31' }, effect: 'no_cut', protects: 'heating' }]
const HEAT: StatedRule = ['weather.high', { advisory_days_after: 1 }]
const advisory = (on: string): WeatherFact => ({
  kind: 'advisory',
  on,
  low: null,
  high: null,
  isAdvised: true,
  readOn: on,
  source: 'test',
})

test.each<[string, string, readonly StatedRule[], readonly WeatherFact[], readonly string[]]>([
  [
    'the winter, for those who may heat by it',
    '2027-01-13',
    [SEASON],
    [],
    ['electric season.rule 2027-04-01', 'gas season.rule 2027-04-01'],
  ],
  ['no season in October', '2026-10-14', [SEASON], [], []],
  [
    'an advisory of the day before',
    '2026-07-15',
    [HEAT],
    [{ ...advisory('2026-07-15'), isAdvised: false }, advisory('2026-07-14')],
    ['electric weather.high 2026-07-16', 'gas weather.high 2026-07-16', 'water weather.high 2026-07-16'],
  ],
  [
    'weather that nobody has read forbids',
    '2026-07-15',
    [HEAT],
    [],
    ['electric weather.high 2026-07-16', 'gas weather.high 2026-07-16', 'water weather.high 2026-07-16'],
  ],
])('%s', (_name, on, rules, weather, found) => {
  const { entity, calendar } = OWING
  const all = moratoriaOn(on, { services: ['electric', 'gas', 'water'], entity, chain: packOf(rules), weather, calendar })
  expect(all.map(({ service, rule, until }) => `${service} ${rule} ${until ?? ''}`)).toEqual(found)
})
