import { expect, it } from 'vitest'
import { spanAround, spanStep } from './span-days.js'

it.each([
  ['day', '2026-07-01', '2026-07-01', '2026-07-01', '2026-07-02'],
  ['week', '2026-07-01', '2026-06-29', '2026-07-05', '2026-07-08'],
  ['month', '2026-01-31', '2026-01-01', '2026-01-31', '2026-02-28'],
] as const)('a %s around %s', (span, day, from, to, next) => {
  expect(spanAround(span, day)).toEqual({ from, to })
  expect(spanStep(span, day, 1)).toBe(next)
})
