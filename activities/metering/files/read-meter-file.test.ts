import { fileURLToPath } from 'node:url'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { CsvMapping } from '../../../domain/metering/formats/mapped-csv/csv-mapping.js'
import type { IntervalRun } from '../../../domain/metering/formats/meter-record.js'
import { type MeterFile, type ReadOptions, readMeterFile } from './read-meter-file.js'

const fixture = (name: string): string => fileURLToPath(new URL(`../../../test/fixtures/meter-files/${name}`, import.meta.url))
const readText = (text: string, options: ReadOptions = {}): Promise<MeterFile> =>
  readMeterFile(Readable.from([Buffer.from(text)]), options)

const MAPPING: CsvMapping = {
  delimiter: ';',
  decimalSign: ',',
  linesBefore: 1,
  hasNames: true,
  meterColumn: 'Zähler',
  meter: null,
  timeColumn: 'Zeit',
  dayColumn: null,
  timeForm: 'DD.MM.YYYY HH:mm',
  zone: 'Europe/Berlin',
  label: 'end',
  content: 'intervals',
  seconds: 900,
  values: [
    { column: 'Verbrauch', channel: 'Bezug', unit: 'kWh', direction: 'delivered' },
    { column: 'Einspeisung', channel: 'Lieferung', unit: 'kWh', direction: 'received' },
  ],
  qualityColumn: 'Güte',
  qualities: { W: 'A', E: 'E' },
}

/** A run as one line: meter, channel, start, count × length, sum, qualities shortened. */
function described(run: IntervalRun): string {
  const total = run.values.reduce<number>((all, value) => all + (value ?? 0), 0) / 10 ** run.scale
  const qualities = run.qualities.replace(/(.)\1*/g, (same, letter: string) => `${letter}${same.length}`)
  const start = new Date(run.start * 1000).toISOString().slice(0, 16)
  return `${run.meter} ${run.channel} ${run.direction} ${start} ${run.values.length}×${run.seconds} ${total} ${run.unit} ${qualities}`
}

const codes = (file: MeterFile): string[] => file.findings.map((finding) => `${finding.line} ${finding.code}`)

