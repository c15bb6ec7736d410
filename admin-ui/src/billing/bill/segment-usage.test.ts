import { expect, test } from 'vitest'
import { usageOf, variesOverTime } from './segment-usage.js'

test('history in order, this bill last, other units left out', () => {
  const series = usageOf({
    service: 'water',
    quantity: '12',
    unit: 'ccf',
    periodTo: '2026-09-04',
    days: 31,
    usage: [
      { periodTo: '2026-08-04', days: 31, quantity: '10', unit: 'ccf' },
      { periodTo: '2026-07-04', days: 30, quantity: '9', unit: 'ccf' },
      { periodTo: '2026-06-04', days: 30, quantity: '7', unit: 'kgal' },
      { periodTo: '2026-09-04', days: 31, quantity: '12', unit: 'ccf' },
    ],
  })
  expect(series.points.map((point) => [point.label, point.value])).toEqual([
    ['Jul 26', '9'],
    ['Aug 26', '10'],
    ['Sep 26', '12'],
  ])
})

test('a flat service has no chart', () => {
  const flat = (value: string) => ({ label: value, title: '', value })
  expect(variesOverTime({ label: 'Refuse use', unit: 'cart', points: [flat('1'), flat('1')] })).toBe(false)
  expect(variesOverTime({ label: 'Water use', unit: 'ccf', points: [flat('1'), flat('2')] })).toBe(true)
})
