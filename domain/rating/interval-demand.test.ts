import { describe, expect, it, test } from 'vitest'
import { decimal } from '../kernel/decimal.js'
import { daysFrom, seriesOf } from '../../test/support/intervals.js'
import { lines, quantities, ratedPeriod, refusalOf, registerUse, type RatingCase } from '../../test/support/rating.js'
import { explainLine } from './explain-line.js'
import { overlapping, windowsBetween, windowText } from './intervals/events.js'
import { chargeLineOf, type RatedLine } from './rated-line.js'
import type { Conventions } from './tariff.js'

const SCHEDULES: NonNullable<Conventions['schedules']> = {
  day: {
    periods: ['off', 'on'],
    rows: [{ period: 'on', days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '16:00', to: '20:00' }],
    otherwise: 'off',
  },
}

/** Quarters of an hour of August 2026: 10 kW, but on the 13th 40 kW from 17:15 and 44 kW from 17:30 for a quarter each. */
const AUGUST = seriesOf('2026-08-01', 31, 15, {
  kwh: ({ day, hour, minute }) => (day === 12 && hour === 17 ? (minute === 15 ? 10 : minute === 30 ? 11 : 2.5) : 2.5),
  kvarh: () => 1,
})

function demand(quantity: unknown, more: Partial<RatingCase> = {}): RatingCase {
  return {
    unit: 'kWh',
    ...daysFrom('2026-08-01', 31),
    intervals: AUGUST,
    conventions: { schedules: SCHEDULES },
    rules: [{ rule: 'demand', kind: 'demand', line: 'D', per: 'bill', price: '2', unit: 'kW', quantity }],
    ...more,
  }
}

describe('demand from intervals', () => {
  test.each([
    ['of any hour', { peak: 'kw' }, 'D 44 88.00'],
    ['in blocks of half an hour', { peak: 'kw', window_minutes: 30 }, 'D 27 54.00'],
    ['in any half hour', { peak: 'kw', window_minutes: 30, window: 'sliding' }, 'D 42 84.00'],
    ['on-peak', { peak: 'kw', schedule: 'day', in: 'on' }, 'D 44 88.00'],
    ['off-peak', { peak: 'kw', schedule: 'day', in: 'off' }, 'D 10 20.00'],
    [
      'what on-peak has above off-peak',
      { excess_of: { peak: 'kw', schedule: 'day', in: 'on' }, above: { peak: 'kw', schedule: 'day', in: 'off' } },
      'D 34 68.00',
    ],
    ['of reactive energy', { peak: 'kvar' }, 'D 4 8.00'],
    ['at least the contract demand', { greatest: [{ peak: 'kw' }, '50'] }, 'D 50 100.00'],
  ])('%s', (_, quantity, expected) => {
    expect(quantities(demand(quantity))).toEqual([expected])
  })

  test.each([
    [{ peak: 'kw' }, 'bill', 'kW'],
    [{ peak: 'kvar' }, 'bill', 'kvar'],
    [{ greatest: [{ peak: 'kvar' }, '1'] }, 'month', 'kvar-month'],
    ['50', 'month', 'kW-month'],
    ['50', 'bill', 'kW'],
  ])('without a unit of its own %j per %s is counted in %s', (quantity, per, unit) => {
    const rules = [{ rule: 'demand', kind: 'demand', line: 'D', per, price: '2', quantity }]
    expect(ratedPeriod(demand('0', { rules })).lines[0]?.unit).toBe(unit)
  })

  it('says when the peak was', () => {
    const steps = ratedPeriod(demand({ peak: 'kw' })).lines[0]?.steps ?? []
    expect(steps.find((step) => step.step === 'peak')?.figures).toMatchObject({
      value: '44',
      at: '2026-08-13 17:30',
      minutes: '15',
    })
  })

  it('of kVA comes from kWh and kvarh: √(11² + 1²) × 4', () => {
    expect(ratedPeriod(demand({ peak: 'kva' })).lines[0]?.quantity.toFixed(6)).toBe((4 * Math.sqrt(122)).toFixed(6))
  })

  it('is raised by a low power factor', () => {
    const given = demand({ product: ['100', { power_factor: 'period' }] })
    const energy = 2.5 * 2976 + 16
    expect(ratedPeriod(given).lines[0]?.quantity.toFixed(6)).toBe(((100 * energy) / Math.hypot(energy, 2976)).toFixed(6))
  })

  it('has its first kilowatts free as a first tier without a price', () => {
    const rules = [
      {
        rule: 'demand',
        kind: 'demand',
        per: 'bill',
        quantity: { peak: 'kw' },
        unit: 'kW',
        tiers: [
          { up_to: '30', price: '0' },
          { line: 'D', price: '2' },
        ],
      },
    ]
    expect(quantities(demand('1', { rules }))).toEqual(['D 14 28.00'])
  })

  it('is refused where a window is shorter than the intervals, and where intervals are missing', () => {
    expect(refusalOf(demand({ peak: 'kw', window_minutes: 5 }))).toBe('INTERVAL_TOO_LONG []')
    expect(refusalOf(demand({ peak: 'kw' }, daysFrom('2026-08-02', 31)))).toBe('INTERVALS_INCOMPLETE []')
    expect(refusalOf(demand({ peak: 'kw' }, { intervals: undefined }))).toBe('MISSING_DETERMINANT ["intervals"]')
  })

  const taken = { ...registerUse({ use: '-40', unit: 'kWh', ...daysFrom('2026-08-01', 31) }), deducted: true as const }
  it.each([
    ['by name', 'demand'],
    ['as a peak', { peak: 'kw' }],
  ])('of a register %s is not billed where a sub-meter is taken off: it shows both', (_how, quantity) => {
    const given = { intervals: undefined, demand: '120', registers: [taken] }
    expect(refusalOf(demand(quantity, given))).toBe('MISSING_DETERMINANT ["demand without that of sub-meter M1, in intervals"]')
    expect(quantities(demand(quantity, { demand: '120', registers: [taken] }))).toEqual(['D 44 88.00'])
  })
})

