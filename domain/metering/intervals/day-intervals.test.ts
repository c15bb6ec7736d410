import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zoneTable } from '../../../db/zone-table.js'
import type { ZoneTable } from '../../kernel/zone-table.js'
import type { IntervalRun } from '../formats/meter-record.js'
import { beyondRegister, isUnitOf, registerFor, type RegisterOfMeter } from './channel-register.js'
import { type DayIntervals, splitByDay } from './day-pieces.js'
import { editDay } from './edit-day.js'
import { mergeDay } from './merge-day.js'

const zone = (name: string): ZoneTable => zoneTable(name) as ZoneTable

function runOf(start: string, seconds: number, count: number): IntervalRun {
  return {
    kind: 'intervals',
    line: 3,
    meter: 'M',
    channel: 'E1',
    unit: 'kWh',
    printedUnit: 'kWh',
    direction: 'delivered',
    start: Date.parse(start) / 1000,
    seconds,
    scale: 1,
    values: Array.from({ length: count }, (_, index) => index + 1),
    qualities: 'A'.repeat(count),
    flags: [{ from: 2, to: count, flag: 'A', reason: 'r' }],
  }
}

describe('days of a run', () => {
  it.each([
    // The day's name, its intervals, how many of them are filled.
    ['Los Angeles in March', 'America/Los_Angeles', '2026-03-08T08:00:00Z', 900, 188, ['2026-03-08 92/92', '2026-03-09 96/96']],
    ['Los Angeles in November', 'America/Los_Angeles', '2026-11-01T07:00:00Z', 3600, 25, ['2026-11-01 25/25']],
    [
      'a day of market time elsewhere',
      'America/Chicago',
      '2026-06-30T14:00:00Z',
      1800,
      48,
      ['2026-06-30 30/48', '2026-07-01 18/48'],
    ],
    ['one interval', 'Europe/Berlin', '2026-07-01T22:15:00Z', 900, 1, ['2026-07-02 1/96']],
    ['minutes', 'Europe/Berlin', '2026-07-01T22:00:00Z', 60, 1441, ['2026-07-02 1440/1440', '2026-07-03 1/1440']],
    ['days', 'America/Chicago', '2026-03-07T06:00:00Z', 86_400, 3, ['2026-03-07 1/1', '2026-03-08 1/1', '2026-03-09 1/1']],
    ['hours of a zone at half an hour', 'Asia/Kolkata', '2026-07-01T18:30:00Z', 3600, 24, ['2026-07-02 24/24']],
  ])('%s', (_name, zoneName, start, seconds, count, days) => {
    const pieces = splitByDay(runOf(start, seconds, count), zone(zoneName)) ?? []
    const described = pieces.map((piece) => {
      const filled = piece.amounts.filter((amount) => amount !== null).length
      return `${piece.day} ${filled}/${piece.amounts.length}`
    })
    expect(described).toEqual(days)
    expect(pieces.flatMap((piece) => piece.amounts.filter((amount) => amount !== null))).toEqual(
      runOf(start, seconds, count).values,
    )
    for (const piece of pieces) expect(piece.qualities.length).toBe(piece.amounts.length)
  })

  it('has no day for hours that straddle midnight', () => {
    expect(splitByDay(runOf('2026-07-01T18:00:00Z', 3600, 24), zone('Asia/Kolkata'))).toBeUndefined()
  })

  it('moves the flags along', () => {
    const pieces = splitByDay(runOf('2026-07-01T21:00:00Z', 3600, 3), zone('Europe/Berlin'))
    expect(pieces?.map((piece) => piece.flags)).toEqual([undefined, [{ from: 1, to: 2, flag: 'A', reason: 'r' }]])
  })
})

function day(amounts: readonly (number | null)[], qualities: string, scale = 0): DayIntervals {
  return { day: '2026-07-01', startsAt: 0, seconds: 3600, scale, amounts, qualities }
}

