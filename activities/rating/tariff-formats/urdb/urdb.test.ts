import { describe, expect, it, test } from 'vitest'
import { grid, hourlyUsage, type UrdbRate, urdbRate } from '../../../../test/support/urdb.js'
import type { RateCheckAnswer, RatedPeriodJson } from '../../rate-check/contract.js'
import { rateCheck } from '../../rate-check/rate-check.js'

/** 2 kWh in each hour and 5 in those from 16 to 20 of January 2018: 62 × 24 + 3 × 4 × 31. */
const JANUARY = hourlyUsage('2018-01-01', 31, (_day, hour) => ({ kwh: hour >= 16 && hour < 20 ? 5 : 2 }))
const EVENING = grid((_month, hour) => (hour >= 16 && hour < 20 ? 1 : 0))

interface Asked {
  readonly usage?: string
  readonly from?: string
  readonly to?: string
  readonly options?: Record<string, string>
  readonly period?: 'monthly'
  readonly calendar?: string
  readonly accountHistory?: string
}

function asked(rate: UrdbRate, given: Asked = {}): RateCheckAnswer {
  const { usage = JANUARY, from = '2018-01-01', to = '2018-02-01', options = {} } = given
  return rateCheck({ ...given, tariff: JSON.stringify(rate), usage, from, to, attributes: {}, options })
}

function first(answer: RateCheckAnswer): RatedPeriodJson {
  const [period] = answer.periods
  if (period === undefined) throw new Error(JSON.stringify(answer.refusals))
  return period
}

const DEMAND: UrdbRate = { flatdemandstructure: [[{ rate: 5 }]], flatdemandmonths: Array<number>(12).fill(0) }

describe('energy', () => {
  it('costs rate + adj', () => {
    expect(first(asked(urdbRate()))).toMatchObject({ energy: '204.6', fixed: '10', total: '214.60' })
  })

  const tou = (more: UrdbRate = {}) =>
    urdbRate({
      energyratestructure: [[{ rate: 0.1 }], [{ rate: 0.3 }]],
      energyweekdayschedule: EVENING,
      energyweekendschedule: grid(() => 0),
      ...more,
    })

  it('costs what the hour of its begin costs, at weekends by their own schedule', () => {
    // 23 working days of 20 kWh in the evening.
    const period = first(asked(tou()))
    expect(period.determinants['kwhByPeriod']).toEqual({ '0': '1400', '1': '460' })
    expect(period.energy).toBe('278')
  })

  it('counts holidays as weekend days where asked', () => {
    const calendar = JSON.stringify({ holidays: { named: ['new_years_day', 'mlk_day'] } })
    expect(first(asked(tou(), { calendar })).determinants['kwhByPeriod']).toEqual({ '0': '1440', '1': '420' })
    expect(first(asked(tou(), { options: { holidays: 'federal' } })).determinants['kwhByPeriod']).toEqual({
      '0': '1440',
      '1': '420',
    })
  })

  test.each([
    ['kWh', 1000, 'kWh', '100', '86'],
    ['kWh daily', 40, 'kWh daily', '124', '62'],
    ['kWh/kW', 200, 'kWh/kW', '100', '86'],
    ['kWh/kW daily', 5, 'kWh/kW daily', '77.5', '108.5'],
  ])('in tiers of %s', (_, max, unit, low, high) => {
    const rate = urdbRate({
      energyratestructure: [
        [
          { rate: 0.1, max, unit },
          { rate: 0.1, unit },
        ],
      ],
    })
    const codes = Object.fromEntries(first(asked(rate)).lines.map((line) => [line.code, line.amount]))
    expect(codes).toMatchObject({ 'ENERGY-P0-T1': low, 'ENERGY-P0-T2': high })
  })

  it('of a ladder that mixes units: the smaller limit holds', () => {
    const rate = urdbRate({
      energyratestructure: [
        [
          { rate: 1, max: 300, unit: 'kWh/kW' },
          { rate: 2, max: 1200, unit: 'kWh' },
          { rate: 3, unit: 'kWh' },
        ],
      ],
    })
    const amounts = first(asked(rate)).lines.map((line) => `${line.code} ${line.quantity}`)
    expect(amounts).toEqual(['FIXED 1', 'ENERGY-P0-T1 1200', 'ENERGY-P0-T3 660'])
  })

  it('puts tiers over periods as asked', () => {
    const tier = (low: number, high: number) => [
      { rate: low, max: 930, unit: 'kWh' },
      { rate: high, unit: 'kWh' },
    ]
    const rate = urdbRate({
      energyratestructure: [tier(0.1, 0.2), tier(0.3, 0.4)],
      energyweekdayschedule: EVENING,
      energyweekendschedule: EVENING,
    })
    const energy = (tierAllocation: string) => first(asked(rate, { options: { tierAllocation } })).energy
    // 1240 kWh off-peak and 620 on-peak, limit 930: half of each.
    expect(first(asked(rate)).energy).toBe('403')
    expect(energy('per_period')).toBe('341')
    expect(asked(rate).assumptions).toContainEqual(expect.objectContaining({ option: 'tierAllocation', value: 'proportional' }))
  })

  it('pays fuel by the month of each hour', () => {
    const usage = hourlyUsage('2018-01-01', 59, () => ({ kwh: 1 }))
    const rate = urdbRate({ fueladjustmentsmonthly: [0.01, 0.02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] })
    const period = first(asked(rate, { usage, from: '2018-01-22', to: '2018-02-11' }))
    expect(period.lines.filter((line) => line.code.startsWith('FUEL')).map((line) => line.amount)).toEqual(['2.4', '4.8'])
  })
})

