import { describe, expect, it } from 'vitest'
import { rateCheck } from './rate-check.js'
import { rateFiles } from './rate-files.js'
import type { RateCheckAnswer } from './contract.js'

const TARIFF = JSON.stringify({
  tariff: 'E-1',
  name: 'Electric',
  service: 'electric',
  unit: 'kWh',
  billed_quantity: 'use',
  versions: [
    {
      from: '2018-01-01',
      rules: [
        { rule: 'base', kind: 'fixed', line: 'BASE', per: 'month', price: '10' },
        { rule: 'use', kind: 'usage', line: 'USE', price: '0.5' },
      ],
    },
  ],
})

function hours(from: number, to: number, value = '0.25'): string[] {
  return Array.from({ length: to - from }, (_, at) => {
    const hour = from + at
    const day = String(1 + Math.floor(hour / 24)).padStart(2, '0')
    return `2018-02-${day}T${String(hour % 24).padStart(2, '0')}:00:00-06:00,${value}`
  })
}

const march = (from: number, to: number) => hours(from, to).map((row) => row.replace('2018-02', '2018-03').replace('-06:00', 'Z'))

function rated(usage: readonly string[], from = '2018-02-01', to = '2018-03-01'): RateCheckAnswer {
  return rateCheck({ tariff: TARIFF, usage: usage.join('\n'), from, to, attributes: {}, options: {} })
}

const FEBRUARY = hours(0, 28 * 24)

