import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { CsvMapping } from '../../../domain/metering/formats/mapped-csv/csv-mapping.js'
import { type MeterFile, type ReadOptions, readMeterFile } from './read-meter-file.js'

// Forms in which senders write the formats, met in real files: each is read as it is meant, or refused where it is not clear.

const read = (text: string, options: ReadOptions = {}): Promise<MeterFile> =>
  readMeterFile(Readable.from([Buffer.from(text)]), options)
const codes = (file: MeterFile): string[] => file.findings.map((finding) => finding.code)
const runs = (file: MeterFile): string[] =>
  file.intervals.map(({ channel, start, seconds, values, scale, unit }) => {
    const total = values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / 10 ** scale
    return `${channel} ${new Date(start * 1000).toISOString().slice(0, 16)} ${values.length}×${seconds} ${total} ${unit}`
  })

describe('NEM12', () => {
  const nem = (header: string, values: readonly string[], ...after: string[]): string =>
    ['100,NEM12,200506081149,A,B', header, `300,20260701,${values.join(',')},${after[0]}`, ...after.slice(1), '900'].join('\r\n')
  const hours = (value: string, count = 24): string[] => Array.from({ length: count }, () => value)
  const hourly = '200,N1,E1,1,E1,,S1,kWh,60,'

  it.each<[string, string, string[], string[]]>([
    [
      'quotes around every field',
      nem(hourly, hours('1.5'), 'A').replace(/[^,\r\n]+/g, '"$&"'),
      ['E1 2026-06-30T14:00 24×3600 36 kWh'],
      [],
    ],
    ['blanks around fields', nem(hourly, hours(' 2 '), ' A '), ['E1 2026-06-30T14:00 24×3600 48 kWh'], []],
    ['a line of separators', `${nem(hourly, hours('1'), 'A')}\r\n,,,,`, ['E1 2026-06-30T14:00 24×3600 24 kWh'], []],
    ['megavars', nem(hourly.replace('kWh', 'MVAr'), hours('.002'), 'A'), ['E1 2026-06-30T14:00 24×3600 48 kvar'], []],
    [
      'a 200 record without its last field',
      nem('200,N1,E1,1,E1,,S1,Kwh,60', hours('1'), 'A'),
      ['E1 2026-06-30T14:00 24×3600 24 kWh'],
      [],
    ],
    ['no data and no values', nem(hourly, hours(''), 'N'), ['E1 2026-06-30T14:00 24×3600 0 kWh'], []],
    [
      'no data in the ranges that say so',
      nem(hourly, [...hours('1', 20), ...hours('', 4)], 'V', '400,1,20,A,,', '400,21,24,N,,'),
      ['E1 2026-06-30T14:00 24×3600 20 kWh'],
      [],
    ],
    ['an empty value that is said to be measured', nem(hourly, [...hours('1', 23), ''], 'A'), [], ['VALUE_FORM']],
    ['an empty value within a measured range', nem(hourly, [...hours('1', 23), ''], 'V', '400,1,24,A,,'), [], ['VALUE_FORM']],
    ['quality V within the ranges', nem(hourly, hours('1'), 'V', '400,1,24,V,,'), [], ['QUALITY_RANGES']],
    ['a quote that stays open', nem(hourly, hours('1'), '"A'), [], ['VALUE_FORM']],
  ])('%s', async (_name, text, expected, findings) => {
    const file = await read(text)
    expect(runs(file)).toEqual(expected)
    expect(codes(file)).toEqual(findings)
  })
})

