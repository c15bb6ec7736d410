import { expect, test } from 'vitest'
import { readEntryRules } from './read-entry-rules.js'

test.each<[string, Parameters<typeof readEntryRules>[0], { opening: string; closing: string; factor: string; spans: number }]>([
  ['nothing stated', {}, { opening: '0.9', closing: '0.1', factor: '3', spans: 12 }],
  [
    'rollover stated',
    { rollover: { opening_from_percent: '95', closing_below_percent: '2.5' } },
    { opening: '0.95', closing: '0.025', factor: '3', spans: 12 },
  ],
  [
    'the check of the service',
    {
      checks: [
        { check: 'high_use', services: ['electric'], factor: '9', bills: 6 },
        { check: 'high_use', services: ['water'], factor: '4.5', bills: 3 },
      ],
    },
    { opening: '0.9', closing: '0.1', factor: '4.5', spans: 3 },
  ],
  [
    'a check of all services',
    {
      checks: [
        { check: 'low_use', factor: '2' },
        { check: 'high_use', factor: '5' },
      ],
    },
    { opening: '0.9', closing: '0.1', factor: '5', spans: 12 },
  ],
])('%s', (_what, settings, expected) => {
  const rules = readEntryRules(settings, 'water')
  expect({
    opening: rules.rolloverOpeningFrom.toFixed(),
    closing: rules.rolloverClosingBelow.toFixed(),
    factor: rules.highFactor.toFixed(),
    spans: rules.spans,
  }).toEqual(expected)
})