describe('what arrives beside what is there', () => {
  it.each<[string, DayIntervals, DayIntervals, string, (number | null)[], string, number[]]>([
    ['the same again', day([1, 2], 'AA'), day([1, 2], 'AA'), 'same', [1, 2], 'AA', [0, 0, 0]],
    ['measured after estimated', day([1, 2], 'EE'), day([3, 4], 'AA'), 'taken', [3, 4], 'AA', [0, 2, 0]],
    ['estimated after measured', day([1, 2], 'AA'), day([3, 4], 'EE'), 'same', [1, 2], 'AA', [0, 0, 2]],
    ['the other half', day([1, null], 'AN'), day([null, 2], 'NA'), 'merged', [1, 2], 'AA', [0, 0, 0]],
    ['one corrected', day([1, 2], 'AA'), day([1, 5], 'AA'), 'taken', [1, 5], 'AA', [1, 0, 0]],
    ['a hole does not undo', day([1, 2], 'AA'), day([7, null], 'AN'), 'merged', [7, 2], 'AA', [1, 0, 0]],
    ['what a person wrote stands', day([1, 2], 'MA'), day([3, 4], 'AA'), 'merged', [1, 4], 'MA', [1, 0, 1]],
    ['a longer fraction', day([1, 2], 'AE'), day([15, 25], 'EA', 1), 'merged', [10, 25], 'AA', [0, 1, 1]],
  ])('%s', (_name, current, arrived, outcome, amounts, qualities, counts) => {
    const merged = mergeDay(current, arrived)
    expect(merged?.outcome).toBe(outcome)
    expect([merged?.day.amounts, merged?.day.qualities]).toEqual([amounts, qualities])
    expect([merged?.corrected, merged?.replacedEstimates, merged?.kept]).toEqual(counts)
  })

  it('another raster is not mixed in', () => {
    expect(mergeDay(day([1, 2], 'AA'), day([1, 2, 3], 'AAA'))).toBeUndefined()
    expect(mergeDay(day([1, 2], 'AA'), { ...day([1, 2], 'AA'), seconds: 1800 })).toBeUndefined()
  })

  const days = fc
    .array(
      fc.record({ amount: fc.option(fc.integer({ min: 0, max: 1e6 }), { nil: null }), quality: fc.constantFrom(...'MAUFSE') }),
      {
        minLength: 4,
        maxLength: 4,
      },
    )
    .map((cells) =>
      day(
        cells.map((cell) => cell.amount),
        cells.map((cell) => (cell.amount === null ? 'N' : cell.quality)).join(''),
      ),
    )

  it('twice is once, and no value is lost', () => {
    fc.assert(
      fc.property(days, days, (current, arrived) => {
        const once = mergeDay(current, arrived)?.day as DayIntervals
        expect(mergeDay(once, arrived)?.outcome).toBe('same')
        once.amounts.forEach((amount, index) => {
          if (amount === null) expect([current.amounts[index], arrived.amounts[index]]).toEqual([null, null])
        })
      }),
    )
  })
})

describe('the register of a channel', () => {
  const registers: RegisterOfMeter[] = [
    { register: '1', unit: 'kWh', direction: 'delivered', role: 'consumption', multiplier: '1', dials: 6 },
    { register: '2', unit: 'kWh', direction: 'received', role: 'consumption', multiplier: '1', dials: 6 },
    { register: '3', unit: 'kW', direction: 'delivered', role: 'demand', multiplier: '1', dials: 6 },
  ]
  it.each([
    ['E1', 'kWh', 'delivered', '1'],
    ['B1', 'kWh', 'received', '2'],
    ['D', 'kW', 'delivered', '3'],
    ['2', 'kWh', 'delivered', '2'],
    ['Q1', 'kvarh', 'delivered', undefined],
  ] as const)('%s in %s, %s: %s', (channel, unit, direction, expected) => {
    expect(registerFor(registers, { channel, unit, direction })?.register).toBe(expected)
  })

  it('what counts one tariff period belongs to the register of its name only', () => {
    const part = { unit: 'kWh', direction: 'delivered', isPart: true } as const
    expect([
      registerFor(registers, { ...part, channel: 'on' }),
      registerFor(registers, { ...part, channel: '1' })?.register,
    ]).toEqual([undefined, '1'])
  })

  it('no day has as much as would turn the dials once', () => {
    const [energy, , demand] = registers as [RegisterOfMeter, RegisterOfMeter, RegisterOfMeter]
    const values = { amounts: [6_000_000, null, 4_000_000], scale: 1 }
    expect([beyondRegister(energy, values), beyondRegister(demand, values)]).toEqual([1_000_000, undefined])
    expect(beyondRegister({ ...energy, multiplier: '40' }, values)).toBeUndefined()
  })

  it('a service has its units', () => {
    expect([isUnitOf('water', 'm3'), isUnitOf('water', 'kWh'), isUnitOf('gas', 'therm'), isUnitOf('steam', 'm3')]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })
})

describe('what a person writes', () => {
  it.each<[string, number, string[], unknown]>([
    ['one', 2, ['7.5'], { scale: 1, amounts: [10, 75, 30], qualities: 'AMA' }],
    ['to the end', 2, ['7', '8'], { scale: 0, amounts: [1, 7, 8], qualities: 'AMM' }],
    ['beyond the end', 3, ['7', '8'], 'INTERVALS_OUTSIDE_DAY'],
    ['before the start', 0, ['7'], 'INTERVALS_OUTSIDE_DAY'],
    ['no number', 1, ['x'], 'INTERVAL_VALUE_INVALID'],
  ])('%s', (_name, from, values, expected) => {
    const edited = editDay(day([1, 2, 3], 'AAA'), from, values)
    if (!edited.ok) return expect(edited.refusal.code).toBe(expected)
    expect(edited.value).toMatchObject(expected as object)
  })
})
