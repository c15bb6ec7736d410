import { describe, expect, test } from 'vitest'
import { decimal } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import { type ConsumptionRules, consumptionOf, demandOfPastPeriod, readsAfterRemoval } from './consumption.js'
import { estimatesInARow } from './estimates-in-a-row.js'
import type { InstalledRegister, MeterRead, ReadKind } from './installed-register.js'
import { meterBySize, metersInPlaceOn, metersOf, sizeInInches } from './meters-in-place.js'
import { dayClosedBy, readDateClosing } from './read-day.js'

const END: ConsumptionRules = { readDay: 'end_of_day', rollover: { openingFrom: decimal('0.9'), closingBelow: decimal('0.1') } }
const START: ConsumptionRules = { ...END, readDay: 'start_of_day' }

function reads(...list: [LocalDate, string, ReadKind?][]): MeterRead[] {
  return list.map(([readOn, value, kind], index) => ({ readId: index + 1, readOn, value, kind: kind ?? 'actual' }))
}

function register(more: Partial<InstalledRegister> & { reads?: readonly MeterRead[] }): InstalledRegister {
  return {
    meterId: 'M1',
    register: '1',
    unit: 'ccf',
    direction: 'delivered',
    role: 'consumption',
    dials: 4,
    multiplier: '1',
    installedOn: '2020-01-01',
    installRead: '0',
    reads: [],
    ...more,
  }
}

const AUGUST = { from: '2026-08-05', to: '2026-09-04' }
const PLAIN = reads(['2026-08-04', '100'], ['2026-09-04', '112'])

/** `12` for each register, or the problem's kind. */
function uses(registers: readonly InstalledRegister[], rules = END, more: object = {}): string[] {
  const answer = consumptionOf({ registers, period: AUGUST, ...more }, rules)
  return [...answer.registers.map((entry) => entry.use.toFixed()), ...answer.problems.map((problem) => problem.kind)]
}

