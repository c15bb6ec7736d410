import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApi, type TestApi } from '../../test/support/api.js'
import { testDatabase, type TestDatabase } from '../../test/support/database.js'
import { grid, hourlyUsage, urdbRate } from '../../test/support/urdb.js'
import type { RateCheckJson, TranslationJson } from './rate-check-contract.js'

let database: TestDatabase
let api: TestApi

beforeAll(async () => {
  database = await testDatabase()
  api = await testApi(database)
})

afterAll(async () => {
  await api.close()
  await database.close()
})

const EVENING = grid((_month, hour) => (hour >= 16 && hour < 20 ? 1 : 0))
const RATE = urdbRate({
  energyratestructure: [[{ rate: 0.1 }], [{ rate: 0.3 }]],
  energyweekdayschedule: EVENING,
  energyweekendschedule: EVENING,
  flatdemandstructure: [[{ rate: 5 }]],
  flatdemandmonths: Array(12).fill(0),
})
const USAGE = hourlyUsage('2018-01-01', 31, (day, hour) => ({ kwh: day === 9 && hour === 17 ? 8 : 1 }))

test('a tariff is tried on usage, and every line says why', async () => {
  const analyst = await api.as('billing_analyst')
  const answer = await analyst.post('/rate-checks', {
    tariff: JSON.stringify(RATE),
    usage: USAGE,
    from: '2018-01-01',
    to: '2018-02-01',
  })
  expect(answer.statusCode).toBe(200)
  const { format, periods, assumptions, refusals } = answer.json<RateCheckJson>()
  expect({ format, refusals }).toEqual({ format: 'urdb', refusals: [] })
  expect(assumptions.map((entry) => entry.option)).toContain('rounding')
  expect(periods[0]).toMatchObject({ energy: '101.3', demand: '40', fixed: '10', total: '151.30' })
  const demand = periods[0]?.lines.find((line) => line.code === 'DEMAND-S0')
  expect(demand?.why.join(' ')).toContain('The highest mean of 60 minutes was 8 kW at 2018-01-10 17:00.')
})

test('what cannot be rated is a refusal in the answer, by the name of the member', async () => {
  const analyst = await api.as('billing_analyst')
  const tariff = JSON.stringify({ ...RATE, surcharge: 1 })
  const answer = await analyst.post('/rate-checks', { tariff, usage: USAGE, from: '2018-01-01', to: '2018-02-01' })
  expect(answer.json<RateCheckJson>()).toMatchObject({ periods: [], refusals: [{ code: 'UNKNOWN_FIELD', field: 'surcharge' }] })
})

test('a published rate becomes a draft that the check of tariff files accepts', async () => {
  const analyst = await api.as('billing_analyst')
  const draft = (
    await analyst.post('/tariff-drafts', { tariff: JSON.stringify(RATE), from: '2026-01-01' })
  ).json<TranslationJson>()
  expect(draft.refusals).toEqual([])
  expect(draft.tariff).toMatchObject({
    versions: [{ from: '2026-01-01' }],
    note: expect.stringContaining('holidays = none') as string,
  })
  const check = await analyst.post('/tariffs/validate', { file: JSON.stringify(draft.tariff), against: 'itself' })
  expect(check.json()).toMatchObject({ isValid: true })
  const refused = await analyst.post('/tariff-drafts', {
    tariff: JSON.stringify({ ...RATE, dgrules: 'Barter' }),
    from: '2026-01-01',
  })
  expect(refused.json<TranslationJson>()).toMatchObject({ tariff: null, refusals: [{ field: 'dgrules' }] })
})

test('a year of a quarter of an hour each fits into one request', async () => {
  const analyst = await api.as('billing_analyst')
  const start = Date.UTC(2018, 0, 1)
  const rows = Array.from(
    { length: 365 * 96 },
    (_, index) => `${new Date(start + index * 900_000).toISOString().slice(0, 19)}+00:00,0.250`,
  )
  const usage = ['start,kwh', ...rows].join('\n')
  expect(usage.length).toBeGreaterThan(1_048_576)
  const answer = await analyst.post('/rate-checks', {
    tariff: JSON.stringify(RATE),
    usage,
    from: '2018-01-01',
    to: '2019-01-01',
    period: 'monthly',
  })
  expect(answer.statusCode).toBe(200)
  const { periods, refusals } = answer.json<RateCheckJson>()
  expect([refusals, periods.length, periods[0]?.determinants['peak kW'] ?? periods[0]?.demand]).toEqual([
    [],
    12,
    expect.any(String),
  ])
})
