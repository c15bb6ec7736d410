import { describe, expect, it, test } from 'vitest'
import { daysFrom, seriesOf } from '../../test/support/intervals.js'
import { lines, problemsOf, quantities, ratedPeriod, refusalOf, registerUse, type RatingCase } from '../../test/support/rating.js'
import type { Conventions } from './tariff.js'

// January 2026 begins on a Thursday.
const JANUARY = daysFrom('2026-01-01', 31)
const ON_FROM_16_TO_20: NonNullable<Conventions['schedules']> = {
  day: { periods: ['off', 'on'], rows: [{ period: 'on', from: '16:00', to: '20:00' }], otherwise: 'off' },
}
const LIMITS = { tier_limits: { per: 'bill', rounding: 'none' } } as const

/** 1 kWh in each hour, 3 in the four hours of the evening: 20 + 12 kWh a day. */
const DAILY = seriesOf('2026-01-01', 31, 60, { kwh: ({ hour }) => (hour >= 16 && hour < 20 ? 3 : 1) })

function energy(rule: object, more: Partial<RatingCase> = {}): RatingCase {
  return {
    unit: 'kWh',
    ...JANUARY,
    intervals: DAILY,
    conventions: { schedules: ON_FROM_16_TO_20, ...LIMITS },
    rules: [{ rule: 'energy', kind: 'time_of_use', schedule: 'day', ...rule }],
    ...more,
  }
}

const PRICES = { periods: { off: { line: 'OFF', price: '0.10' }, on: { line: 'ON', price: '0.30' } } }
const LADDER = (line: string, low: string, high: string) => ({
  tiers: [
    { line: `${line}1`, up_to: '496', price: low },
    { line: `${line}2`, price: high },
  ],
})
const TIERS = { periods: { off: LADDER('OFF', '0.10', '0.20'), on: LADDER('ON', '0.30', '0.40') } }

describe('energy by period of the day', () => {
  it('is what intervals counted in its hours', () => {
    expect(quantities(energy(PRICES))).toEqual(['OFF 620 62.00', 'ON 372 111.60'])
  })

  it('is divided by intervals where a price changes, not by days', () => {
    const steps = (first: string, second: string) => [
      { from: '2020-01-01', value: first },
      { from: '2026-01-11', value: second },
    ]
    const rule = { periods: { off: { line: 'OFF', price: steps('0.10', '0.20') }, on: { line: 'ON', price: '0.30' } } }
    expect(quantities(energy(rule))).toEqual(['OFF 200 20.00', 'ON 120 36.00', 'OFF 420 84.00', 'ON 252 75.60'])
  })

  // 992 kWh, limit 496: the off-peak share is 620 ÷ 992.
  test.each([
    ['proportional', ['OFF1 310 31.00', 'OFF2 310 62.00', 'ON1 186 55.80', 'ON2 186 74.40']],
    // 15 days and 16 hours, each of 32 kWh, reach 480 + 16 = 496: 15 × 20 + 16 off-peak, 15 × 12 on-peak.
    ['chronological', ['OFF1 316 31.60', 'OFF2 304 60.80', 'ON1 180 54.00', 'ON2 192 76.80']],
    ['per_period', ['OFF1 496 49.60', 'OFF2 124 24.80', 'ON1 372 111.60']],
  ])('puts tiers over periods: %s', (allocation, expected) => {
    expect(quantities(energy({ ...TIERS, allocation }))).toEqual(expected)
  })

  it('divides an interval that a limit falls into', () => {
    const periods = {
      off: {
        tiers: [
          { line: 'OFF1', up_to: '17.5', price: '1' },
          { line: 'OFF2', price: '2' },
        ],
      },
      on: {
        tiers: [
          { line: 'ON1', up_to: '17.5', price: '3' },
          { line: 'ON2', price: '4' },
        ],
      },
    }
    // 16 hours off-peak make 16 kWh; of the first 3 kWh on-peak 1.5 lie below.
    const given = energy({ periods, allocation: 'chronological' }, { ...daysFrom('2026-01-01', 1) })
    expect(quantities(given)).toEqual(['OFF1 16 16.00', 'OFF2 4 8.00', 'ON1 1.5 4.50', 'ON2 10.5 42.00'])
  })

  it('takes hours use of demand as limits, of which none lies above a later one', () => {
    const up = (hours: string) => ({ product: [hours, 'demand_kw'] })
    const periods = {
      off: {
        tiers: [
          { line: 'A', up_to: up('200'), price: '0.10' },
          { line: 'B', up_to: '500', price: '0.20' },
          { line: 'C', price: '0.30' },
        ],
      },
      on: { line: 'ON', price: '0.30' },
    }
    // 200 × 3 kW = 600 lies above the 500 after it.
    const given = energy({ periods, allocation: 'per_period' }, { quantities: { demand_kw: { peak: 'kw' } } })
    expect(quantities(given)).toEqual(['A 500 50.00', 'C 120 36.00', 'ON 372 111.60'])
  })

  it('multiplies by a loss factor and prints what was lost in between', () => {
    expect(quantities(energy({ ...PRICES, times: '1.05' }))).toEqual(['OFF 651 65.10', 'ON 390.6 117.18'])
  })

  it('is of registers that count by period themselves', () => {
    const periods = {
      off: { line: 'OFF', price: '0.10', quantity: { registers: ['1'] } },
      on: { line: 'ON', price: '0.30', quantity: { registers: ['2'] } },
    }
    expect(problemsOf({ rules: [{ rule: 'energy', kind: 'time_of_use', periods }] })).toEqual([])
  })

  it('of registers is divided without a rest where a price changes, and says from which reads', () => {
    const prices = ['2020-01-01', '2026-08-08', '2026-08-15'].map((from, index) => ({ from, value: `0.1${index}` }))
    const rated = ratedPeriod({
      unit: 'kWh',
      registers: [registerUse({ use: '100', unit: 'kWh' })],
      rules: [
        { rule: 'energy', kind: 'time_of_use', periods: { off: { line: 'OFF', price: prices, quantity: { registers: ['1'] } } } },
      ],
    })
    // 31 days from 5 August: 3, 7 and 21 of them. 9.677 + 22.581 + 67.742, the last part takes what is left of 100.
    expect(rated.lines.map((line) => line.quantity.toFixed())).toEqual(['9.677', '22.581', '67.742'])
    for (const line of rated.lines) expect(line.steps.map(({ step }) => step)).toEqual(['register', 'split', 'price'])
  })

  it('is refused for a total where several periods count, and rated where one does', () => {
    const stated = [{ role: 'consumption', direction: 'delivered', quantity: 992, unit: 'kWh' }] as never
    expect(refusalOf(energy(PRICES, { intervals: undefined, stated }))).toBe('MISSING_DETERMINANT ["intervals"]')
  })

  it('needs an allocation for tiers, a price for each period and a schedule', () => {
    expect(problemsOf(energy(TIERS))).toEqual(['CHOICE_NOT_STATED versions.0.rules.0'])
    expect(problemsOf(energy({ periods: { off: { line: 'OFF', price: '1' } } }))).toEqual([
      'TABLE_HOLE versions.0.rules.0.periods',
    ])
    expect(problemsOf(energy({ ...PRICES, schedule: 'night' }))).toEqual(['UNKNOWN_NAME versions.0.rules.0.schedule'])
  })
})

