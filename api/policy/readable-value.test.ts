import { expect, test } from 'vitest'
import { scopeText, valueText } from './readable-value.js'

test.each<[unknown, string]>([
  [null, 'none'],
  [true, 'yes'],
  ['25.00', '25.00'],
  ['reasonable_steps', 'reasonable steps'],
  [60, '60'],
  [['tampering', 'blocked_access'], 'tampering, blocked access'],
  [[], 'none'],
  [{ days: 16, count: 'calendar', business_roll: true }, '16 calendar days, business roll'],
  [{ channels: { mail: 18, served: 15 }, count: 'calendar' }, 'channels (mail 18, served 15), in calendar days'],
  [{ amount: '40.00', after_hours_amount: '75.00' }, 'amount 40.00, after hours amount 75.00'],
  [
    { attempts: 1, must_reach: false, lead: { days: 6, count: 'business' } },
    'attempts 1, not must reach, lead (6 business days)',
  ],
  [[{ from: '2024-01-01', percent: '2.00' }], 'from 2024-01-01, percent 2.00'],
])('%j', (value, expected) => {
  expect(valueText(value)).toBe(expected)
})

test.each<[Record<string, unknown> | undefined, string]>([
  [undefined, 'everybody'],
  [{}, 'everybody'],
  [
    { entities: ['investor_owned'], customer_classes: ['residential', 'commercial'] },
    'investor owned · residential or commercial',
  ],
  [{ season: { first: '12-01', last: '03-31' } }, 'from 12-01 to 03-31'],
])('scope %j', (scope, expected) => {
  expect(scopeText(scope)).toBe(expected)
})