describe('what a file holds', () => {
  it.each<[string, ReadOptions, string[], string[]]>([
    [
      'two-meters.nem12.csv',
      {},
      [
        'NMIX000001 E1 delivered 2026-06-30T14:00 48×1800 13.128 kWh A48',
        'NMIX000001 E1 delivered 2026-07-01T14:00 48×1800 23 kWh A20F10S16N2',
        'NMIX000001 B1 received 2026-06-30T14:00 96×900 0.96 kWh A96',
        'NMIX000001 Q1 delivered 2026-06-30T14:00 48×1800 108 kvarh E48',
        'NMIX000002 E1 delivered 2026-06-30T14:00 288×300 288 kWh A288',
      ],
      [],
    ],
    [
      'hours.green-button.xml',
      {},
      [
        'urn:uuid:11111111-1111-4111-8111-111111111111 Wh-delivered delivered 2026-07-01T07:00 24×3600 9.600276 kWh A3E1A20',
        'urn:uuid:11111111-1111-4111-8111-111111111111 Wh-received received 2026-07-01T07:00 5×3600 0.375 kWh U5',
        'urn:uuid:11111111-1111-4111-8111-111111111111 Wh-received received 2026-07-01T13:00 18×3600 1.35 kWh U18',
      ],
      [],
    ],
    [
      'readings.iec61968.xml',
      {},
      [
        'SER-2001 0.0.2.4.19.2.12.0.0.0.0.0.0.0.0.0.72.0 received 2026-07-01T06:45 3×900 0.015 kWh A3',
        'SER-2001 0.0.2.9.1.2.12.0.0.0.0.0.0.0.0.3.72.0 delivered 2026-07-01T07:00 2×900 0.5 kWh A2',
      ],
      [],
    ],
    [
      'profile.mscons.edi',
      {},
      ['DE00012345678901234567890000000001 1-1:1.29.0 delivered 2026-06-30T22:00 8×900 15.5 kWh A2S1A5'],
      [],
    ],
    [
      // The hour from one to two stands twice: the night has 25 hours and no interval is lost.
      'clock-back.sce.csv',
      {},
      ['12 MILL LANE TOWN CA 90000 kWh-delivered delivered 2026-11-01T07:00 25×3600 15.5 kWh U4E1U20'],
      ['12 NOT_FOR_BILLING'],
    ],
    [
      // Labels at the end: the last interval is stamped 00:00 of the next day.
      'quarter-hours.csv',
      { mapping: MAPPING },
      [
        'SER-3001 Bezug delivered 2026-06-30T22:00 96×900 16.656 kWh A6E1A89',
        'SER-3001 Lieferung received 2026-06-30T22:00 96×900 5.6 kWh A6E1A89',
      ],
      [],
    ],
  ])('%s', async (name, options, runs, findings) => {
    const file = await readMeterFile(fixture(name), options)
    expect(file.refusal).toBeUndefined()
    expect(file.intervals.map(described)).toEqual(runs)
    expect(codes(file)).toEqual(findings)
  })

  it('keeps the flags of the file beside the letters', async () => {
    const file = await readMeterFile(fixture('two-meters.nem12.csv'))
    expect(file.intervals[1]?.flags).toEqual([
      { from: 1, to: 20, flag: 'A', reason: '' },
      { from: 21, to: 30, flag: 'F14', reason: '76' },
      { from: 31, to: 46, flag: 'S52', reason: '32' },
      { from: 47, to: 48, flag: 'N', reason: '' },
    ])
    expect(file.intervals[1]?.values.slice(45)).toEqual([5, null, null])
  })

  it('registers and quantities of NEM13, the quantity as printed', async () => {
    const file = await readMeterFile(fixture('reads.nem13.csv'))
    expect(file.registers.map((read) => `${read.serial} ${read.value} ${read.flag}`)).toEqual([
      'SER-1003 004321.5 A',
      'SER-1003 004900.0 A',
      'SER-1004 00950 A',
      'SER-1004 00015 E64',
    ])
    expect(file.totals.map((total) => total.quantity)).toEqual(['578.5', '65'])
    expect(codes(file)).toEqual(['3 QUANTITY_DIFFERS'])
  })

  it('a register of MSCONS, with a released sign in its number', async () => {
    const file = await readMeterFile(fixture('profile.mscons.edi'))
    expect(file.registers.map((read) => [read.serial, read.channel, read.value])).toEqual([
      ["1EMH0012'A", '1-1:1.8.0', '12345.6'],
    ])
  })

  it('what was paid, where a Green Button says it', async () => {
    const file = await readMeterFile(fixture('hours.green-button.xml'))
    expect(file.intervals[0]?.statedCost).toBe(24 * 125)
  })
})

const day = (count: number, tail: string): string => `300,20260701,${Array.from({ length: count }, () => '1').join(',')}${tail}`
const nem = (...lines: string[]): string =>
  ['100,NEM12,202607021135,A,B', '200,N1,E1,E1,E1,,S1,kWh,30,', ...lines, '900'].join('\n')