describe('a total instead of intervals', () => {
  const usage = 'start,end,kwh\n2018-01-01,2018-02-01,1000'

  it('is enough where one period counts', () => expect(first(asked(urdbRate(), { usage })).energy).toBe('110'))

  it('is refused for periods of the day and for demand', () => {
    const tou = urdbRate({
      energyratestructure: [[{ rate: 0.1 }], [{ rate: 0.3 }]],
      energyweekdayschedule: EVENING,
      energyweekendschedule: EVENING,
    })
    expect(asked(tou, { usage }).refusals[0]).toMatchObject({ code: 'MISSING_DETERMINANT', field: 'intervals' })
    const demand = urdbRate({ flatdemandstructure: [[{ rate: 5 }]], flatdemandmonths: Array(12).fill(0) })
    expect(asked(demand, { usage }).refusals[0]).toMatchObject({ code: 'MISSING_DETERMINANT' })
    expect(first(asked(demand, { usage: 'start,end,kwh,kw\n2018-01-01,2018-02-01,1000,8' })).demandFlat).toBe('40')
  })
})

describe('demand', () => {
  it('at the peak of the system costs its price where the calendar names the hours', () => {
    const calendar = JSON.stringify({ events: { coincident_peak: [{ from: '2018-01-25T15:00', to: '2018-01-25T17:00' }] } })
    const one = (more: UrdbRate, options = {}) => first(asked(urdbRate(more), { calendar, options })).demandTou
    // 2 kW until 16:00 and 5 kW after: 5 × 3, and (2 + 5) ÷ 2 × 3 of the mean.
    expect(one({ coincidentratestructure: [[{ rate: 3 }]] })).toBe('15')
    expect(one({ coincidentratestructure: [[{ rate: 3 }]] }, { coincident: 'mean_kw' })).toBe('10.5')
    const seasonal = { coincidentratestructure: [[{ rate: 0 }], [{ rate: 3 }]] }
    expect(one({ ...seasonal, coincidentrateschedule: grid((month) => (month > 5 ? 1 : 0)) })).toBe('0')
    const twice = { coincidentratestructure: [[{ rate: 1 }], [{ rate: 3 }]], coincidentrateschedule: EVENING }
    expect(asked(urdbRate(twice), { calendar }).refusals[0]).toMatchObject({
      code: 'NOT_COVERED',
      field: 'coincidentrateschedule',
    })
  })

  it('of the month, by the structure of the month, in tiers', () => {
    const months = [1, ...Array<number>(11).fill(0)]
    const rate = urdbRate({
      flatdemandstructure: [[{ rate: 9 }], [{ max: 3 }, { rate: 4 }]],
      flatdemandmonths: months,
      flatdemandunit: 'kW',
    })
    expect(first(asked(rate))).toMatchObject({ demandFlat: '8', determinants: { peakKw: '5', billingKw: '5' } })
  })

  it('of each period of the day', () => {
    const rate = urdbRate({
      demandratestructure: [[{ rate: 1, adj: 0.5 }], [{ rate: 10 }]],
      demandweekdayschedule: EVENING,
      demandweekendschedule: EVENING,
      demandrateunit: 'kW',
      demandwindow: 15,
    })
    expect(first(asked(rate)).demandTou).toBe('53')
  })

  it('is at least a share of the highest of the months before', () => {
    const usage = hourlyUsage('2017-11-01', 92, (day) => ({ kwh: day === 3 ? 100 : day === 40 ? 60 : 10 }))
    const demand = (more: UrdbRate, given: Asked = {}) =>
      first(
        asked(
          urdbRate({ flatdemandstructure: [[{ rate: 1 }]], flatdemandmonths: Array(12).fill(0), lookbackpercent: 0.8, ...more }),
          { usage, ...given },
        ),
      ).demandFlat
    expect(demand({ lookbackrange: 1 })).toBe('48')
    expect(demand({ lookbackrange: 11 })).toBe('80')
    expect(demand({ lookbackpercent: undefined, lookbackPercent: 0.5, lookbackRange: 1 })).toBe('30')
    expect(demand({ lookbackrange: 0, lookbackmonths: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1] })).toBe('48')
    const accountHistory = 'start,end,kwh,kw\n2017-03-01,2017-04-01,1,200'
    expect(demand({ lookbackrange: 11 }, { accountHistory })).toBe('160')
  })
})

