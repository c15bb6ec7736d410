import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMeterFile } from '../../../activities/metering/files/read-meter-file.js'
import { takeMeterFile } from '../../../activities/metering/intake/take-meter-file.js'
import { type TestApi, testApi } from '../../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../../test/support/database.js'
import { seedAccounts, seedUtility } from '../../../test/support/ledger.js'
import type {
  CsvMappingJson,
  DayVersionJson,
  HeldRecordJson,
  IntervalsPageJson,
  MappingPreviewJson,
  MappingRecordJson,
  MeterFileFindingJson,
  MeterFileRecordJson,
  ReceivedMeterFileJson,
} from './contract.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-07-20')
  await seedAccounts(database.pool, ['A1', 'A2'])
  await database.adminPool.query(`
    update utility set time_zone = 'Australia/Brisbane';
    insert into premises (premise_id, line1, city, state, postcode, inside_city, read_route, read_sequence, lot_area_sqft, impervious_sqft,
      dwelling_units, latitude, longitude)
      values ('P1', '12 Mill & Mead Lane', 'Town', 'CA', '90000', true, 'R1', 1, 1, 1, 1, 0, 0);
    insert into service_points (service_point_id, premise_id, service, in_service_on) values ('S1', 'P1', 'electric', '2020-01-01');
    insert into meters values ('SER-1001', 'electric', 'X', 'Y', null, '2020-01-01'), ('E-77', 'electric', 'X', 'Y', null, '2020-01-01');
    insert into registers values ('SER-1001', '1', 'kWh', 'delivered', 6, 1, 'consumption');
    insert into meter_installs (meter_id, register, service_point_id, installed_on, install_read) values ('SER-1001', '1', 'S1', '2026-01-10', 0);
    insert into service_agreements (agreement_id, account_id, service_point_id, tariff_code, start_on, stop_on, state)
      values ('G1', 'A1', 'S1', 'E', '2026-01-10', '2026-07-01', 'stopped'), ('G2', 'A2', 'S1', 'E', '2026-07-02', null, 'active')`)
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