describe('what is wrong is said, and costs itself only', () => {
  it.each<[string, string, string[], number]>([
    ['no header', '\n200,N1,E1,E1,E1,,S1,kWh,30,\n900', ['2 HEADER_MISSING'], 0],
    ['another header', '100,NEM99,202607021135,A,B\n900', ['1 HEADER_MISSING'], 0],
    ['header and trailer only', '100,NEM12,202607021135,A,B\n900', ['1 NO_DATA'], 0],
    ['nothing', '', ['1 NO_DATA'], 0],
    ['some text', 'hello,world\n1,2\n', ['1 FORMAT_UNKNOWN'], 0],
    ['no trailer', nem(day(48, ',A,,,,')).replace('\n900', ''), ['3 TRAILER_MISSING'], 1],
    ['too few values', nem(day(47, ',A,,,,'), day(48, ',A,,,,')), ['3 TOO_FEW_VALUES'], 1],
    ['too many values', nem(day(96, ',A,,,,')), ['3 TOO_MANY_VALUES'], 0],
    ['a row that breaks off', nem(day(20, '')), ['3 TOO_FEW_VALUES'], 0],
    ['a value that is none', nem(day(48, ',A,,,,').replace(',1,', ',1e3,')), ['3 VALUE_FORM'], 0],
    ['a number of thirty digits', nem(day(48, ',A').replace(',1,', `,${'9'.repeat(30)},`)), ['3 VALUE_TOO_LONG'], 0],
    ['an unknown quality', nem(day(48, ',Q,,,,')), ['3 QUALITY_UNKNOWN'], 0],
    ['ranges with a hole', nem(day(48, ',V,,,,'), '400,1,20,A,,', '400,22,48,A,,'), ['3 QUALITY_RANGES'], 0],
    ['ranges that are missing', nem(day(48, ',V,,,,')), ['3 QUALITY_RANGES'], 0],
    ['a day that is none', nem(day(48, ',A').replace('20260701', '20260230')), ['3 DATE_FORM'], 0],
    ['an unknown unit', nem(day(48, ',A')).replace('kWh', 'furlong'), ['2 UNIT_UNKNOWN'], 0],
    ['an interval of seven minutes', nem(day(48, ',A')).replace('kWh,30', 'kWh,7'), ['2 INTERVAL_LENGTH'], 0],
    ['a day before any meter', `100,NEM12,1,A,B\n${day(48, ',A')}\n900`, ['2 RECORD_ORDER'], 0],
    ['an unknown record', nem('310,x', day(48, ',A')), ['3 RECORD_UNKNOWN'], 1],
    ['XML that ends early', '<feed xmlns="http://www.w3.org/2005/Atom"><entry>', ['1 XML_BROKEN'], 0],
    ['XML of another kind', '<html><body/></html>', ['1 FORMAT_UNKNOWN'], 0],
    ['entities that blow up', '<!DOCTYPE f [<!ENTITY a "aaaa">]><feed>&a;&a;</feed>', ['1 XML_BROKEN'], 0],
    [
      'a message of another type',
      "UNB+UNOC:3+1+2+260702:0800+R'UNH+1+UTILMD:D:11A:UN:5.2'UNT+2+1'UNZ+1+R'",
      ['1 RECORD_UNKNOWN'],
      0,
    ],
  ])('%s', async (_name, text, expected, records) => {
    const file = await readText(text)
    expect(codes(file)).toEqual(expected)
    expect(file.intervals.length).toBe(records)
  })

  it('other encodings and archives are no text', async () => {
    for (const bytes of [Buffer.from('﻿100,NEM12', 'utf16le'), Buffer.from([0x50, 0x4b, 3, 4, 0]), Buffer.from([0x1f, 0x8b, 8])])
      expect(codes(await readMeterFile(Readable.from([bytes])))).toEqual(['1 NOT_TEXT'])
  })

  it('a Green Button block whose type never comes', async () => {
    const text = `<feed><entry><id>u</id><link rel="self" href="UsagePoint/1/MeterReading/1/IntervalBlock/1"/><content><IntervalBlock>
      <IntervalReading><timePeriod><duration>3600</duration><start>1782889200</start></timePeriod><value>1</value></IntervalReading>
      </IntervalBlock></content></entry></feed>`
    expect(codes(await readText(text))).toEqual(['1 READING_TYPE_MISSING'])
  })

  it('a register that fell makes no interval', async () => {
    const at = (time: string, value: number) =>
      `<MeterReading><IntervalBlocks><IntervalReadings><timeStamp>${time}</timeStamp><value>${value}</value></IntervalReadings><ReadingType ref="0.0.2.9.1.2.12.0.0.0.0.0.0.0.0.3.72.0"/></IntervalBlocks><Meter><mRID>M</mRID></Meter></MeterReading>`
    const file = await readText(`<MeterReadings>${at('2026-07-01T00:00:00Z', 9)}${at('2026-07-01T00:15:00Z', 2)}</MeterReadings>`)
    expect(codes(file)).toEqual(['1 REGISTER_FELL'])
    expect(file.intervals).toEqual([])
  })
})

