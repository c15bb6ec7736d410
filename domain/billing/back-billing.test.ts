import { expect, test } from 'vitest'
import { decimal } from '../kernel/decimal.js'
import { isPastBackBilling } from './back-billing.js'

test.each([
  ['more, twelve months to the day', '12.50', '2025-11-25', 12, false],
  ['more, a day older than twelve months', '12.50', '2025-11-24', 12, true],
  ['less is given back however old', '-12.50', '2019-01-01', 12, false],
  ['nothing either way', '0', '2019-01-01', 12, false],
  ['more, where nothing limits it', '12.50', '2019-01-01', undefined, false],
])('%s', (_, difference, from, months, expected) => {
  expect(isPastBackBilling(decimal(difference), { from, to: '2026-01-31' }, '2026-11-25', months)).toBe(expected)
})
