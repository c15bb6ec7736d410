import { expect, test } from 'vitest'
import { checkSchema } from '../kernel/schema-check.js'
import { DEFAULT_VALIDATION } from '../metering/validation/intake-rules.js'
import { VALIDATION_SCHEMA, validationProblems } from './validation-settings.js'

test('the usual group is one that a utility could state', () => {
  expect(checkSchema(DEFAULT_VALIDATION, VALIDATION_SCHEMA)).toEqual([])
  expect(validationProblems(DEFAULT_VALIDATION)).toEqual([])
})

test.each([
  [{ rule: 'high_low', severity: 'hold', roles: ['initial_load'], measurements: 3 }],
  [{ rule: 'no_such_rule', severity: 'warning', roles: ['initial_load'] }],
  [{ rule: 'interval_spike', severity: 'warning', roles: ['initial_load'], times: '-3', at_least: '1' }],
])('%j is refused by its form', (rule) => {
  expect(checkSchema([rule], VALIDATION_SCHEMA).length).toBeGreaterThan(0)
})

test('a rule that is not told what it needs is refused with where it stands', () => {
  expect(validationProblems([{ rule: 'zero_consumption' }, { rule: 'interval_spike' }])).toEqual([
    { path: ['validation', 1], code: 'VALIDATION_RULE_INCOMPLETE', message: 'the rule interval_spike needs "times"' },
    { path: ['validation', 1], code: 'VALIDATION_RULE_INCOMPLETE', message: 'the rule interval_spike needs "at_least"' },
  ])
})