describe('Green Button', () => {
  const point = 'User/1/UsagePoint/1'
  const reading = (start: number, value: number, seconds = 3600): string =>
    `<IntervalReading><timePeriod><duration>${seconds}</duration><start>${start}</start></timePeriod><value>${value}</value></IntervalReading>`
  const entry = (content: string, self: string, ...related: string[]): string =>
    `<entry><link rel="self" href="${self}"/>${related.map((href) => `<link rel="related" href="${href}"/>`).join('')}<content>${content}</content></entry>`
  const type = (name: string, fields = ''): string =>
    entry(
      `<ReadingType><powerOfTenMultiplier>0</powerOfTenMultiplier><uom>72</uom>${fields}</ReadingType>`,
      `ReadingType/${name}`,
    )
  const meterReading = (name: string, typed: string): string =>
    entry(
      '<MeterReading/>',
      `${point}/MeterReading/${name}`,
      `${point}/MeterReading/${name}/IntervalBlock`,
      `ReadingType/${typed}`,
    )
  const block = (name: string, ...readings: string[]): string =>
    entry(`<IntervalBlock>${readings.join('')}</IntervalBlock>`, `${point}/MeterReading/${name}/IntervalBlock/1`)
  const feed = (...entries: string[]): string => `<feed>${entries.join('')}</feed>`
  const at = 1_782_864_000

  it.each<[string, string, string[], string[]]>([
    [
      'the latest interval first',
      feed(type('1'), meterReading('1', '1'), block('1', reading(at + 7200, 3), reading(at + 3600, 2), reading(at, 1))),
      ['Wh-delivered 2026-07-01T00:00 3×3600 0.006 kWh'],
      [],
    ],
    [
      'links behind what the entry holds, in prefixed names',
      feed(type('1'), meterReading('1', '1'), block('1', reading(at, 5)))
        .replace(/<entry>((?:<link[^>]*>)+)(<content>.*?<\/content>)<\/entry>/g, '<entry>$2$1</entry>')
        .replace(/<(\/?)(feed|entry|link|content)/g, '<$1a:$2')
        .replace('<a:feed>', '<a:feed xmlns:a="http://www.w3.org/2005/Atom">'),
      ['Wh-delivered 2026-07-01T00:00 1×3600 0.005 kWh'],
      [],
    ],
    [
      'addresses that say nothing, and links that do',
      feed(
        type('1'),
        entry('<UsagePoint/>', 'u/9', 'u/9/MeterReading'),
        '<entry><link rel="self" href="m/7"/><link rel="up" href="u/9/MeterReading"/><link rel="related" href="b/IntervalBlock"/><link rel="related" href="ReadingType/1"/><content><MeterReading/></content></entry>',
        `<entry><link rel="self" href="b/44"/><link rel="up" href="b/IntervalBlock"/><content><IntervalBlock>${reading(at, 5)}</IntervalBlock></content></entry>`,
      ),
      ['Wh-delivered 2026-07-01T00:00 1×3600 0.005 kWh'],
      [],
    ],
    [
      'two types at one address that differ',
      feed(
        type('1', '<accumulationBehaviour>4</accumulationBehaviour>'),
        type('1', '<accumulationBehaviour>2</accumulationBehaviour>'),
        meterReading('1', '1'),
        block('1', reading(at, 5)),
      ),
      [],
      ['READING_TYPE_UNKNOWN'],
    ],
    [
      'two meter readings that count the same hours',
      feed(type('1'), meterReading('1', '1'), meterReading('2', '1'), block('1', reading(at, 5)), block('2', reading(at, 6))),
      ['Wh-delivered 2026-07-01T00:00 1×3600 0.005 kWh'],
      ['INTERVAL_OVERLAP'],
    ],
    [
      'a period of use beside the total',
      feed(
        type('1'),
        type('2', '<tou>2</tou>'),
        meterReading('1', '1'),
        meterReading('2', '2'),
        block('1', reading(at, 5)),
        block('2', reading(at, 2)),
      ),
      ['Wh-delivered 2026-07-01T00:00 1×3600 0.005 kWh', 'Wh-delivered-tou2 2026-07-01T00:00 1×3600 0.002 kWh'],
      [],
    ],
    [
      'days of 23, 24 and 25 hours',
      feed(
        type('1'),
        meterReading('1', '1'),
        block('1', reading(1_772_928_000, 1, 86_400), reading(1_773_014_400, 2, 82_800), reading(1_773_097_200, 4, 86_400)),
      ),
      ['Wh-delivered 2026-03-08T00:00 2×86400 0.003 kWh', 'Wh-delivered 2026-03-09T23:00 1×86400 0.004 kWh'],
      [],
    ],
    [
      'no type',
      feed(`<entry><content><IntervalBlock>${reading(at, 1)}</IntervalBlock></content></entry>`),
      [],
      ['READING_TYPE_MISSING'],
    ],
  ])('%s', async (_name, text, expected, findings) => {
    const file = await read(text)
    expect(runs(file)).toEqual(expected)
    expect(codes(file)).toEqual(findings)
  })

  it('a month of water is a total', async () => {
    const water = type('1').replace('<powerOfTenMultiplier>0', '<powerOfTenMultiplier>3').replace('<uom>72', '<uom>128')
    const file = await read(feed(water, meterReading('1', '1'), block('1', reading(at, 26, 2_592_000))))
    expect(file.totals).toMatchObject([{ meter: point, quantity: '26000', printedUnit: 'gal', from: at, to: at + 2_592_000 }])
    expect(codes(file)).toEqual([])
  })
})

