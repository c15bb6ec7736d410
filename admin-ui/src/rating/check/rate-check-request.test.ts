import { expect, test } from 'vitest'
import {
  amountFigure,
  sumOf,
  dayAfter,
  EMPTY_FORM,
  goneOn,
  missingOf,
  pairsOf,
  requestOf,
  shortFigure,
} from './rate-check-request.js'

const FORM = {
  ...EMPTY_FORM,
  tariff: { name: 'a.json', text: '{}' },
  usage: { name: 'u.csv', text: 'start,kwh' },
  from: '2018-01-01',
  last: '2018-12-31',
}

test.each([
  [EMPTY_FORM, 'Choose a tariff.'],
  [{ ...FORM, usage: undefined }, 'Choose a file of usage.'],
  [{ ...FORM, last: '' }, 'Give the first and the last day.'],
  [{ ...FORM, last: '2017-01-01' }, 'The last day lies before the first.'],
  [{ ...FORM, options: 'rounding' }, '“rounding” must be written name=value.'],
  [{ ...FORM, generation: { name: 'sun.csv', text: 'start,end,kwh' } }, 'Give the percentage of the generation, up to 100.'],
  [{ ...FORM, generation: { name: 'sun.csv', text: 'start,end,kwh' }, sharePercent: '2.5' }, undefined],
  [FORM, undefined],
])('says what is missing: %#', (form, expected) => expect(missingOf(form)).toBe(expected))

test('asks with the day after the last, names and values, and only what is there', () => {
  expect(requestOf({ ...FORM, isMonthly: true, attributes: 'meter_size = 5/8\n\nzone=a=b' })).toEqual({
    tariff: '{}',
    usage: 'start,kwh',
    from: '2018-01-01',
    to: '2019-01-01',
    attributes: { meter_size: '5/8', zone: 'a=b' },
    options: {},
    period: 'monthly',
  })
  expect(pairsOf('')).toEqual({})
  expect(dayAfter('2024-02-28')).toBe('2024-02-29')
})

test('a share, earlier bills and what an earlier check left go along', () => {
  const form = {
    ...goneOn(FORM, { next: '2019-01-01' }),
    last: '2019-01-31',
    earlierBills: { name: 'bills.csv', text: 'start,end,kwh' },
    generation: { name: 'sun.csv', text: 'start,kwh' },
    sharePercent: ' 2.5 ',
  }
  expect(requestOf(form)).toMatchObject({
    from: '2019-01-01',
    to: '2019-02-01',
    accountHistory: 'start,end,kwh',
    state: '{"next":"2019-01-01"}',
    shares: [{ generator: 'sun.csv', percent: '2.5', generation: 'start,kwh' }],
  })
})

test('figures are short, with a sign that there is more', () => {
  expect(shortFigure('0.83333333333333333333')).toBe('0.833333…')
  expect(shortFigure('12.5')).toBe('12.5')
  expect(shortFigure('-3')).toBe('−3')
  expect(['10', '0.1', '-4.82235', '1.0000001'].map(amountFigure)).toEqual(['10.00', '0.10', '−4.82235', '1.000000…'])
  expect(sumOf(['28.91', '-0.5'])).toBe('28.41')
})
