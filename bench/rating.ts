import { rateAgreement } from '../domain/rating/rate-agreement.js'
import { compileTariff } from '../domain/rating/compile-tariff.js'
import { seriesOf } from '../test/support/intervals.js'
import { factsOf, type RatingCase, tariffOf, USUAL } from '../test/support/rating.js'

// How fast the engine rates, in memory, by time of one core: `npx tsx bench/rating.ts`. What the machine does beside does not count.

const SECONDS = 3

const TAXED: RatingCase = {
  use: '1240',
  unit: 'kWh',
  facts: { tax_exempt: false },
  rules: [
    { rule: 'base', kind: 'fixed', line: 'BASE', per: 'month', price: '16' },
    {
      rule: 'energy',
      kind: 'usage',
      tiers: [
        { line: 'T1', up_to: '500', price: '0.11' },
        { line: 'T2', up_to: '1000', price: '0.13' },
        { line: 'T3', price: '0.17' },
      ],
    },
    {
      rule: 'city',
      kind: 'percent',
      as: 'tax',
      authority: 'city',
      line: 'CITY',
      percent: '6',
      of: ['all'],
      exempt: { tax_exempt: true },
    },
    {
      rule: 'state',
      kind: 'percent',
      as: 'tax',
      authority: 'state',
      line: 'STATE',
      percent: '3.873',
      of: ['all', 'city'],
      exempt: { tax_exempt: true },
    },
  ],
}

const OFTEN_USED = {
  periods: ['off', 'mid', 'on'],
  rows: [
    { period: 'mid', from: '10:00', to: '22:00' },
    { period: 'on', from: '16:00', to: '21:00' },
  ],
  otherwise: 'off',
}

function quarters(): RatingCase['intervals'] {
  return seriesOf('2026-08-05', 31, 15, { kwh: ({ hour, minute }) => ((hour * 7 + minute) % 50) / 100 })
}

const BY_PERIOD: RatingCase = {
  unit: 'kWh',
  conventions: { schedules: { day: OFTEN_USED } },
  rules: [
    { rule: 'base', kind: 'fixed', line: 'BASE', per: 'month', price: '16' },
    {
      rule: 'energy',
      kind: 'time_of_use',
      schedule: 'day',
      periods: { off: { line: 'OFF', price: '0.08' }, mid: { line: 'MID', price: '0.12' }, on: { line: 'ON', price: '0.31' } },
    },
  ],
}

/** Bills in a second of one core; `fresh` makes the facts anew for each, as they are for each account. */
function measure(given: RatingCase, fresh: () => RatingCase): number {
  const { tariff } = compileTariff(tariffOf(given), { ...USUAL, ...given.conventions })
  if (tariff === undefined) throw new Error('the tariff of the bench is wrong')
  // Facts are made outside of what is measured: loading them is the database's part.
  const batch = Array.from({ length: 200 }, () => factsOf(fresh()))
  for (const facts of batch) if (!rateAgreement(tariff, facts).ok) throw new Error('the bench is refused')
  let bills = 0
  let used = 0
  while (used < SECONDS * 1e6) {
    const facts = Array.from({ length: 200 }, () => factsOf(fresh()))
    const begin = process.cpuUsage().user
    for (const each of facts) rateAgreement(tariff, each)
    used += process.cpuUsage().user - begin
    bills += facts.length
  }
  return Math.round(bills / (used / 1e6))
}

const series = quarters()
process.stdout.write(`three tiers with two taxes: ${measure(TAXED, () => TAXED)} bills/s\n`)
// Each account has intervals of its own, so nothing that was worked out for one serves the next.
const own = (): RatingCase => ({ ...BY_PERIOD, intervals: series === undefined ? undefined : { ...series } })
process.stdout.write(`a month of 15-minute intervals by period of the day: ${measure(BY_PERIOD, own)} bills/s\n`)