describe('MSCONS', () => {
  const message = (product: string, quantity: string): string =>
    `UNA:+,? 'UNB+UNOC:3+1+2+260702:0800+R'UNH+1+MSCONS:D:04B:UN:2.4c'NAD+DP'LOC+172+P1'LIN+1'${product}QTY+220:${quantity}'DTM+163:202607010000?+00:303'DTM+164:202607010015?+00:303'UNT+0+1'UNZ+1+R'`

  it.each<[string, string, string[], string[]]>([
    ['a decimal comma', message("PIA+5+1-1?:1.29.0:SRW'", '0,148:KWH'), ['1-1:1.29.0 2026-07-01T00:00 1×900 0.148 kWh'], []],
    [
      'a decimal point all the same',
      message("PIA+5+1-1?:2.29.0:SRW'", '0.148:KWH'),
      ['1-1:2.29.0 2026-07-01T00:00 1×900 0.148 kWh'],
      [],
    ],
    ['kilowatts', message("PIA+5+1-1?:1.29.0:SRW'", '4:KWT'), ['1-1:1.29.0 2026-07-01T00:00 1×900 4 kW'], []],
    ['no product', message('', '1:KWH'), [], ['READING_TYPE_UNKNOWN']],
    ['lost generation, which no meter counted', message("PIA+5+AUA:Z08'", '1:KWH'), [], ['READING_TYPE_UNKNOWN']],
    ['no unit', message("PIA+5+1-1?:1.29.0:SRW'", '1'), [], ['UNIT_UNKNOWN']],
    ['two commas', message("PIA+5+1-1?:1.29.0:SRW'", '1,000,5:KWH'), [], ['VALUE_FORM']],
  ])('%s', async (_name, text, expected, findings) => {
    const file = await read(text)
    expect(runs(file)).toEqual(expected)
    expect(codes(file)).toEqual([...findings, 'SEGMENT_COUNT'])
  })
})

const DAYS: CsvMapping = {
  delimiter: ',',
  decimalSign: '.',
  linesBefore: 0,
  hasNames: true,
  meterColumn: null,
  meter: 'M',
  timeColumn: 'day',
  dayColumn: null,
  timeForm: 'YYYY-MM-DD HH:mm',
  zone: 'America/New_York',
  label: 'start',
  content: 'intervals',
  seconds: 86_400,
  values: [{ column: 'kwh', channel: 'kWh', unit: 'kWh', direction: 'delivered' }],
  qualityColumn: null,
  qualities: {},
}

it('quarter hours of MSCONS in local time go on over the hour that the clock shows twice', async () => {
  const times = ['0145', '0200', '0215', '0230', '0245', '0200', '0215', '0230', '0245', '0300', '0315']
  const quantity = (from: string, to: string | undefined) =>
    `QTY+220:1:KWH'DTM+163:20261025${from}:203'DTM+164:20261025${to}:203'`
  const values = times.slice(0, -1).map((from, index) => quantity(from, times[index + 1]))
  const file = await read(
    `UNB+UNOC:3+1+2+261026:0800+R'UNH+1+MSCONS:D:04B:UN:2.2'NAD+DP'LOC+172+P1'LIN+1'PIA+5+1-1?:1.29.0:SRW'${values.join('')}UNT+36+1'UNZ+1+R'`,
  )
  expect(runs(file)).toEqual(['1-1:1.29.0 2026-10-24T23:45 10×900 10 kWh'])
  expect(codes(file)).toEqual(['ZONE_ASSUMED'])
})

it('days of a mapped CSV go on over the change of the clock', async () => {
  const days = ['2026-03-07', '2026-03-08', '2026-03-09', '2026-10-31', '2026-11-01', '2026-11-02']
  const file = await read(['day,kwh', ...days.map((day) => `${day} 00:00,1`)].join('\n'), { mapping: DAYS })
  expect(codes(file)).toEqual([])
  expect(file.intervals.reduce((count, run) => count + run.values.length, 0)).toBe(6)
})

it('a dial that was read every interval makes the use between its readings', async () => {
  const mapping: CsvMapping = {
    ...DAYS,
    timeForm: 'YYYY-MM-DDTHH:mmZ',
    content: 'dial_intervals',
    seconds: 900,
    qualityColumn: 'q',
    qualities: { '': 'A', e: 'E', n: 'N' },
  }
  const rows = [
    '00:00+00:00,100.00,',
    '00:15+00:00,100.25,',
    '00:30+00:00,100.75,e',
    '00:45+00:00,101,',
    '01:15+00:00,102,',
    '01:30+00:00,,n',
    '01:45+00:00,103,',
    '02:00+00:00,7,',
    '02:15+00:00,7.5,',
  ]
  const file = await read(['day,kwh,q', ...rows.map((row) => `2026-07-01T${row}`)].join('\n'), { mapping })
  expect(runs(file)).toEqual(['kWh 2026-07-01T00:00 3×900 1 kWh', 'kWh 2026-07-01T02:00 1×900 0.5 kWh'])
  expect(file.intervals.map((run) => `${run.qualities} ${run.isFromDial}`)).toEqual(['AEE true', 'A true'])
  expect(codes(file)).toEqual(['REGISTER_FELL'])
})