describe('the sheet of a read route', () => {
  const rows = (...lines: string[]): string =>
    ['route,sequence,address,meter_id,register,unit,dials,last_read_on,last_value,read_on,value,note', ...lines].join('\n')

  it('has a read per row, or why there is none', async () => {
    const file = await readText(
      rows(
        'R1,1,"1 Main St, rear",M1,1,ccf,4,2026-06-01,10,2026-07-01,0012.5,',
        'R1,2,2 Main St,M2,1,ccf,4,2026-06-01,10,2026-07-01,,Dog in the yard',
        'R1,3,3 Main St,M3,1,ccf,4,2026-06-01,10,,,',
        'R1,4,4 Main St,M4,1,ccf,4,2026-06-01,10,2026-07-32,11,',
        'R1,5,5 Main St,M5,1,ccf,4,2026-06-01,10,2026-07-01,eleven,',
      ),
    )
    expect(file.format).toBe('handheld')
    expect(file.registers.map((read) => [read.meter, read.channel, read.readOn, read.value])).toEqual([
      ['M1', '1', '2026-07-01', '0012.5'],
    ])
    expect(codes(file)).toEqual(['3 NOT_READ', '5 DATE_FORM', '6 VALUE_FORM'])
    expect(file.findings[0]?.sentence).toBe('The meter could not be read: Dog in the yard.')
  })
})

describe('a mapped CSV file', () => {
  const rows = (...lines: string[]): string => ['meter,time,kwh,q', ...lines].join('\n')
  const simple: CsvMapping = {
    ...MAPPING,
    delimiter: ',',
    decimalSign: '.',
    linesBefore: 0,
    meterColumn: 'meter',
    timeColumn: 'time',
    timeForm: 'M/D/YYYY h:mm A',
    zone: 'America/Chicago',
    label: 'start',
    seconds: 3600,
    values: [{ column: 'kwh', channel: 'kWh', unit: 'kWh', direction: 'delivered' }],
    qualityColumn: 'q',
    qualities: { '': 'A', est: 'E' },
  }

  it.each<[string, string, Partial<CsvMapping>, string[], string[]]>([
    [
      'the hour that is repeated',
      rows('M,11/1/2026 12:00 AM,1,', 'M,11/1/2026 1:00 AM,2,', 'M,11/1/2026 1:00 AM,3,est', 'M,11/1/2026 2:00 AM,4,'),
      {},
      ['M kWh delivered 2026-11-01T05:00 4×3600 10 kWh A2E1A1'],
      [],
    ],
    ['the hour that is skipped', rows('M,3/8/2026 2:00 AM,1,'), {}, [], ['2 LOCAL_TIME_SKIPPED']],
    [
      'an interval twice',
      rows('M,7/1/2026 1:00 AM,1,', 'M,7/1/2026 1:00 AM,1,'),
      {},
      ['M kWh delivered 2026-07-01T06:00 1×3600 1 kWh A1'],
      ['3 INTERVAL_OVERLAP'],
    ],
    [
      'a gap',
      rows('M,7/1/2026 1:00 AM,1,', 'M,7/1/2026 3:00 AM,1,'),
      {},
      ['M kWh delivered 2026-07-01T06:00 1×3600 1 kWh A1', 'M kWh delivered 2026-07-01T08:00 1×3600 1 kWh A1'],
      [],
    ],
    ['an unknown quality', rows('M,7/1/2026 1:00 AM,1,guess'), {}, [], ['2 QUALITY_UNKNOWN']],
    ['a column that is not there', rows(), { timeColumn: 'when' }, [], ['1 MAPPING_MISFIT']],
    ['no meter', rows(',7/1/2026 1:00 AM,1,'), {}, [], ['2 METER_MISSING']],
    ['an empty value', rows('M,7/1/2026 1:00 AM,,'), {}, ['M kWh delivered 2026-07-01T06:00 1×3600 0 kWh N1'], []],
    [
      'a time with its offset',
      rows('M,2026-07-01T00:00+10:00,1,'),
      { timeForm: 'YYYY-MM-DDTHH:mmZ' },
      ['M kWh delivered 2026-06-30T14:00 1×3600 1 kWh A1'],
      [],
    ],
  ])('%s', async (_name, text, changes, runs, findings) => {
    const file = await readText(text, { mapping: { ...simple, ...changes } })
    expect(file.intervals.map(described)).toEqual(runs)
    expect(codes(file)).toEqual(findings)
  })

  it('reads of registers', async () => {
    const file = await readText(rows('M,7/1/2026 1:00 AM,00123.5,'), { mapping: { ...simple, content: 'reads', seconds: null } })
    expect(file.registers.map((read) => [read.meter, read.value, read.at])).toEqual([
      ['M', '00123.5', Date.parse('2026-07-01T06:00Z') / 1000],
    ])
  })
})