describe('what is given to the grid', () => {
  const usage = hourlyUsage('2018-01-01', 31, (_day, hour) => ({ kwh: hour === 18 ? 10 : 0, received_kwh: hour === 12 ? 20 : 0 }))
  const sell = (dgrules: string | undefined) =>
    urdbRate({ energyratestructure: [[{ rate: 0.1, sell: 0.04 }]], ...(dgrules === undefined ? {} : { dgrules }) })

  test.each(['Net Billing Hourly', 'Net Billing Instantaneous', 'Buy All Sell All'])('earns its price under %s', (dgrules) => {
    expect(first(asked(sell(dgrules), { usage }))).toMatchObject({ energy: '31', credit: '24.8', total: '16.20' })
  })

  it('is banked under net metering and goes on from month to month', () => {
    const two = hourlyUsage('2018-01-01', 59, (day, hour) => ({
      kwh: hour === 18 ? 10 : 0,
      received_kwh: hour === 12 && day < 31 ? 20 : 0,
    }))
    const answer = asked(sell('Net Metering'), { usage: two, to: '2018-03-01', period: 'monthly' })
    expect(answer.periods.map((period) => period.energy)).toEqual(['0', '0'])
    expect(answer.state).toMatchObject({ next: '2018-03-01', carried: { energy: { '0': '2018-01-31:30' } } })
    expect(answer.assumptions).toContainEqual(expect.objectContaining({ option: 'bank', value: 'per_period' }))
    const february = asked(sell('Net Metering'), { usage: two, from: '2018-02-01', to: '2018-03-01' })
    expect(february.state).toEqual(answer.state)
    const alone = { from: '2018-02-01', to: '2018-03-01', options: { earlier_months: 'left_out' } }
    expect(first(asked(sell('Net Metering'), { usage: two, ...alone })).energy).toBe('28')
  })

  it('may be settled in a month at a price', () => {
    const options = { bank_settles_in: '1', cash_out: '0.03' }
    const settled = first(asked(sell('Net Metering'), { usage, options }))
    expect(settled.lines.at(-1)).toMatchObject({ code: 'CASH-OUT', amount: '-9.3' })
    expect(settled).toMatchObject({ energy: '0', credit: '9.3' })
  })

  it('is refused without a programme', () => {
    expect(asked(sell(undefined), { usage }).refusals[0]).toMatchObject({ code: 'EXPORT_PROGRAMME_UNKNOWN', field: 'dgrules' })
    expect(first(asked(sell(undefined), { usage, options: { programme: 'net_billing' } })).credit).toBe('24.8')
  })
})

