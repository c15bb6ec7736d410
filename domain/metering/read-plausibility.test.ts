import { expect, test } from 'vitest'
import { decimal } from '../kernel/decimal.js'
import { type PlausibilityQuestion, plausibilityOf, type PlausibilityRules, usesBetweenReads } from './read-plausibility.js'

const RULES: PlausibilityRules = {
  rolloverOpeningFrom: decimal('0.9'),
  rolloverClosingBelow: decimal('0.1'),
  highFactor: decimal(3),
  spans: 12,
}

/** 10 a month from 1,000, read on the 5th. */
const STEADY = [
  { on: '2026-04-05', value: '1000' },
  { on: '2026-05-05', value: '1010' },
  { on: '2026-06-04', value: '1020' },
  { on: '2026-07-04', value: '1030' },
]

const register: Omit<PlausibilityQuestion, 'read' | 'before'> = { role: 'consumption', unit: 'ccf', dials: 4, multiplier: '1' }

test.each<[string, string, Partial<PlausibilityQuestion>, string[], string | undefined]>([
  // what                          value    known besides                                            warnings        use
  ['the usual', '1040', {}, [], '10'],
  ['three times the usual', '1060', {}, [], '30'],
  ['more than three times', '1061', {}, ['ABOVE_USUAL'], '31'],
  ['no use at all', '1030', {}, ['NO_USE'], '0'],
  ['below the last', '1029', {}, ['BELOW_LAST'], undefined],
  ['a rollover', '5', { before: [{ on: '2026-07-04', value: '9990' }] }, ['ROLLED_OVER'], '15'],
  ['low, but not from the end of the dial', '5', { before: [{ on: '2026-07-04', value: '8999' }] }, ['BELOW_LAST'], undefined],
  ['from the end, but not low enough', '1000', { before: [{ on: '2026-07-04', value: '9990' }] }, ['BELOW_LAST'], undefined],
  ['the first read ever', '1040', { before: [] }, [], undefined],
  ['only one before: nothing is usual yet', '9000', { before: [{ on: '2026-07-04', value: '1000' }] }, [], '8000'],
  ['a day that has one', '1040', { sameDay: { on: '2026-08-03', value: '1041' } }, ['SAME_DAY'], '10'],
  ['above a later read', '1040', { after: { on: '2026-09-02', value: '1039' } }, ['ABOVE_NEXT'], '10'],
  ['a later read after a rollover', '1040', { after: { on: '2026-09-02', value: '1050' } }, [], '10'],
  ['the multiplier counts', '1040', { multiplier: '10' }, [], '100'],
  ['a demand register is no counter', '10', { role: 'demand', unit: 'kW' }, [], '10'],
  ['a demand far above', '3076', { role: 'demand', unit: 'kW' }, ['ABOVE_USUAL'], '3076'],
])('%s: %s', (_what, value, known, warnings, use) => {
  const answer = plausibilityOf({ ...register, before: STEADY, ...known, read: { on: '2026-08-03', value } }, RULES)
  expect(answer.warnings.map((warning) => warning.code)).toEqual(warnings)
  expect(answer.use?.toFixed()).toBe(use)
})

test('the usual use leaves out spans that ran backwards', () => {
  const before = [...STEADY, { on: '2026-07-10', value: '900' }, { on: '2026-08-09', value: '910' }]
  const answer = plausibilityOf({ ...register, before, read: { on: '2026-09-08', value: '920' } }, RULES)
  expect({ use: answer.usual?.use.toFixed(), days: answer.usual?.days }).toEqual({ use: '40', days: 120 })
})

test.each([
  ['consumption', [['1000'], ['1010'], ['1005'], ['1015']], ['10', '10'], [false, false]],
  ['consumption', [['9990'], ['5']], ['15'], [true]],
  ['demand', [['31'], ['12'], ['40']], ['12', '40'], [false, false]],
  ['consumption', [['7']], [], []],
] as const)('%s register: uses between reads', (role, values, uses, rolledOver) => {
  const points = values.map(([value], index) => ({ on: `2026-0${index + 1}-05`, value }))
  const spans = usesBetweenReads({ role, dials: 4, multiplier: '1' }, points, RULES)
  expect(spans.map((span) => span.use.toFixed())).toEqual(uses)
  expect(spans.map((span) => span.rolledOver)).toEqual(rolledOver)
})