const fixture = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../test/fixtures/meter-files/${name}`, import.meta.url)), 'utf8')

async function send(name: string, text: string, query: Record<string, string> = {}): Promise<ReceivedMeterFileJson> {
  const analyst = await api.as('billing_analyst')
  const answer = await analyst.post('/meter-files', undefined, {
    query: { name, ...query },
    payload: text,
    headers: { 'content-type': 'application/octet-stream', 'idempotency-key': `${name}-${Math.random()}` },
  })
  expect(answer.statusCode).toBe(202)
  const received = answer.json<ReceivedMeterFileJson>()
  await takeMeterFile(database.pool, { fileId: received.id })
  return received
}

const MAPPING: CsvMappingJson = {
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
  values: [{ column: 'Verbrauch', channel: 'Bezug', unit: 'kWh', direction: 'delivered' }],
  qualityColumn: 'Güte',
  qualities: { W: 'A', E: 'E' },
}

describe('sending a meter file', () => {
  it('stores it, reads it, and tells what became of it', async () => {
    const received = await send('two-meters.nem12.csv', fixture('two-meters.nem12.csv'))
    const analyst = await api.as('billing_analyst')
    const file = (await analyst.get(`/meter-files/${received.id}`)).json<MeterFileRecordJson>()
    expect(file).toMatchObject({ state: 'completed', format: 'nem', counts: { records: 5, daysNew: 4, held: 1 } })
    expect((await send('again.csv', fixture('two-meters.nem12.csv'))).unchanged).toBe(true)
    const bad = await send('bad.csv', '100,NEM12,1,A,B\n200,N,E1,E1,E1,,SER-1001,kWh,30,\n300,20260701,1,2,A\n900\n')
    const { rows } = await analyst.list<MeterFileFindingJson>('/meter-file-findings', { filter: { fileId: bad.id } })
    expect(rows[0]).toMatchObject({ line: 3, code: 'TOO_FEW_VALUES', weight: 'record', rawValue: '300,20260701,1,2,A' })
    expect(rows[0]?.remedy).toContain('ask for it again')
  })

  it('whose meter is not known waits until somebody says which it is', async () => {
    const analyst = await api.as('billing_analyst')
    const held = await analyst.list<HeldRecordJson>('/held-meter-data')
    expect(held.rows.map((row) => [row.id, row.otherIdentifier, row.records])).toEqual([['NMIX000002', 'SER-1002', 1]])
    const named = await analyst.post('/meter-names', { identifier: 'NMIX000002', meterId: 'E-77', reason: 'The sender’s list' })
    expect(named.json()).toEqual({ filesAsked: 1 })
    await takeMeterFile(database.pool, { fileId: 1, meterId: 'E-77' })
    expect((await analyst.list('/held-meter-data')).rows).toEqual([])
    const page = (
      await analyst.get('/meters/E-77/intervals', { query: { from: '2026-07-01', to: '2026-07-01' } })
    ).json<IntervalsPageJson>()
    expect(page.channels.map((channel) => [channel.channel, channel.days[0]?.amounts.length])).toEqual([['E1', 288]])
    for (const [body, code] of [
      [{ identifier: 'SER-1001', meterId: 'E-77' }, 'NAME_IS_A_METER'],
      [{ identifier: 'X', meterId: 'NO-1' }, 'METER_UNKNOWN'],
    ] as const)
      expect((await analyst.post('/meter-names', body)).json().code).toBe(code)
  })
})

describe('intervals', () => {
  it('are written over by a person, with the reason, and no file undoes it', async () => {
    const analyst = await api.as('billing_analyst')
    const question = { query: { from: '2026-07-01', to: '2026-07-02' } }
    const page = (await analyst.get('/meters/SER-1001/intervals', question)).json<IntervalsPageJson>()
    expect([page.lastDay, page.timeZone]).toEqual(['2026-07-02', 'Australia/Brisbane'])
    const channel = page.channels.find((each) => each.channel === 'E1')
    const edit = {
      channelId: channel?.channelId,
      day: '2026-07-02',
      from: 47,
      values: ['0.5', '0.25'],
      reason: 'Read off the display',
    }
    expect((await analyst.post('/meters/SER-1001/interval-edits', edit)).json()).toEqual({ changed: 2 })
    const versions = await analyst.get('/meters/SER-1001/interval-versions', {
      query: { channelId: String(channel?.channelId), day: '2026-07-02' },
    })
    expect(
      versions.json<DayVersionJson[]>().map((each) => [each.origin, each.reason, each.qualities.slice(44), each.fileName]),
    ).toEqual([
      ['edited', 'Read off the display', 'SSMM', null],
      ['file', null, 'SSNN', 'two-meters.nem12.csv'],
    ])
    expect((await analyst.post('/meters/E-77/interval-edits', edit)).json().code).toBe('CHANNEL_UNKNOWN')
    expect((await analyst.post('/meters/SER-1001/interval-edits', { ...edit, from: 48 })).json().code).toBe(
      'INTERVALS_OUTSIDE_DAY',
    )
    expect(
      (await analyst.get('/meters/SER-1001/intervals', { query: { from: '2026-01-01', to: '2026-12-31' } })).statusCode,
    ).toBe(400)
  })

  it('of an account go out as Green Button, and come in again as they were', async () => {
    const analyst = await api.as('billing_analyst')
    const feedOf = async (accountId: string) => {
      const answer = await analyst.get(`/accounts/${accountId}/green-button.xml`, {
        query: { from: '2026-06-01', to: '2026-07-31' },
      })
      expect(answer.headers['content-type']).toContain('application/atom+xml')
      return readMeterFile(Readable.from([Buffer.from(answer.body)]))
    }
    const first = await feedOf('A1')
    expect(first.findings).toEqual([])
    const described = first.intervals.map((run) => {
      const total = run.values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / 10 ** run.scale
      return `${run.unit} ${run.direction} ${new Date(run.start * 1000).toISOString().slice(0, 10)} ${run.values.length} ${total}`
    })
    // Of the day on which the next customer came the first one gets nothing.
    expect(described).toEqual([
      'kWh received 2026-06-30 96 0.96',
      'kWh delivered 2026-06-30 48 13.128',
      'kvarh delivered 2026-06-30 48 108',
    ])
    const second = await feedOf('A2')
    expect(second.intervals.map((run) => [run.values.length, run.qualities.slice(-2)])).toEqual([[48, 'FF']])
    expect(
      (await analyst.get('/accounts/NONE/green-button.xml', { query: { from: '2026-06-01', to: '2026-07-31' } })).statusCode,
    ).toBe(404)
  })
})

describe('mappings of CSV files', () => {
  it('are tried on the first lines, saved in versions, and used', async () => {
    const analyst = await api.as('billing_analyst')
    const text = fixture('quarter-hours.csv').split('\n').slice(0, 6).join('\n')
    const preview = (await analyst.post('/csv-mapping-previews', { mapping: MAPPING, text })).json<MappingPreviewJson>()
    expect(preview.columns).toEqual(['Zähler', 'Zeit', 'Verbrauch', 'Einspeisung', 'Güte'])
    expect(preview.values.slice(0, 2)).toEqual([
      { line: 3, meter: 'SER-3001', channel: 'Bezug', at: '2026-06-30T22:00:00.000Z', value: '0.126', unit: 'kWh', quality: 'A' },
      { line: 4, meter: 'SER-3001', channel: 'Bezug', at: '2026-06-30T22:15:00.000Z', value: '0.127', unit: 'kWh', quality: 'A' },
    ])
    const wrong = { ...MAPPING, timeForm: 'YYYY-MM-DD HH:mm' }
    const odd = (await analyst.post('/csv-mapping-previews', { mapping: wrong, text })).json<MappingPreviewJson>()
    expect(odd.findings[0]).toMatchObject({ line: 3, code: 'DATE_FORM' })

    const first = (await analyst.post('/csv-mappings', { name: 'Berlin', mapping: wrong })).json<{
      id: number
      version: number
    }>()
    const second = (await analyst.post('/csv-mappings', { name: 'Berlin', mapping: MAPPING, reason: 'Days come first' })).json<{
      id: number
      version: number
    }>()
    expect([first.version, second.version]).toEqual([1, 2])
    const { rows } = await analyst.list<MappingRecordJson>('/csv-mappings', { filter: { isNewest: true } })
    expect(rows.map((row) => [row.id, row.version, row.mapping])).toEqual([[second.id, 2, MAPPING]])
    const received = await send('quarter-hours.csv', fixture('quarter-hours.csv'), { mappingId: String(second.id) })
    const file = (await analyst.get(`/meter-files/${received.id}`)).json<MeterFileRecordJson>()
    expect(file).toMatchObject({ format: 'csv', mappingName: 'Berlin', mappingVersion: 2, counts: { records: 1, held: 1 } })
  })

  it.each([
    [{ meterColumn: null }, 'meterColumn'],
    [{ timeForm: 'HH:mm' }, 'timeForm'],
    [{ zone: 'Mars/Base' }, 'zone'],
    [{ seconds: 700 }, 'seconds'],
    [{ values: [{ ...MAPPING.values[0], unit: 'furlong' }] }, 'values'],
    [{ hasNames: false }, 'hasNames'],
  ])('%j is refused, with its field', async (changes, field) => {
    const answer = await (await api.as('billing_analyst')).post('/csv-mappings', {
      name: 'X',
      mapping: { ...MAPPING, ...changes },
    })
    expect([answer.statusCode, answer.json().code, answer.json().facts?.field]).toEqual([422, 'MAPPING_INVALID', field])
  })
})

describe('the sheet of a read route', () => {
  it('goes out in walk order and comes back as reads', async () => {
    const analyst = await api.as('billing_analyst')
    const routes = await analyst.list<{ id: string; premises: number; registers: number; due: number }>('/read-routes')
    expect(routes.rows).toMatchObject([{ id: 'R1', premises: 1, registers: 1, due: 1, lastReadOn: null }])
    const sheet = await analyst.get('/read-routes/R1/sheet.csv')
    expect(sheet.body.split('\n')[1]).toBe('R1,1,12 Mill & Mead Lane,SER-1001,1,kWh,6,1,,,,,')
    const filled = sheet.body.replace('kWh,6,1,,,,,', 'kWh,6,1,,,2026-07-15,00420.5,')
    const other = await send('route-R1-plate.csv', filled.replace('kWh,6,1,', 'kWh,6,40,'))
    const codes = await database.pool.query('select code from meter_file_findings where file_id = $1', [other.id])
    expect(codes.rows).toEqual([{ code: 'MULTIPLIER_DIFFERS' }])
    const received = await send('route-R1.csv', filled)
    expect((await analyst.get(`/meter-files/${received.id}`)).json<MeterFileRecordJson>()).toMatchObject({
      format: 'handheld',
      counts: { readsTaken: 1, errors: 0 },
    })
    const reads = await database.pool.query(`select read_on, value, kind, source from reads where meter_id = 'SER-1001'`)
    expect(reads.rows).toEqual([{ read_on: '2026-07-15', value: '420.5', kind: 'actual', source: 'meter_file' }])
    expect((await analyst.get('/read-routes/NONE/sheet.csv')).statusCode).toBe(404)
  })
})
