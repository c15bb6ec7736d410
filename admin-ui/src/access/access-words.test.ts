import { expect, test } from 'vitest'
import { actionText, rolesText, subjectPath, subjectText } from './access-words.js'

test('codes are read as words', () => {
  expect(actionText('billing.run.approve')).toBe('Billing run approve')
  expect(rolesText(['billing_analyst', 'cashier'])).toBe('Billing analyst, Cashier')
  expect(subjectText('bill_run', '12')).toBe('bill run 12')
})

test('what has a page is linked', () => {
  expect(subjectPath('bill_run', '12')).toBe('/bill-runs/12/show')
  expect(subjectPath('session', 'x')).toBeUndefined()
})