describe('fixed and minimum charges', () => {
  test.each([
    ['$/day', '310'],
    ['$/year', '0.83333333333333333333'],
  ])('fixed %s', (fixedchargeunits, expected) => expect(first(asked(urdbRate({ fixedchargeunits }))).fixed).toBe(expected))

  it('raise the bill to the minimum, or add it', () => {
    const rate = urdbRate({ mincharge: 300, minchargeunits: '$/month' })
    expect(first(asked(rate))).toMatchObject({ minimum: '85.4', total: '300.00' })
    expect(first(asked(rate, { options: { minimum: 'adder' } })).total).toBe('514.60')
    expect(first(asked(urdbRate({ mincharge: 10, minchargeunits: '$/day' }))).total).toBe('310.00')
  })

  it('settle the minimum of a year in its last month', () => {
    const usage = hourlyUsage('2018-01-01', 365, () => ({ kwh: 1 }))
    const rate = urdbRate({ mincharge: 2000, minchargeunits: '$/year' })
    const whole = asked(rate, { usage, to: '2019-01-01', period: 'monthly' })
    expect(whole.periods.map((period) => period.minimum)).toEqual([...Array<string>(11).fill('0'), '916.4'])
    const december = { from: '2018-12-01', to: '2019-01-01' }
    const alone = asked(rate, { ...december, usage: hourlyUsage('2018-12-01', 31, () => ({ kwh: 1 })) })
    expect(alone.refusals[0]).toMatchObject({ code: 'MISSING_DETERMINANT', field: 'charges of the year from 2018-01-01' })
    // The months before stand in the file: what they leave is known.
    const held = asked(rate, { ...december, usage })
    expect(held.periods[0]?.minimum).toBe('916.4')
    expect(held.assumptions).toContainEqual(expect.objectContaining({ option: 'state', value: 'of the months since 2018-01-01' }))
  })

  it('are of several meters where asked', () => {
    expect(first(asked(urdbRate({ fixedchargeeaaddl: 4 }), { options: { meters: '3' } })).fixed).toBe('18')
  })
})