describe('energy that is given', () => {
  const solar = (given: number, from = '2026-01-01', days = 31) =>
    seriesOf(from, days, 60, { kwh: ({ hour }) => (hour === 18 ? 2 : 0), received_kwh: ({ hour }) => (hour === 12 ? given : 0) })
  const net = (bank: object | undefined, more: Partial<RatingCase>) =>
    energy({ ...PRICES, of: 'net', ...(bank === undefined ? {} : { bank }) }, { intervals: solar(1), carried: {}, ...more })

  it('earns its own price under net billing', () => {
    const rules = [
      { rule: 'energy', kind: 'time_of_use', schedule: 'day', ...PRICES },
      {
        rule: 'export',
        kind: 'time_of_use',
        as: 'discount',
        of: 'received',
        schedule: 'day',
        periods: { off: { line: 'X', price: '0.04' }, on: { line: 'X', price: '0.2' } },
      },
    ]
    expect(lines(energy({}, { rules, intervals: solar(1) }))).toEqual(['ON 18.60', 'X -1.24'])
  })

  it('waits in a bank of its own period, or pays any period from a pool', () => {
    const own = ratedPeriod(net({ kind: 'per_period' }, {}))
    expect(own.lines.map((line) => `${line.lineCode} ${line.quantity.toFixed()}`)).toEqual(['ON 62'])
    expect(own.carried).toEqual({ energy: { off: '2026-01-31:31' } })
    const pooled = ratedPeriod(net({ kind: 'pooled' }, {}))
    expect(pooled.lines.map((line) => `${line.lineCode} ${line.quantity.toFixed()}`)).toEqual(['ON 31'])
    expect(pooled.carried).toEqual({ energy: {} })
  })

  it('of a period that the month does not have is used in the same hours, where the tariff says so', () => {
    const seasons = (period: number) => Array.from({ length: 12 }, (_, month) => Array<number>(24).fill(month < 6 ? period : 1))
    const conventions = {
      schedules: { day: { periods: ['winter', 'summer'], weekday: seasons(0), weekend: seasons(0) } },
      ...LIMITS,
    }
    const periods = { winter: { line: 'W', price: '0.10' }, summer: { line: 'S', price: '0.20' } }
    const left = (absent: object) =>
      ratedPeriod(
        net({ kind: 'per_period', ...absent }, {
          conventions,
          carried: { energy: { summer: '2025-12-31:20', winter: '2025-12-31:5' } },
          rules: [
            { rule: 'energy', kind: 'time_of_use', schedule: 'day', of: 'net', bank: { kind: 'per_period', ...absent }, periods },
          ],
        } as never),
      )
    // 31 kWh net in January: 5 of its own bank, then 20 of the summer's.
    expect(left({}).lines.map((line) => line.quantity.toFixed())).toEqual(['26'])
    const used = left({ absent_period: 'same_hours' })
    expect(used.lines.map((line) => line.quantity.toFixed())).toEqual(['6'])
    expect(used.carried).toEqual({ energy: {} })
    expect(used.banks.map((bank) => `${bank.part} ${bank.used} ${bank.closing}`)).toEqual(['summer 20 0', 'winter 5 0'])
  })

  it('is used before the next kWh is charged, the oldest first', () => {
    const carried = { energy: { on: '2025-11-30:20;2025-12-31:30' } }
    const rated = ratedPeriod(net({ kind: 'per_period' }, { carried }))
    expect(rated.lines.map((line) => `${line.lineCode} ${line.quantity.toFixed()}`)).toEqual(['ON 12'])
    const half = ratedPeriod(net({ kind: 'per_period' }, { carried: { energy: { on: '2025-11-30:20;2025-12-31:100' } } }))
    expect(half.carried['energy']).toMatchObject({ on: '2025-12-31:58' })
  })

  it('is lost after its months', () => {
    const carried = { energy: { on: '2025-10-31:20;2025-12-31:30' } }
    const rated = ratedPeriod(net({ kind: 'per_period', expires_after_months: 2 }, { carried }))
    expect(rated.lines.map((line) => `${line.lineCode} ${line.quantity.toFixed()}`)).toEqual(['ON 32'])
  })

  it('is settled at the end of its month, at a price or for nothing', () => {
    const bank = { kind: 'per_period', settles_in: 1, cash_out: '0.03', line: 'CASH' }
    const rated = ratedPeriod(net(bank, {}))
    expect(rated.lines.map((line) => `${line.lineCode} ${line.amount.toFixed(2)}`)).toEqual(['ON 18.60', 'CASH -0.93'])
    expect(rated.carried).toEqual({ energy: {} })
    expect(lines(net({ kind: 'per_period', settles_in: 1 }, {}))).toEqual(['ON 18.60'])
  })

  it.each([
    ['kept', { kind: 'per_period' }, { off: '2025-12-31:10' }, 'off 10 +31 -0 paid 0 expired 0 = 41'],
    [
      'used',
      { kind: 'per_period' },
      { on: '2025-12-31:100' },
      'on 100 +0 -62 paid 0 expired 0 = 38; off 0 +31 -0 paid 0 expired 0 = 31',
    ],
    ['pooled', { kind: 'pooled' }, { pool: '2025-12-31:5' }, 'pool 5 +31 -36 paid 0 expired 0 = 0'],
    ['too old', { kind: 'per_period', expires_after_months: 2 }, { off: '2025-10-31:7' }, 'off 7 +31 -0 paid 0 expired 7 = 31'],
    ['paid', { kind: 'per_period', settles_in: 1, cash_out: '0.03', line: 'CASH' }, {}, 'off 0 +31 -0 paid 31 expired 0 = 0'],
    ['lost', { kind: 'per_period', settles_in: 1 }, {}, 'off 0 +31 -0 paid 0 expired 31 = 0'],
  ])('says what became of its bank: %s', (_what, bank, before, movements) => {
    const { banks } = ratedPeriod(net(bank, { carried: { energy: before } }))
    expect(
      banks
        .map(
          (own) =>
            `${own.part} ${own.opening} +${own.earned} -${own.used} paid ${own.cashedOut} expired ${own.expired} = ${own.closing}`,
        )
        .join('; '),
    ).toBe(movements)
  })

  it('is net of the registers of a meter that counts both directions, where one period is all there is', () => {
    const flat = { schedules: { all: { periods: ['all'], rows: [], otherwise: 'all' } }, ...LIMITS }
    const registers = [
      registerUse({ use: '300', unit: 'kWh' }),
      registerUse({ use: '420.5', unit: 'kWh', register: '2', direction: 'received' }),
    ]
    const rule = { schedule: 'all', of: 'net', bank: { kind: 'pooled' }, periods: { all: { line: 'ALL', price: '0.10' } } }
    const rated = ratedPeriod(energy(rule, { conventions: flat, intervals: undefined, registers, carried: {} }))
    expect(rated.carried).toEqual({ energy: { pool: '2026-01-31:120.5' } })
    const bought = ratedPeriod(
      energy(rule, { conventions: flat, intervals: undefined, registers: registers.slice(0, 1), carried: {} }),
    )
    expect(bought.lines.map((line) => line.quantity.toFixed())).toEqual(['300'])
    expect(bought.lines[0]?.steps[0]).toMatchObject({ step: 'register', figures: { opening: '1000', closing: '1300' } })
    expect(bought.lines[0]?.reads).toEqual([11, 12])
  })

  it('is refused where it is not known what earlier periods left', () => {
    expect(refusalOf(net({ kind: 'pooled' }, { carried: undefined }))).toBe('MISSING_DETERMINANT ["bank of energy"]')
  })

  it('is netted within the hour where the tariff says so', () => {
    const quarters = seriesOf('2026-01-01', 31, 15, {
      kwh: ({ hour, minute }) => (hour === 18 && minute === 0 ? 2 : 0),
      received_kwh: ({ hour, minute }) => (hour === 18 && minute === 30 ? 0.5 : 0),
    })
    const given = energy(PRICES, { intervals: quarters })
    expect(quantities(given)).toEqual(['ON 62 18.60'])
    const netted = { ...given, conventions: { ...given.conventions, netting_minutes: 60 } }
    expect(quantities(netted)).toEqual(['ON 46.5 13.95'])
  })
})

