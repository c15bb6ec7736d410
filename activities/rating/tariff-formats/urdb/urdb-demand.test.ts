import { describe, expect, it, test } from 'vitest'
import { hourlyUsage, type UrdbRate, urdbRate } from '../../../../test/support/urdb.js'
import type { RateCheckAnswer } from '../../rate-check/contract.js'
import { rateCheck } from '../../rate-check/rate-check.js'

/** January 2018 after a month with a peak of 60 kW on 5 December; 30 kW and 40 kvar on 3 January are 50 kVA, and 2 kW in other hours. */
const USAGE = hourlyUsage('2017-12-01', 62, (day, hour) => ({
  kwh: hour === 9 && day === 4 ? 60 : hour === 9 && day === 33 ? 30 : 2,
}))
  .split('\n')
  .map((row, at) => (at === 0 ? `${row},kvarh` : `${row},${row.startsWith('2018-01-03T09') ? 40 : 0}`))
  .join('\n')

const DEMAND: UrdbRate = { flatdemandstructure: [[{ rate: 5 }]], flatdemandmonths: Array<number>(12).fill(0) }

function asked(more: UrdbRate, options: Record<string, string> = {}): RateCheckAnswer {
  const tariff = JSON.stringify(urdbRate(more))
  return rateCheck({ tariff, usage: USAGE, from: '2018-01-01', to: '2018-02-01', attributes: {}, options })
}

const demandOf = (more: UrdbRate, options: Record<string, string> = {}): string | undefined =>
  asked({ ...DEMAND, ...more }, options).periods[0]?.demand

describe('demand of an entry', () => {
  test.each<[string, UrdbRate, Record<string, string>, string]>([
    ['kW', {}, {}, '150'],
    ['kVA', { flatdemandunit: 'kVA' }, {}, '250'],
    ['kVA with a look-back', { flatdemandunit: 'kVA', lookbackpercent: 1, lookbackrange: 1 }, {}, '300'],
    ['kW with a look-back', { lookbackpercent: 0.8, lookbackrange: 1 }, {}, '240'],
    ['kW by the day', { flatdemandunit: 'kW daily' }, { daily_demand: 'days' }, '4650'],
    ['connected horsepower', { flatdemandunit: 'hp' }, { horsepower: '12.5' }, '62.5'],
    ['its tiers, where the entry has no unit', { flatdemandstructure: [[{ rate: 5, unit: 'kVA' }]] }, {}, '250'],
    ['an old ratchet', { demandratchetpercentage: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.7] }, { ratchet_months: '11' }, '210'],
    [
      'an old ratchet of no month before',
      { demandratchetpercentage: [0.7, ...Array(11).fill(0)] },
      { ratchet_months: '11' },
      '150',
    ],
  ])('in %s', (_, more, options, expected) => expect(demandOf(more, options)).toBe(expected))

  it('of reactive power costs its price where the usage counts it', () => {
    const answer = asked({ demandreactivepowercharge: 0.5 })
    expect(answer.periods[0]?.demandFlat).toBe('20')
    expect(answer.assumptions).toContainEqual(expect.objectContaining({ option: 'demandreactivepowercharge' }))
  })

  it('bounds tiers of energy: kWh per kVA, and per horsepower', () => {
    const tiers = (unit: string): UrdbRate => ({
      energyratestructure: [
        [
          { rate: 1, max: 10, unit },
          { rate: 0, unit },
        ],
      ],
    })
    expect(asked(tiers('kWh/kVA')).periods[0]?.energy).toBe('500')
    expect(asked(tiers('kWh/hp'), { horsepower: '20' }).periods[0]?.energy).toBe('200')
    expect(asked(tiers('kWh/hp')).refusals).toMatchObject([{ code: 'UNIT', field: 'energyratestructure[0][0].unit' }])
  })

  test.each<[string, UrdbRate, string, string]>([
    ['horsepower nobody states', { flatdemandunit: 'hp' }, 'UNIT', 'flatdemandunit'],
    [
      'two units',
      { flatdemandunit: 'kW', flatdemandstructure: [[{ rate: 1, unit: 'kVA' }]] },
      'UNIT',
      'flatdemandstructure[0][0].unit',
    ],
    [
      'horsepower by period of the day',
      { flatdemandstructure: undefined, demandratestructure: [[{ rate: 1 }]], demandrateunit: 'hp' },
      'UNIT',
      'demandrateunit',
    ],
    ['a ratchet above the whole', { lookbackpercent: 80, lookbackrange: 11 }, 'LOOKBACK_PERCENT', 'lookbackpercent'],
  ])('is refused for %s', (_, more, code, field) => {
    expect(asked({ ...DEMAND, ...more }).refusals).toContainEqual(expect.objectContaining({ code, field }))
  })
})
