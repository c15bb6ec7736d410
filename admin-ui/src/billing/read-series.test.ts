import { describe, expect, test } from 'vitest'
import { type ChartedRegister, seriesOf, consumptionBetween, consumptionOfRead } from './read-series.js'

const WATER: ChartedRegister = {
  meterId: 'M1',
  register: 'main',
  unit: 'ccf',
  role: 'consumption',
  dials: 4,
  multiplier: '1',
  reads: [
    { readOn: '2026-06-04', value: '100', kind: 'actual' },
    { readOn: '2026-07-04', value: '110', kind: 'actual' },
    { readOn: '2026-08-04', value: '121', kind: 'estimated' },
  ],
}

describe('use between reads', () => {
  test.each([
    [4, '1', '100', '110', '10'],
    [4, '10', '100', '110', '100'],
    [4, '1', '9990', '8', '18'],
    [4, '1', '500', '400', '-100'],
    [3, '0.01', '990', '5', '0.15'],
  ])('%s dials, × %s: %s → %s', (dials, multiplier, before, after, use) => {
    expect(consumptionBetween({ dials, multiplier }, before, after).toFixed()).toBe(use)
  })
})

describe('the chart of a register', () => {
  test('shows use from read to read and says which read was not seen', () => {
    expect(seriesOf(WATER).points).toEqual([
      { label: 'Jul 26', title: '4 Jun 2026 – 4 Jul 2026', value: '10' },
      { label: 'Aug 26', title: '4 Jul 2026 – 4 Aug 2026', value: '11', note: 'estimated' },
    ])
  })

  test('of a demand register shows what was read', () => {
    expect(seriesOf({ ...WATER, role: 'demand', unit: 'kW', multiplier: '2' }).points.map((entry) => entry.value)).toEqual([
      '200',
      '220',
      '242',
    ])
  })

  test('one read is no use yet', () => {
    expect(seriesOf({ ...WATER, reads: WATER.reads.slice(0, 1) }).points).toEqual([])
  })
})

test('a new read says what it would mean', () => {
  expect(consumptionOfRead(WATER, '2026-09-04', '133')).toEqual({ use: '12', since: '2026-08-04' })
  expect(consumptionOfRead(WATER, '2026-09-04', 'x')).toBeUndefined()
  expect(consumptionOfRead({ ...WATER, reads: [] }, '2026-09-04', '133')).toBeUndefined()
})