describe('a ratchet on intervals', () => {
  /** From January: each month's highest kW is 100, but 200 in March and 300 in June. */
  const YEAR = seriesOf('2026-01-01', 243, 60, {
    kwh: ({ day, hour }) => (hour !== 12 ? 10 : day === 70 ? 200 : day === 160 ? 300 : 100),
  })
  const ratchet = (earlier: object) =>
    demand({ greatest: [{ peak: 'kw' }, { percent: '80', of: { peak: 'kw', earlier } }] }, { intervals: YEAR })

  test.each([
    ['of eleven months', { months: 11 }, 'D 240 480.00'],
    ['of one month', { months: 1 }, 'D 100 200.00'],
    ['of named months', { months: 12, calendar_months: [3] }, 'D 160 320.00'],
    ['with a percentage for each month of origin', { months: 12, percent_by_month: { '3': '100', '6': '50' } }, 'D 160 320.00'],
  ])('%s', (_, earlier, expected) => {
    expect(quantities(ratchet(earlier))).toEqual([expected])
  })

  it('takes what is known, says so, and refuses where the tariff wants all of it', () => {
    expect(ratedPeriod(ratchet({ months: 11 })).notes).toContainEqual(expect.objectContaining({ option: 'history' }))
    expect(refusalOf(ratchet({ months: 11, if_unknown: 'refuse' }))).toBe(
      'MISSING_DETERMINANT ["demand of 4 of the 11 months before"]',
    )
  })

  it('goes on with peaks that earlier periods left, and with the demand of earlier bills', () => {
    const left = ratedPeriod({ ...ratchet({ months: 11 }), ...daysFrom('2026-06-01', 30) }).carried
    const august = { ...ratchet({ months: 11 }), intervals: AUGUST }
    expect(quantities({ ...august, carried: left })).toEqual(['D 240 480.00'])
    const history = [{ period: daysFrom('2026-02-01', 28), quantity: '1', unit: 'kWh', demand: '90' }]
    expect(quantities({ ...august, history })).toEqual(['D 72 144.00'])
  })

  it('leaves the peaks of months in which no charge rests on it, of intervals and of stated demand', () => {
    const { rules: [rule] = [], ...charged } = ratchet({ months: 11 })
    const summer = { ...charged, rules: [{ ...(rule as object), when: { demand: { above: 1_000_000 } } }] }
    const august = { ...ratchet({ months: 11 }), intervals: AUGUST }
    const left = ratedPeriod({ ...summer, ...daysFrom('2026-06-01', 30) })
    expect(left.lines).toEqual([])
    expect(quantities({ ...august, carried: left.carried })).toEqual(['D 240 480.00'])
    const stated = [{ role: 'demand', direction: 'delivered', quantity: decimal('250'), unit: 'kW' } as const]
    const march = ratedPeriod({ ...ratchet({ months: 11 }), ...daysFrom('2026-03-01', 31), intervals: undefined, stated })
    expect(quantities({ ...august, carried: march.carried })).toEqual(['D 200 400.00'])
  })
})

