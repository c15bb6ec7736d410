import { readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { intervalsOfMeter } from '../../../db/metering/interval-store.js'
import { type TestDatabase, testDatabase } from '../../../test/support/database.js'
import { seedAccounts, seedUtility } from '../../../test/support/ledger.js'
import { addMeter } from '../add-meter.js'
import { failMeterFile } from './fail-meter-file.js'
import { receiveMeterFile } from './receive-meter-file.js'
import { takeMeterFile } from './take-meter-file.js'

let database: TestDatabase
const actor = { kind: 'user', id: 'U1', name: 'Ana' } as const
const command = <Input>(input: Input) => ({ key: randomUUID(), actor, reason: 'Test', input })

beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-07-20')
  await seedAccounts(database.pool, ['A1'])
  await database.adminPool.query(`
    update utility set time_zone = 'Australia/Brisbane';
    insert into premises (premise_id, line1, city, state, postcode, inside_city, read_route, read_sequence, lot_area_sqft, impervious_sqft,
      dwelling_units, latitude, longitude)
      values ('P1', '12 Mill Lane', 'Town', 'CA', '90000', true, 'R1', 1, 1, 1, 1, 0, 0);
    insert into service_points (service_point_id, premise_id, service, in_service_on) values ('S1', 'P1', 'electric', '2020-01-01');
    insert into meters values ('SER-1001', 'electric', 'X', 'Y', null, '2020-01-01'), ('SER-1003', 'electric', 'X', 'Y', null, '2020-01-01'),
      ('WATER-1', 'water', 'X', 'Y', null, '2020-01-01'), ('CT-1', 'electric', 'X', 'Y', null, '2020-01-01');
    insert into registers values ('SER-1001', '1', 'kWh', 'delivered', 6, 1, 'consumption'), ('SER-1001', '2', 'kWh', 'received', 6, 1, 'consumption'),
      ('SER-1003', '11', 'kWh', 'delivered', 6, 1, 'consumption'), ('WATER-1', '1', 'ccf', 'delivered', 4, 1, 'consumption'),
      ('CT-1', '1', 'kWh', 'delivered', 6, 40, 'consumption');
    insert into meter_installs (meter_id, register, service_point_id, installed_on, install_read) values ('SER-1003', '11', 'S1', '2026-01-10', 4000)`)
})
afterAll(() => database.close())