describe('an entry', () => {
  test.each<[string, UrdbRate, string, string]>([
    ['an unknown member', { surcharge: 3 }, 'UNKNOWN_FIELD', 'surcharge'],
    ['a member in two spellings', { lookbackPercent: 0.5, lookbackpercent: 0.6 }, 'CONTRADICTION', 'lookbackpercent'],
    [
      'an unknown member of a tier',
      { energyratestructure: [[{ rate: 1, bonus: 2 }]] },
      'UNKNOWN_FIELD',
      'energyratestructure[0][0].bonus',
    ],
    ['a reactive charge', { demandreactivepowercharge: 0.4 }, 'NOT_COVERED', 'demandreactivepowercharge'],
    ['coincident demand', { coincidentratestructure: [[{ rate: 2 }]] }, 'NOT_COVERED', 'coincidentratestructure'],
    [
      'an old ratchet',
      { ...DEMAND, demandratchetpercentage: [0, 0, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
      'NOT_COVERED',
      'demandratchetpercentage',
    ],
    [
      'a missing hour',
      { energyweekdayschedule: grid(() => 0).map((row, month) => (month === 4 ? row.slice(1) : row)) },
      'SCHEDULE',
      'energyweekdayschedule[4]',
    ],
    ['eleven months', { energyweekdayschedule: grid(() => 0).slice(1) }, 'FIELD_VALUE', 'energyweekdayschedule'],
    [
      'an unknown period',
      { energyweekendschedule: grid((month) => (month === 2 ? 1 : 0)) },
      'SCHEDULE',
      'energyweekendschedule[2][0]',
    ],
    [
      'tiers out of order',
      { energyratestructure: [[{ rate: 1, max: 5, unit: 'kWh' }, { rate: 2, max: 5 }, { rate: 3 }]] },
      'TIERS_NOT_ASCENDING',
      'energyratestructure[0][1].max',
    ],
    [
      'a tier in between without a limit',
      { energyratestructure: [[{ rate: 1 }, { rate: 3 }]] },
      'TIERS',
      'energyratestructure[0][0].max',
    ],
    ['a period without a rate', { energyratestructure: [[{ unit: 'kWh' }]] }, 'RATE_MISSING', 'energyratestructure[0]'],
    ['an unknown unit', { energyratestructure: [[{ rate: 1, unit: 'MWh' }]] }, 'UNIT', 'energyratestructure[0][0].unit'],
    ['demand in horsepower', { flatdemandstructure: [[{ rate: 1 }]], flatdemandunit: 'hp' }, 'UNIT', 'flatdemandunit'],
    ['a look-back without a window', { ...DEMAND, lookbackpercent: 0.5 }, 'RATCHET_WITHOUT_WINDOW', 'lookbackrange'],
    ['a look-back as a percentage', { ...DEMAND, lookbackpercent: 80, lookbackrange: 11 }, 'LOOKBACK_PERCENT', 'lookbackpercent'],
    ['an unknown programme', { dgrules: 'Feed-in' }, 'FIELD_VALUE', 'dgrules'],
    ['a price in words', { fixedchargefirstmeter: 'ten' }, 'FIELD_VALUE', 'fixedchargefirstmeter'],
    ['an unknown unit of time', { fixedchargeunits: '$/week' }, 'UNIT', 'fixedchargeunits'],
    ['energy in MWh', { energyunits: 'MWh' }, 'UNIT', 'energyunits'],
    ['demand in kVA by its older name and no reactive energy', { ...DEMAND, demandunits: 'kVA' }, 'MISSING_DETERMINANT', 'kvarh'],
    ['demand by the day', { ...DEMAND, flatdemandunit: 'kW daily' }, 'UNIT', 'flatdemandunit'],
    ['a minimum below zero', { mincharge: -5 }, 'FIELD_VALUE', 'mincharge'],
    ['a price of absurd size', { fixedchargefirstmeter: 1e30 }, 'FIELD_VALUE', 'fixedchargefirstmeter'],
    [
      'a minimum of nothing',
      { energyratestructure: [], fixedchargefirstmeter: 0, mincharge: 9 },
      'NO_CHARGE',
      'energyratestructure',
    ],
    ['two fixed charges', { fixedmonthlycharge: 12 }, 'CONTRADICTION', 'fixedmonthlycharge'],
  ])('with %s is refused by its name', (_, more, code, field) => {
    const answer = asked(urdbRate(more))
    expect(answer.periods).toEqual([])
    expect(answer.refusals).toContainEqual(expect.objectContaining({ code, field }))
  })

  it('is not refused for what no hour has, nor for figures written as text', () => {
    const rate = urdbRate({
      energyratestructure: [[{ rate: '.11', unit: 'kWh', note: null }], [], [{ rate: 1, max: 5, unit: 'acre' }, { rate: 2 }]],
      energyweekdayschedule: JSON.stringify(grid(() => 0)),
      energyweekendschedule: grid(() => '0' as never),
      flatdemandstructure: [[{ rate: 1 }], []],
      flatdemandmonths: Array(12).fill('0'),
    })
    expect(first(asked(rate))).toMatchObject({ energy: '204.6', demandFlat: '5' })
  })

  it('lists the first refusals of a kind only', () => {
    expect(asked(urdbRate({ energyweekdayschedule: grid(() => 7) })).refusals).toHaveLength(12)
  })

  it('says what it passes over, and nothing of zeros', () => {
    const answer = asked(
      urdbRate({
        peakkwcapacitymax: 20,
        energyattrs: [{ Rider: 'varies' }],
        demandreactivepowercharge: 0,
        coincidentratestructure: [[{ rate: 0 }]],
        uri: 'x',
      }),
    )
    expect(answer.refusals).toEqual([])
    const options = answer.assumptions.map((entry) => entry.option)
    expect(options).toEqual(expect.arrayContaining(['peakkwcapacitymax', 'energyattrs']))
    expect(options).not.toContain('uri')
  })

  it('says where the days asked for are none it was made for, and what is given for nothing', () => {
    const usage = hourlyUsage('2018-01-01', 90, () => ({ kwh: 1 }))
    const rate = urdbRate({ startdate: 4102444800, enddate: 946684800, lookbackpercent: 0.5, latest_update: '2020-01-01' })
    const { assumptions } = rateCheck({
      tariff: JSON.stringify(rate),
      usage,
      from: '2018-01-01',
      to: '2018-04-01',
      attributes: { colour: 'red' },
      options: {},
    })
    const said = assumptions.map((entry) => `${entry.option} ${entry.value}`)
    expect(said).toEqual(
      expect.arrayContaining([
        'startdate 2100-01-01',
        'enddate 2000-01-01',
        'lookbackpercent 0.5',
        'attribute colour red',
        'billing period one of 90 days',
      ]),
    )
  })

  it('may stand in a list of one', () => {
    expect(first(asked({ items: [urdbRate()] } as never)).total).toBe('214.60')
    expect(asked({ items: [urdbRate(), urdbRate()] } as never).refusals[0]?.code).toBe('TARIFF_FORMAT')
  })

  it('refuses options nobody knows, and values they do not have', () => {
    expect(asked(urdbRate(), { options: { tier_alocation: 'x' } }).refusals[0]).toMatchObject({ code: 'UNKNOWN_OPTION' })
    expect(asked(urdbRate(), { options: { rounding: 'up' } }).refusals[0]).toMatchObject({
      code: 'OPTION_VALUE',
      field: 'rounding',
    })
    expect(asked(urdbRate(), { options: { bank: 'pooled' } }).assumptions).toContainEqual(
      expect.objectContaining({ option: 'bank', why: expect.stringContaining('no effect') as string }),
    )
  })
})