describe('credits in money', () => {
  const rules = (bank: object) => [
    { rule: 'fixed', kind: 'fixed', line: 'FIXED', per: 'bill', price: '10' },
    { rule: 'energy', kind: 'time_of_use', schedule: 'day', ...PRICES },
    {
      rule: 'export',
      kind: 'time_of_use',
      as: 'discount',
      of: 'received',
      schedule: 'day',
      periods: { off: { line: 'X', price: '1' }, on: { line: 'X', price: '1' } },
    },
    { rule: 'bank', kind: 'credit_bank', line: 'BANK', credits: ['export'], pays: ['energy'], ...bank },
  ]
  const solar = seriesOf('2026-01-01', 31, 60, {
    kwh: ({ hour }) => (hour === 18 ? 2 : 0),
    received_kwh: ({ hour }) => (hour === 12 ? 1 : 0),
  })
  const given = (bank: object, carried: RatingCase['carried'] = {}) =>
    energy({}, { rules: rules(bank), intervals: solar, carried })

  it('never pay what they may not', () => {
    // 31.00 of credit may pay 18.60 of energy; the fixed charge is due.
    const rated = ratedPeriod(given({}))
    expect(rated.lines.map((line) => `${line.lineCode} ${line.amount.toFixed(2)}`)).toEqual([
      'FIXED 10.00',
      'ON 18.60',
      'X -31.00',
      'BANK 12.40',
    ])
    expect(rated.carried).toEqual({ bank: { lots: '2026-01-31:12.4' } })
  })

  it.each([
    ['50 cents a day are due all the same', { product: ['0.50', 'days'] }, '27.90', '27.9'],
    [
      'as on the last day',
      [
        { from: '2020-01-01', value: '0' },
        { from: '2026-01-31', value: '8' },
      ],
      '20.40',
      '20.4',
    ],
    ['all of it is due', '99', '31.00', '31'],
  ])('pay what the lines are above an amount: %s', (_, pays_above, line, left) => {
    const rated = ratedPeriod(given({ pays_above }))
    expect(rated.lines.at(-1)?.amount.toFixed(2)).toBe(line)
    expect(rated.carried).toEqual({ bank: { lots: `2026-01-31:${left}` } })
  })

  it('pay later bills, the oldest first', () => {
    const none = {
      ...given({}, { bank: { lots: '2025-12-31:5' } }),
      intervals: seriesOf('2026-01-01', 31, 60, { kwh: ({ hour }) => (hour === 18 ? 2 : 0) }),
    }
    expect(lines(none)).toEqual(['FIXED 10.00', 'ON 18.60', 'BANK -5.00'])
  })

  it('are paid out in part and lost for the rest when they are settled', () => {
    const rated = ratedPeriod(given({ settles_in: 1, cash_out_percent: '50' }))
    expect(rated.lines.map((line) => line.amount.toFixed(2))).toEqual(['10.00', '18.60', '-31.00', '6.20'])
    expect(rated.carried).toEqual({ bank: {} })
  })
})
