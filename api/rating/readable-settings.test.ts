import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { checkSentence } from './readable-checks.js'
import { readableSettings } from './readable-settings.js'

const FILE = JSON.parse(readFileSync(new URL('../../demo/alder-creek/settings.json', import.meta.url), 'utf8')) as SettingsFile

function section(file: SettingsFile, title: string) {
  const found = readableSettings(file).find((entry) => entry.title === title)
  if (found === undefined) throw new Error(title)
  return found
}

describe('settings as sentences', () => {
  test('reads and periods', () => {
    expect(section(FILE, 'Reads and periods').sentences).toEqual([
      'A read stands for the end of its day: it closes that day.',
      'A period is printed from its first day of service to its last day of service.',
      'A dial has passed its end where the opening read is at 90 % of the dial or more and the closing read below 10 %.',
    ])
  })

  test('money', () => {
    expect(section(FILE, 'Money').sentences).toEqual([
      'A payment pays deposit installment, then bill, then late fee; within a kind the oldest first.',
      'Who started a run may approve it.',
      'A returned payment costs a fee of 25.00.',
    ])
  })

  test('due dates and holidays', () => {
    const calendar = {
      weekend: ['sunday' as const],
      holidays: ['12-25', { month: 11, weekday: 'thursday' as const, nth: 4 }, { month: 5, weekday: 'monday' as const, nth: -1 }],
      observed: true,
    }
    expect(
      section(
        { ...FILE, due_dates: { days: 14, move: 'next_business_day' }, business_calendar: calendar },
        'Due dates and business days',
      ).sentences,
    ).toEqual([
      'A bill is due 14 days after its date where its cycle says nothing else.',
      'It moves to the next business day.',
      'Not business days: Sunday, and 25 December, fourth Thursday of November and last Monday of May.',
      'A holiday on a weekend is kept on the nearest business day.',
    ])
  })

  test('every account of the chart is listed with what it is for', () => {
    const { table } = section(FILE, 'Chart of accounts')
    expect(table?.rows).toHaveLength(FILE.chart_of_accounts.length)
    expect(table?.rows).toContainEqual(['4010', 'Water base charges', 'revenue', 'W-BASE'])
  })

  test('every check has a sentence and what follows', () => {
    expect(section(FILE, 'Checks before a bill is issued').table?.rows).toHaveLength(FILE.checks?.length ?? 0)
  })
})

test.each([
  [
    { check: 'high_use' as const, services: ['water'], unit: 'ccf', factor: '5', bills: 12, and_above: '30' },
    'Use above 5 × the mean of the last 12 bills and above 30 ccf, for water service.',
  ],
  [{ check: 'consecutive_estimates' as const, at_most: 3 }, 'More than 3 estimates in a row.'],
  [
    { check: 'low_use_last_year' as const, factor: '0.2', compare: 'per_day' as const },
    'Use below 0.2 × the same period a year before, compared by day.',
  ],
  [
    { check: 'bill_above' as const, amount: '5000', customer_classes: ['residential'] },
    'A bill above 5000, for residential customers.',
  ],
  [{ check: 'overlap' as const }, 'Another agreement covers days to be billed at the same service point.'],
])('%o', (check, sentence) => {
  expect(checkSentence(check)).toBe(sentence)
})