describe('usage files', () => {
  it('add intervals exactly', () => {
    const [period] = rated(['start,kwh', ...FEBRUARY]).periods
    expect(period).toMatchObject({ from: '2018-02-01', to: '2018-03-01', energy: '84', fixed: '10', total: '94.00' })
  })

  it.each([
    ['columns in another order', ['kWh,start', ...FEBRUARY.map((row) => row.split(',').reverse().join(','))]],
    ['a column that is empty throughout', ['start,kwh,received_kwh', ...FEBRUARY.map((row) => `${row},`)]],
    ['quotes and carriage returns', ['"start","kwh"\r', ...FEBRUARY.map((row) => `"${row.replace(',', '","')}"\r`), '', '']],
    ['hours of the offset alone', ['start,kwh', ...FEBRUARY.map((row) => row.replace('-06:00', '-06'))]],
    ['Z', ['start,kwh', ...FEBRUARY.map((row) => row.replace(':00:00-06:00', ':00z'))]],
    [
      'figures as programs write them',
      ['start,kwh', ...FEBRUARY.map((row, at) => row.replace('0.25', at % 2 === 0 ? '.25' : '+25e-2'))],
    ],
  ])('may have %s', (_, usage) => expect(rated(usage).periods[0]?.energy).toBe('84'))

  it('take a total of the days', () => {
    expect(rated(['start,end,kwh', '2018-02-01,2018-03-01,168']).periods[0]?.energy).toBe('84')
  })

  it.each([
    [
      'a gap',
      ['start,kwh', ...hours(0, 100), ...hours(101, 672)],
      'INTERVALS_INCOMPLETE',
      '2018-02-05 03:00 and 2018-02-05 05:00',
    ],
    ['a missing end', ['start,kwh', ...hours(0, 671)], 'INTERVALS_INCOMPLETE', '2018-02-28 is not complete'],
    ['a missing begin', ['start,kwh', ...hours(1, 672)], 'INTERVALS_INCOMPLETE', 'begins 2018-02-01 01:00'],
    ['an interval twice', ['start,kwh', ...FEBRUARY, ...hours(5, 6)], 'DUPLICATE_INTERVAL', 'line 674'],
    [
      'an interval inside another',
      ['start,kwh', ...FEBRUARY, '2018-02-03T04:30:00-06:00,1'],
      'OVERLAPPING_INTERVALS',
      'line 674',
    ],
    ['no offset', ['start,kwh', '2018-02-01T00:00:00,1'], 'STAMP_WITHOUT_OFFSET', 'offset'],
    ['an empty value', ['start,kwh', ...hours(0, 3), '2018-02-01T03:00:00-06:00,'], 'USAGE_VALUE', 'a gap is not zero'],
    [
      'a column empty here and there',
      ['start,kwh,kvarh', ...FEBRUARY.map((row, at) => `${row},${at < 9 ? '' : 1}`)],
      'USAGE_VALUE',
      '9 of 672',
    ],
    ['a negative value', ['start,kwh', ...hours(0, 3, '-1')], 'NEGATIVE_VALUE', 'received_kwh'],
    ['an absurd value', ['start,kwh', ...hours(0, 3, '99999999999')], 'USAGE_VALUE', 'not a number that can be billed'],
    ['an unknown column', ['start,kwh,colour', ...FEBRUARY.map((row) => `${row},red`)], 'UNKNOWN_COLUMN', 'colour'],
    ['a total of other days', ['start,end,kwh', '2018-02-02,2018-03-01,168'], 'USAGE_PERIOD', 'cannot be divided'],
    [
      'totals that overlap',
      ['start,end,kwh', '2018-02-01,2018-02-20,1', '2018-02-10,2018-03-01,1'],
      'OVERLAPPING_TOTALS',
      '2018-02-10',
    ],
    ['no rows', ['start,kwh'], 'USAGE_EMPTY', 'rows'],
  ])('refuse %s and say where', (_, usage, code, message) => {
    const answer = rated(usage)
    expect(answer.periods).toEqual([])
    expect(answer.refusals[0]).toMatchObject({ code, message: expect.stringContaining(message) as string })
  })

  it('are taken on the clock of a zone where asked, and UTC is said', async () => {
    const utc = hours(6, 28 * 24).map((row) => row.replace('-06:00', 'Z'))
    const usage = ['kwh,start', ...[...utc, ...march(0, 6)].map((row) => row.split(',').reverse().join(','))].join('\n')
    const request = { tariff: TARIFF, usage, from: '2018-02-01', to: '2018-03-01', attributes: {} }
    const asked = (options: Record<string, string>) => rateFiles({ ...request, options })
    expect((await asked({ zone: 'America/Chicago' })).periods[0]?.energy).toBe('84')
    const stamped = await rateFiles({ ...request, to: '2018-02-28', from: '2018-02-02', options: {} })
    expect(stamped.assumptions).toContainEqual(expect.objectContaining({ option: 'zone', value: 'UTC' }))
    expect((await asked({ zone: 'Nowhere' })).refusals[0]).toMatchObject({ code: 'OPTION_VALUE', field: 'zone' })
  })

  it('put intervals in order and say so', () => {
    const answer = rated(['start,kwh', ...[...FEBRUARY].reverse()])
    expect(answer.periods[0]?.total).toBe('94.00')
    expect(answer.assumptions).toContainEqual(expect.objectContaining({ option: 'usage order' }))
  })

  it('without a column of energy given say that there was none, where the tariff asks', () => {
    const tariff = JSON.parse(TARIFF) as { versions: { rules: unknown[] }[]; conventions?: unknown }
    tariff.conventions = { schedules: { all: { periods: ['day'], rows: [{ period: 'day' }] } } }
    const periods = { day: { line: 'GIVEN', price: '0.1' } }
    tariff.versions[0]?.rules.push({
      rule: 'given',
      kind: 'time_of_use',
      schedule: 'all',
      of: 'received',
      as: 'discount',
      periods,
    })
    const request = { tariff: JSON.stringify(tariff), from: '2018-02-01', to: '2018-03-01', attributes: {}, options: {} }
    const said = (usage: string) => rateCheck({ ...request, usage }).assumptions.map((entry) => entry.option)
    expect(said('start,end,kwh\n2018-02-01,2018-03-01,168')).toContain('received_kwh')
    expect(said('start,end,kwh,received_kwh\n2018-02-01,2018-03-01,168,20')).not.toContain('received_kwh')
  })

  it('keep every digit of a value', () => {
    const usage = ['start,kwh', ...FEBRUARY.map((row) => row.replace('0.25', '0.2500000000000000001'))]
    expect(rated(usage).periods[0]?.lines[1]?.quantity).toBe('168.0000000000000000672')
  })

  it('are refused where dates are none', () => {
    expect(rated(['start,kwh', ...FEBRUARY], '2018-02-30').refusals[0]?.code).toBe('PERIOD')
    expect(rated(['start,kwh', ...FEBRUARY], '2018-02-01', '2018-02-01').refusals[0]?.code).toBe('PERIOD')
  })
})
