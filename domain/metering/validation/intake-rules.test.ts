import { expect, test } from 'vitest'
import { DEFAULT_VALIDATION, intervalRules, registerRules } from './intake-rules.js'

test('the usual group holds nothing but intervals below zero', () => {
  expect(DEFAULT_VALIDATION.filter((rule) => rule.severity === 'exception')).toEqual([
    { rule: 'negative_consumption', severity: 'exception', roles: ['initial_load'], only: { of: 'intervals' } },
  ])
  expect(registerRules(DEFAULT_VALIDATION).map((rule) => rule.rule)).toEqual([
    'negative_consumption',
    'high_low',
    'zero_consumption',
    'prolonged_estimation',
    'check_meter',
  ])
})

const ALL = [
  ...DEFAULT_VALIDATION.filter((rule) => rule.roles.includes('initial_load')),
  { rule: 'missing_quantity', severity: 'warning', roles: ['initial_load'], most_missing: 0 },
  { rule: 'zero_consumption', severity: 'warning', roles: ['initial_load'], only: { of: 'intervals' } },
] as const

test.each<[string, (number | null)[], string[]]>([
  ['an ordinary day is looked at no closer', [400, 410, 390, 1200], []],
  ['below zero', [400, -1, 390, 1200], ['negative_consumption']],
  ['twenty times the others', [10, 10, 10, 200], ['interval_spike']],
  ['one missing', [400, null, 390, 1200], ['missing_quantity']],
  ['nothing at all', [0, 0, 0, 0], ['interval_spike', 'zero_consumption']],
])('%s', (_, amounts, expected) => {
  expect(intervalRules(ALL, amounts, false).map((rule) => rule.rule)).toEqual(expected)
})
