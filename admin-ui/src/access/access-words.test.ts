import { expect, test } from 'vitest'
import { actionText, rolesText, subjectText } from './access-words.js'

test('codes are read as words', () => {
  expect(actionText('billing.run.approve')).toBe('Billing run approve')
  expect(rolesText(['billing_analyst', 'cashier'])).toBe('Billing analyst, Cashier')
  expect(subjectText('bill_run', '12')).toBe('bill run 12')
})
