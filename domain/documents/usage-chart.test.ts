import { describe, expect, it } from 'vitest'
import { addMonths } from '../kernel/local-date.js'
import type { BillDocumentUsage } from './bill-document.js'
import { billTexts } from './bill-texts.js'
import { averagePerDay, usageChart } from './usage-chart.js'

const texts = billTexts('en')

/** Monthly periods ending with September 2026, oldest first. */
function months(quantities: readonly (number | string)[], unit = 'ccf'): BillDocumentUsage[] {
  return quantities.map((quantity, index) => ({
    periodTo: addMonths('2026-09-04', index - quantities.length + 1),
    days: 31,
    quantity: String(quantity),
    unit,
  }))
}

describe('the usage chart', () => {
  it('shows nothing where there is nothing to compare', () => {
    expect(usageChart([], texts)).toBeUndefined()
    expect(usageChart(months([5]), texts)).toBeUndefined()
  })

  it('shows the last thirteen periods, this one and the one a year ago marked', () => {
    const chart = usageChart(months(Array.from({ length: 20 }, (_, index) => index)), texts)
    expect(chart?.bars.map((bar) => bar.valueText).join(' ')).toBe('7 8 9 10 11 12 13 14 15 16 17 18 19')
    expect(chart?.bars.map((bar) => bar.tone)).toEqual(['year_ago', ...Array(11).fill('other'), 'this'])
    expect(chart?.bars[0]).toMatchObject({ month: 'Sep', year: '2025' })
    expect(chart?.bars.filter((bar) => bar.year !== undefined).map((bar) => `${bar.month} ${bar.year}`)).toEqual([
      'Sep 2025',
      'Jan 2026',
    ])
    expect(chart?.bars.at(-1)?.share).toBe(1)
  })

  it('compares days with days', () => {
    const chart = usageChart(months([6, ...Array(11).fill(7), 12]), texts)
    expect(chart).toMatchObject({ perDay: 'On average 0.39 ccf a day.', perDayYearAgo: 'A year ago: 0.19 ccf a day.' })
  })

  it('has no year ago where that period is missing', () => {
    const chart = usageChart(months([6, 7, 8]), texts)
    expect(chart?.perDayYearAgo).toBeUndefined()
    expect(chart?.bars.some((bar) => bar.tone === 'year_ago')).toBe(false)
  })

  it('draws what was given back to the grid below the line', () => {
    expect(usageChart(months([100, -200], 'kWh'), texts)?.bars.map((bar) => bar.share)).toEqual([0.5, -1])
  })

  it('is flat where nothing was used', () => {
    expect(usageChart(months([0, 0]), texts)?.bars.map((bar) => bar.share)).toEqual([0, 0])
  })

  it('leaves out periods of another unit', () => {
    const history = [...months([70, 80], 'kgal').slice(0, 1), ...months([7, 8])]
    expect(usageChart(history, texts)?.bars).toHaveLength(2)
  })

  it('shows wide figures only where they do not touch', () => {
    const narrow = usageChart(months([1, 2, 3, 4, 5]), texts)
    expect(narrow?.bars.every((bar) => bar.hasFigure)).toBe(true)
    const wide = usageChart(months([16460, ...Array(9).fill(14000), 18850, 15000, 15260], 'kWh'), texts)
    expect(wide?.bars.filter((bar) => bar.hasFigure).map((bar) => bar.valueText)).toEqual(['16,460', '15,260'])
    const apart = usageChart(months([16460, ...Array(4).fill(14000), 18850, ...Array(6).fill(14000), 15260], 'kWh'), texts)
    expect(apart?.bars.filter((bar) => bar.hasFigure).map((bar) => bar.valueText)).toEqual(['16,460', '18,850', '15,260'])
  })
})

describe('average per day', () => {
  it.each([
    ['692', 31, 'kWh', '22 kWh a day'],
    ['60', 31, 'ccf', '1.9 ccf a day'],
    ['3', 30, 'ccf', '0.10 ccf a day'],
    ['0', 31, 'ccf', '0.00 ccf a day'],
    ['-310', 31, 'kWh', '−10 kWh a day'],
    ['5', 0, 'ccf', '5.0 ccf a day'],
  ])('%s in %i days', (quantity, days, unit, said) => {
    expect(averagePerDay({ periodTo: '2026-09-04', days, quantity, unit }, texts)).toBe(said)
  })
})