const fixture = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../test/fixtures/meter-files/${name}`, import.meta.url)), 'utf8')

async function receive(text: string, name = 'file.csv') {
  return receiveMeterFile(database.pool, command({ name, mappingId: null, zone: null }), Readable.from([Buffer.from(text)]))
}

/** Receives a file and reads it, twice: the second time changes nothing. */
async function take(text: string): Promise<number> {
  const { id } = await receive(text)
  await takeMeterFile(database.pool, { fileId: id })
  const rows = await rowCounts()
  await takeMeterFile(database.pool, { fileId: id })
  expect(await rowCounts()).toEqual(rows)
  return id
}

async function rowCounts(): Promise<unknown> {
  const found =
    await database.pool.query(`select (select count(*) from interval_days) as days, (select count(*) from meter_file_findings) as findings,
    (select count(*) from reads) as reads, (select sum(records) from held_meter_data) as held, (select count(*) from process_steps) as steps`)
  return found.rows[0]
}

const fileOf = async (id: number) =>
  (await database.pool.query('select state, format, counts, failure from meter_files where file_id = $1', [id])).rows[0]

const findingsOf = async (id: number): Promise<string[]> =>
  (
    await database.pool.query<{ line: number; code: string }>(
      'select line, code from meter_file_findings where file_id = $1 order by finding_no',
      [id],
    )
  ).rows.map((row) => `${row.line} ${row.code}`)

async function daysOf(meterId: string): Promise<string[]> {
  const days = await intervalsOfMeter(database.pool, meterId, '2026-01-01', '2026-12-31')
  return days.map((day) => {
    const total = day.amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0) / 10 ** day.scale
    const qualities = day.qualities.replace(/(.)\1*/g, (same, letter: string) => `${letter}${same.length}`)
    return `${day.channel}/${day.register} ${day.day} ${day.amounts.length} ${total} ${day.unit} ${qualities}`
  })
}

const nem = (date: string, value: string, quality = 'A', count = 48): string =>
  `100,NEM12,202607021135,A,B\n200,NMIX9,E1,E1,E1,,SER-1001,kWh,30,\n300,${date},${Array.from({ length: count }, () => value).join(',')},${quality},,,,\n900\n`

describe('a meter file', () => {
  it('is stored by local days, with what is not known held aside', async () => {
    const id = await take(fixture('two-meters.nem12.csv'))
    expect(await fileOf(id)).toMatchObject({
      state: 'completed',
      format: 'nem',
      counts: { records: 5, values: 528, daysNew: 4, daysChanged: 0, held: 1, errors: 0 },
    })
    expect(await daysOf('SER-1001')).toEqual([
      'B1/2 2026-07-01 96 0.96 kWh A96',
      'E1/1 2026-07-01 48 13.128 kWh A48',
      'E1/1 2026-07-02 48 23 kWh A20F10S16N2',
      'Q1/null 2026-07-01 48 108 kvarh E48',
    ])
    const held = await database.pool.query('select identifier, other_identifier, records, first_line from held_meter_data')
    expect(held.rows).toEqual([{ identifier: 'NMIX000002', other_identifier: 'SER-1002', records: 1, first_line: 15 }])
    const steps = await database.pool.query('select step from process_steps where process_id = $1 order by step_id', [
      `meter-file/${id}`,
    ])
    expect(steps.rows).toEqual([{ step: 'queued' }, { step: 'completed' }])
  })

  it('again, under another name, changes nothing', async () => {
    const before = await rowCounts()
    expect(await receive(fixture('two-meters.nem12.csv'), 'renamed.csv')).toEqual({ id: 1, unchanged: true })
    expect(await rowCounts()).toEqual(before)
    const stored = await database.pool.query('select count(*) from stored_files')
    expect(stored.rows).toEqual([{ count: 1 }])
  })

  it('that overlaps leaves what is the same, and supersedes estimates by measured values', async () => {
    const estimated = await take(nem('20260710', '1.0', 'E52'))
    const measured = await take(nem('20260710', '1.5'))
    const again = await take(`${nem('20260710', '1.5')}\n`)
    const late = await take(nem('20260710', '9', 'S52'))
    expect(await daysOf('SER-1001')).toContain('E1/1 2026-07-10 48 72 kWh A48')
    expect((await fileOf(measured)).counts).toMatchObject({ daysNew: 0, daysChanged: 1 })
    expect((await fileOf(again)).counts).toMatchObject({ daysNew: 0, daysChanged: 0, daysSame: 1 })
    expect([await findingsOf(estimated), await findingsOf(measured), await findingsOf(late)]).toEqual([
      [],
      ['3 ESTIMATES_REPLACED'],
      ['3 VALUES_KEPT'],
    ])
    const rows = await database.pool.query(
      `select origin, file_id, superseded_by is not null as superseded from interval_days where day = '2026-07-10' order by interval_day_id`,
    )
    expect(rows.rows).toEqual([
      { origin: 'file', file_id: estimated, superseded: true },
      { origin: 'file', file_id: measured, superseded: false },
    ])
  })

  it('that fills half a day is kept as it came beside the day it made', async () => {
    const half = (from: string, to: string) =>
      nem('20260711', '1', 'V').replace('\n900', `\n400,1,24,${from},,\n400,25,48,${to},,\n900`)
    await take(half('A', 'N'))
    await take(half('N', 'A').replaceAll(',1,1', ',1,2'))
    expect(await daysOf('SER-1001')).toContainEqual(expect.stringMatching(/^E1\/1 2026-07-11 48 \d+ kWh A48$/))
    const rows = await database.pool.query(
      `select origin, superseded_by is not null as superseded from interval_days where day = '2026-07-11' order by interval_day_id`,
    )
    expect(rows.rows).toEqual([
      { origin: 'file', superseded: true },
      { origin: 'file', superseded: true },
      { origin: 'merged', superseded: false },
    ])
  })

  it.each<[string, string, string[]]>([
    ['another interval length', nem('20260710', '1', 'A', 96).replace('kWh,30', 'kWh,15'), ['3 INTERVAL_LENGTH_DIFFERS']],
    ['another service', nem('20260712', '1').replace('SER-1001', 'WATER-1'), ['3 UNIT_OF_SERVICE']],
    [
      'the same day twice',
      nem('20260713', '1').replace('\n900', `\n300,20260713,${'2,'.repeat(48)}A,,,,\n900`),
      ['4 INTERVALS_CORRECTED'],
    ],
  ])('%s is said', async (_name, text, findings) => {
    expect(await findingsOf(await take(text))).toEqual(findings)
  })

  it('that is no meter file is refused, with the reason', async () => {
    expect(await fileOf(await take(nem('20260701', '1').slice(27)))).toMatchObject({
      state: 'refused',
      failure: 'The file does not begin with a 100 record.',
    })
  })

  it('of reads goes the way of typed ones: what is odd is left for a person', async () => {
    const id = await take(fixture('reads.nem13.csv'))
    const reads = await database.pool.query(
      `select read_on, value, kind, source from reads where meter_id = 'SER-1003' order by read_on`,
    )
    expect(reads.rows).toEqual([
      { read_on: '2026-04-01', value: '4321.5', kind: 'actual', source: 'meter_file' },
      { read_on: '2026-07-01', value: '4900', kind: 'actual', source: 'meter_file' },
    ])
    expect(await fileOf(id)).toMatchObject({ counts: { readsTaken: 2, held: 2, totals: 2 } })
    const fell = fixture('reads.nem13.csv').replace('004900.0,20260701', '004200.0,20260705').replace('578.5', '-121.5')
    expect(await findingsOf(await take(fell))).toEqual(expect.arrayContaining(['2 READ_IMPLAUSIBLE']))
  })
})

describe('a meter that appears', () => {
  it('lets in what was held aside for it', async () => {
    await addMeter(
      database.pool,
      command({
        meterId: 'SER-1002',
        service: 'electric' as const,
        make: 'X',
        model: 'Y',
        size: null,
        purchasedOn: '2026-07-01',
        registers: [
          {
            register: '1',
            unit: 'kWh',
            direction: 'delivered' as const,
            dials: 6,
            multiplier: '1',
            role: 'consumption' as const,
          },
        ],
      }),
    )
    const asked = await database.pool.query(`select workflow_id, workflow_input from outbox where workflow_id like '%SER-1002'`)
    expect(asked.rows).toEqual([{ workflow_id: 'meter-file/1/SER-1002', workflow_input: { fileId: 1, meterId: 'SER-1002' } }])
    await takeMeterFile(database.pool, { fileId: 1, meterId: 'SER-1002' })
    const after = await rowCounts()
    await takeMeterFile(database.pool, { fileId: 1, meterId: 'SER-1002' })
    expect(await rowCounts()).toEqual(after)
    expect(await daysOf('SER-1002')).toEqual(['E1/1 2026-07-01 288 288 kWh A288'])
    expect((await fileOf(1)).counts).toMatchObject({ records: 5, held: 0, daysNew: 5 })
    const held = await database.pool.query('select applied_to from held_meter_data where file_id = 1')
    expect(held.rows).toEqual([{ applied_to: 'SER-1002' }])
  })
})

it('a reading that breaks off goes on where it was', async () => {
  const days = Array.from(
    { length: 28 },
    (_, index) => `300,202602${String(index + 1).padStart(2, '0')},${'1,'.repeat(48)}A,,,,`,
  ).join('\n')
  const streams = Array.from({ length: 300 }, (_, index) => `200,N,E1,E1,C${index},,SER-1001,kWh,30,\n${days}`)
  const { id } = await receive(`100,NEM12,1,A,B\n${streams.join('\n')}\n900\n`)
  let commits = 0
  const killed = takeMeterFile(database.pool, { fileId: id }, () => {
    commits += 1
    if (commits === 2) throw new Error('killed')
  })
  await expect(killed).rejects.toThrow('killed')
  expect((await fileOf(id)).counts).toMatchObject({ records: 6_000 })
  await takeMeterFile(database.pool, { fileId: id })
  expect(await fileOf(id)).toMatchObject({ state: 'completed', counts: { records: 8_400, daysNew: 8_400, daysSame: 0 } })
  await failMeterFile(database.pool, { fileId: id, code: 'LATE' })
  expect((await fileOf(id)).state).toBe('completed')
})

it('what a dial showed at each interval is not taken where the meter has a multiplier; a register of one tariff is not the total', async () => {
  const at = (time: string, value: number, type: string) =>
    `<MeterReading><Readings><timeStamp>2026-07-05T${time}:00Z</timeStamp><value>${value}</value><ReadingType ref="${type}"/></Readings><Meter><mRID>CT-1</mRID></Meter></MeterReading>`
  const total = '0.0.2.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0'
  const tariff = '0.0.0.1.1.1.12.0.0.0.0.1.0.0.0.3.72.0'
  const readings = [at('00:00', 10, total), at('00:15', 11, total), at('00:15', 5, tariff)]
  const id = await take(`<MeterReadings>${readings.join('')}</MeterReadings>`)
  expect(await findingsOf(id)).toEqual(['1 MULTIPLIER_DIFFERS', '1 REGISTER_UNMATCHED'])
  expect(await daysOf('CT-1')).toEqual([])
  await take(`<MeterReadings>${at('00:30', 2, '0.0.2.4.1.1.12.0.0.0.0.1.0.0.0.3.72.0')}</MeterReadings>`)
  const channels = await database.pool.query(
    `select is_for_billing as "isForBilling" from meter_channels where meter_id = 'CT-1' and register is null`,
  )
  expect(channels.rows).toEqual([{ isForBilling: false }])
})

it('a day with more than a register can count is left out, and says so', async () => {
  const before = await daysOf('SER-1001')
  const id = await take(nem('20260709', '99999.5'))
  expect(await findingsOf(id)).toEqual(['3 BEYOND_REGISTER'])
  expect(await daysOf('SER-1001')).toEqual(before)
})

it('a day of intervals is superseded once, never edited', async () => {
  const admin = database.adminPool
  await expect(admin.query('delete from interval_days')).rejects.toThrow('PENSTOCK_IMMUTABLE')
  await expect(admin.query(`update interval_days set amounts[1] = 7 where superseded_by is null`)).rejects.toThrow(
    'PENSTOCK_IMMUTABLE',
  )
  await expect(admin.query('update interval_days set superseded_by = null where superseded_by is not null')).rejects.toThrow(
    'PENSTOCK_IMMUTABLE',
  )
})