describe('use of registers', () => {
  test.each<[string, readonly InstalledRegister[], ConsumptionRules, string[]]>([
    ['closing less opening', [register({ reads: PLAIN })], END, ['12']],
    ['times the multiplier', [register({ reads: PLAIN, multiplier: '0.1' })], END, ['1.2']],
    ['reads between do not count', [register({ reads: [...PLAIN, ...reads(['2026-08-20', '105'])] })], END, ['12']],
    [
      'the latest read before the period opens it',
      [register({ reads: reads(['2026-06-04', '90'], ['2026-07-30', '95'], ['2026-09-04', '112']) })],
      END,
      ['17'],
    ],
    [
      'a read counts for the start of its day',
      [register({ reads: reads(['2026-08-05', '100'], ['2026-09-05', '112']) })],
      START,
      ['12'],
    ],
    [
      'the other convention finds no closing read',
      [register({ reads: reads(['2026-08-05', '100'], ['2026-09-05', '112']) })],
      END,
      ['no_closing_read'],
    ],
    ['no closing read', [register({ reads: reads(['2026-08-04', '100'], ['2026-09-03', '112']) })], END, ['no_closing_read']],
    ['dial rollover', [register({ reads: reads(['2026-08-04', '9990'], ['2026-09-04', '15']) })], END, ['25']],
    [
      'opening exactly 90 % of the dials',
      [register({ reads: reads(['2026-08-04', '9000'], ['2026-09-04', '999']) })],
      END,
      ['1999'],
    ],
    [
      'opening just below it is negative use',
      [register({ reads: reads(['2026-08-04', '8999'], ['2026-09-04', '15']) })],
      END,
      ['-8984', 'below_opening'],
    ],
    [
      'closing exactly 10 % of the dials is negative use',
      [register({ reads: reads(['2026-08-04', '9990'], ['2026-09-04', '1000']) })],
      END,
      ['-8990', 'below_opening'],
    ],
    [
      'rollover by the use that follows',
      [register({ reads: reads(['2026-08-04', '7000'], ['2026-09-04', '15']) })],
      { ...END, rollover: { useBelow: decimal('0.5') } },
      ['3015'],
    ],
    [
      'rollover by the use that follows: too much',
      [register({ reads: reads(['2026-08-04', '4000'], ['2026-09-04', '15']) })],
      { ...END, rollover: { useBelow: decimal('0.5') } },
      ['-3985', 'below_opening'],
    ],
    [
      'estimated and customer reads count',
      [register({ reads: reads(['2026-08-04', '100', 'estimated'], ['2026-09-04', '112', 'customer']) })],
      END,
      ['12'],
    ],
    [
      'two meters at once',
      [register({ reads: PLAIN }), register({ meterId: 'M2', reads: reads(['2026-08-04', '7'], ['2026-09-04', '10']) })],
      END,
      ['12', '3'],
    ],
    [
      'an exchange',
      [
        register({ reads: reads(['2026-08-04', '100']), removedOn: '2026-08-20', removalRead: '105' }),
        register({ meterId: 'M2', installedOn: '2026-08-20', installRead: '3', reads: reads(['2026-09-04', '9']) }),
      ],
      END,
      ['5', '6'],
    ],
    ['removed before the period', [register({ reads: PLAIN, removedOn: '2026-08-04', removalRead: '100' })], END, []],
    ['removed on the first day', [register({ reads: PLAIN, removedOn: '2026-08-05', removalRead: '101' })], END, ['1']],
    [
      'removed on the first day, counted at its start',
      [register({ reads: PLAIN, removedOn: '2026-08-05', removalRead: '101' })],
      START,
      [],
    ],
    [
      'removed on the last day: no closing read needed',
      [register({ reads: reads(['2026-08-04', '100']), removedOn: '2026-09-04', removalRead: '104' })],
      END,
      ['4'],
    ],
    [
      'a read after the removal is not used',
      [register({ reads: PLAIN, removedOn: '2026-08-20', removalRead: '105' })],
      END,
      ['5'],
    ],
    ['installed after the period', [register({ installedOn: '2026-09-05', reads: [] })], END, []],
    [
      'installed in the period',
      [register({ installedOn: '2026-08-10', installRead: '2', reads: reads(['2026-09-04', '9']) })],
      END,
      ['7'],
    ],
    ['installed on the last day: nothing yet', [register({ installedOn: '2026-09-04', installRead: '2' })], END, ['0']],
    [
      'installed the day before the period',
      [register({ installedOn: '2026-08-04', installRead: '2', reads: reads(['2026-09-04', '9']) })],
      END,
      ['7'],
    ],
    [
      'a read on the day of the install opens',
      [register({ installedOn: '2026-08-04', installRead: '2', reads: reads(['2026-08-04', '3'], ['2026-09-04', '9']) })],
      END,
      ['6'],
    ],
    [
      'demand: the highest reading',
      [
        register({
          role: 'demand',
          multiplier: '40',
          reads: reads(['2026-08-04', '99'], ['2026-08-20', '3'], ['2026-09-04', '2.5']),
        }),
      ],
      END,
      ['120'],
    ],
    [
      'demand: with the removal read',
      [register({ role: 'demand', removedOn: '2026-08-20', removalRead: '7', reads: reads(['2026-08-10', '3']) })],
      END,
      ['7'],
    ],
    [
      'demand: needs its closing read',
      [register({ role: 'demand', reads: reads(['2026-08-20', '3']) })],
      END,
      ['no_closing_read'],
    ],
    [
      'demand: at the start of the day',
      [register({ role: 'demand', reads: reads(['2026-08-05', '99'], ['2026-09-05', '2.5']) })],
      START,
      ['2.5'],
    ],
  ])('%s', (_case, registers, rules, expected) => {
    expect(uses(registers, rules)).toEqual(expected)
  })

  test('an install read opens only where nobody took service since', () => {
    const old = register({ installedOn: '2026-03-01', installRead: '50', reads: reads(['2026-09-04', '80']) })
    expect(uses([old])).toEqual(['30'])
    expect(uses([old], END, { servedUntil: '2026-02-20' })).toEqual(['30'])
    expect(uses([old], END, { servedUntil: '2026-06-30' })).toEqual(['no_opening_read'])
  })

  test('reads may be cut to whole thousands before the difference', () => {
    const given = [register({ dials: 7, reads: reads(['2026-08-04', '100999'], ['2026-09-04', '112000']) })]
    const roundRead = (value: ReturnType<typeof decimal>) => value.div(1000).floor().times(1000)
    expect(uses(given, END, { roundRead })).toEqual(['12000'])
  })

  test('the reads a use rests on are kept, with where it rolled over', () => {
    const answer = consumptionOf(
      { registers: [register({ reads: reads(['2026-08-04', '9990'], ['2026-09-04', '15']) })], period: AUGUST },
      END,
    )
    expect(answer.registers[0]).toMatchObject({
      opening: { readId: 1, on: '2026-08-04', value: '9990' },
      closing: { readId: 2, on: '2026-09-04', value: '15' },
      rolledOver: true,
      inPlaceAtEnd: true,
    })
  })

  test('reads after a removal are reported', () => {
    expect(readsAfterRemoval(register({ reads: PLAIN, removedOn: '2026-08-20' })).map((read) => read.readOn)).toEqual([
      '2026-09-04',
    ])
    expect(readsAfterRemoval(register({ reads: PLAIN }))).toEqual([])
  })

  test('demand of an earlier period comes from the reads of its days', () => {
    const demand = register({
      role: 'demand',
      multiplier: '2',
      reads: reads(['2026-07-04', '9'], ['2026-08-04', '4'], ['2026-09-04', '6']),
    })
    expect(demandOfPastPeriod([demand], { from: '2026-07-05', to: '2026-08-04' }, 'end_of_day')?.toFixed()).toBe('8')
    expect(demandOfPastPeriod([demand], { from: '2026-01-05', to: '2026-02-04' }, 'end_of_day')).toBeUndefined()
    const gone = register({ role: 'demand', removedOn: '2026-07-20', removalRead: '11', reads: [] })
    expect(
      demandOfPastPeriod([gone, register({ reads: PLAIN })], { from: '2026-07-05', to: '2026-08-04' }, 'end_of_day')?.toFixed(),
    ).toBe('11')
  })
})

