import { expect, test } from 'vitest'
import { windowsByMonth } from './window-months.js'

test('windows are grouped by the month of their read, latest month first', () => {
  const months = windowsByMonth([
    { billCycle: '2', readDate: '2026-09-11' },
    { billCycle: '1', readDate: '2026-10-02' },
    { billCycle: '1', readDate: '2026-09-04' },
    { billCycle: '3', readDate: '2026-09-11' },
  ])
  expect(months.map((month) => [month.label, month.windows.map((window) => window.billCycle)])).toEqual([
    ['October 2026', ['1']],
    ['September 2026', ['1', '2', '3']],
  ])
})

test('no windows, no months', () => {
  expect(windowsByMonth([])).toEqual([])
})