describe('announced events', () => {
  const events = { critical: [{ day: '2026-08-13', fromMinute: 17 * 60, toMinute: 18 * 60 }] }

  it('have a period of their own', () => {
    const schedules = {
      day: { ...SCHEDULES['day'], periods: ['off', 'on', 'peak'], events: [{ event: 'critical', period: 'peak' }] },
    } as never
    const periods = { off: { line: 'OFF', price: '0' }, on: { line: 'ON', price: '0' }, peak: { line: 'PEAK', price: '1' } }
    const given = demand('1', {
      conventions: { schedules },
      events,
      rules: [{ rule: 'e', kind: 'time_of_use', schedule: 'day', periods }],
    })
    expect(quantities(given)).toContain('PEAK 26 26.00')
    expect(refusalOf({ ...given, events: undefined })).toBe('MISSING_DETERMINANT ["events critical"]')
    expect(quantities({ ...given, events: { critical: [] } })).not.toContain('PEAK 26 26.00')
  })

  test.each([
    ['energy', 'D 26 52.00'],
    ['highest_kw', 'D 44 88.00'],
    ['mean_kw', 'D 26 52.00'],
  ])('give %s', (take, expected) => {
    expect(quantities(demand({ during: 'critical', take }, { events }))).toEqual([expected])
  })

  it('are named by the lines that rest on them', () => {
    const [line] = ratedPeriod(demand({ during: 'critical', take: 'energy' }, { events })).lines
    const said = explainLine(chargeLineOf(line as RatedLine, decimal(52), 2).derivation)
    expect(said).toContain('Announced as critical: 2026-08-13 17:00–18:00.')
  })

  it('are refused where an interval lies in them only in part', () => {
    const half = { critical: [{ day: '2026-08-13', fromMinute: 17 * 60, toMinute: 17 * 60 + 10 }] }
    expect(refusalOf(demand({ during: 'critical', take: 'energy' }, { events: half }))).toBe('INTERVAL_TOO_LONG []')
  })

  it('lie day by day where they go over midnight, and do not overlap', () => {
    const night = windowsBetween({ day: '2026-08-13', minute: 22 * 60 }, { day: '2026-08-14', minute: 2 * 60 })
    expect(night.map(windowText)).toEqual(['2026-08-13 22:00–24:00', '2026-08-14 00:00–02:00'])
    expect(windowsBetween({ day: '2026-08-13', minute: 60 }, { day: '2026-08-13', minute: 60 })).toEqual([])
    expect(windowsBetween({ day: '2026-08-13', minute: 60 }, { day: '2026-09-13', minute: 60 })).toEqual([])
    expect(overlapping(night)).toBeUndefined()
    expect(overlapping([...night, { day: '2026-08-14', fromMinute: 60, toMinute: 90 }])).toMatchObject({ fromMinute: 60 })
  })

  it('pay a rebate for what was not used against the usual days', () => {
    const saving = seriesOf('2026-08-01', 31, 60, {
      kwh: ({ day, hour }) => (hour !== 17 ? 1 : day === 12 ? 4 : day === 10 ? 9 : 6),
    })
    const quantity = { during: 'critical', take: 'below_baseline', baseline: { days: 5, highest: 3 } }
    // Of the five working days before, the highest three are 9, 6 and 6: usual 7, used 4.
    expect(quantities(demand(quantity, { events, intervals: saving }))).toEqual(['D 3 6.00'])
    expect(refusalOf(demand({ ...quantity, baseline: { days: 20, highest: 3 } }, { events, intervals: saving }))).toBe(
      'HISTORY_INCOMPLETE []',
    )
  })

  it('are energy of a period as a quantity', () => {
    expect(lines(demand({ use_in: 'on', schedule: 'day' }))).toEqual([`D ${((21 * 4 * 10 + 16) * 2).toFixed(2)}`])
  })
})