describe('estimates in a row', () => {
  const kinds = (...list: ReadKind[]) =>
    register({ reads: list.map((kind, index) => ({ readId: index, readOn: `2026-0${index + 1}-04`, value: '1', kind })) })
  test.each<[string, InstalledRegister, number]>([
    ['none', kinds('estimated', 'actual'), 0],
    ['one', kinds('actual', 'estimated'), 1],
    ['three', kinds('actual', 'estimated', 'estimated', 'estimated'), 3],
    ['a customer’s read ends it', kinds('estimated', 'customer', 'estimated'), 1],
  ])('%s', (_case, installed, expected) => {
    expect(estimatesInARow(installed, '2026-12-31')).toBe(expected)
  })
  test('reads after the closing one and other kinds', () => {
    expect(estimatesInARow(kinds('estimated', 'estimated', 'estimated'), '2026-02-04')).toBe(2)
    expect(estimatesInARow(kinds('actual', 'customer', 'estimated'), '2026-12-31', ['estimated', 'customer'])).toBe(2)
  })
})

describe('meters in place', () => {
  test('a size as inches', () => {
    expect(['5/8', '3/4', '1', '1.5', '1 1/2', '1-1/2"', '2 inch', 'x'].map((size) => sizeInInches(size)?.toFixed())).toEqual([
      '0.625',
      '0.75',
      '1',
      '1.5',
      '1.5',
      '1.5',
      '2',
      undefined,
    ])
  })
  test('each install once, the largest of those standing', () => {
    const meters = metersOf(
      [
        register({ size: '2', removedOn: '2026-08-20' }),
        register({ size: '2', register: '2', removedOn: '2026-08-20' }),
        register({ meterId: 'M2', size: '1', installedOn: '2026-08-20' }),
        register({ meterId: 'M3', size: '5/8' }),
      ],
      'end_of_day',
    )
    expect(meters).toHaveLength(3)
    expect(meterBySize(metersInPlaceOn(meters, '2026-09-04'), 'largest')?.meterId).toBe('M2')
    expect(meterBySize(metersInPlaceOn(meters, '2026-08-19'), 'largest')?.meterId).toBe('M1')
    expect(meterBySize(metersInPlaceOn(meters, '2026-09-04'), 'smallest')?.meterId).toBe('M3')
    expect(meterBySize([], 'largest')).toBeUndefined()
  })
})

test('a read and the day of service it closes', () => {
  expect([dayClosedBy('2026-09-04', 'end_of_day'), dayClosedBy('2026-09-04', 'start_of_day')]).toEqual([
    '2026-09-04',
    '2026-09-03',
  ])
  expect([readDateClosing('2026-09-04', 'end_of_day'), readDateClosing('2026-09-03', 'start_of_day')]).toEqual([
    '2026-09-04',
    '2026-09-04',
  ])
})
