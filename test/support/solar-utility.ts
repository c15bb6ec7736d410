import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { runImport } from '../../activities/imports/run-import.js'
import { copyDays } from '../../db/metering/interval-store.js'
import { inTransaction } from '../../db/transaction.js'
import { zoneTable } from '../../db/zone-table.js'
import { addDays, monthOf } from '../../domain/kernel/local-date.js'
import { offsetAt, secondsOfDay, startOfDay, wallClock, type ZoneTable } from '../../domain/kernel/zone-table.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { ALDER_CREEK } from './bill-run.js'
import { importFolder } from './import-folder.js'

/** A utility of a few electric accounts whose meters count in intervals: who is billed by which tariff. */
export const SOLAR_ACCOUNTS = {
  A1: { agreement: 'G1', point: 'S1', meter: 'M1', tariff: 'N-SOL' },
  A2: { agreement: 'G2', point: 'S2', meter: 'M2', tariff: 'N-DEM' },
  A3: { agreement: 'G3', point: 'S3', meter: 'M3', tariff: 'N-REG' },
  A4: { agreement: 'G4', point: 'S4', meter: 'M4', tariff: 'N-CRED' },
} as const

export const SOLAR_SCHEDULES = {
  day: {
    periods: ['off', 'on'],
    holidays: 'ignored',
    rows: [{ period: 'on', days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '16:00', to: '21:00' }],
    otherwise: 'off',
  },
}

export const solarTariff = (code: string, conventions: object, rules: object[], more: object = {}): TariffFile =>
  ({
    tariff: code,
    name: code,
    service: 'electric',
    unit: 'kWh',
    billed_quantity: 'use',
    conventions,
    versions: [{ from: '2025-01-01', ...more, rules }],
  }) as unknown as TariffFile

const customer = { rule: 'customer', kind: 'fixed', line: 'E-CUST', per: 'bill', price: '12.00' }

export const SOLAR_TARIFFS: readonly TariffFile[] = [
  solarTariff('N-SOL', { schedules: SOLAR_SCHEDULES }, [
    customer,
    {
      rule: 'energy',
      kind: 'time_of_use',
      schedule: 'day',
      of: 'net',
      bank: { kind: 'per_period', settles_in: 12, cash_out: '0.03', line: 'E-CASH', label: 'Kept energy paid out' },
      periods: { off: { line: 'E-EN1', price: '0.11' }, on: { line: 'E-EN2', price: '0.31' } },
    },
    { rule: 'fund', kind: 'usage', line: 'E-PCA', label: 'Public purpose', price: '0.004' },
    {
      rule: 'minimum',
      kind: 'minimum',
      line: 'E-MIN',
      per: 'year',
      year_ends_in: 12,
      amount: '400',
      method: 'floor',
      of: ['charges'],
    },
  ]),
  solarTariff(
    'N-DEM',
    {},
    [
      customer,
      { rule: 'use', kind: 'usage', line: 'E-EN', price: '0.08' },
      { rule: 'demand', kind: 'demand', line: 'E-DEM', per: 'bill', quantity: 'billing_kw', price: '9.50' },
    ],
    {
      quantities: {
        billing_kw: {
          greatest: [
            { peak: 'kw', window_minutes: 60 },
            { percent: '75', of: { peak: 'kw', window_minutes: 60, earlier: { months: 11 } } },
          ],
        },
      },
    },
  ),
  solarTariff('N-REG', {}, [
    customer,
    {
      rule: 'energy',
      kind: 'time_of_use',
      periods: {
        off: { line: 'E-EN1', price: '0.11', quantity: { registers: ['off'] } },
        on: { line: 'E-EN2', price: '0.31', quantity: { registers: ['on'] } },
      },
    },
  ]),
  solarTariff('N-CRED', { schedules: SOLAR_SCHEDULES }, [
    customer,
    {
      rule: 'energy',
      kind: 'time_of_use',
      schedule: 'day',
      periods: { off: { line: 'E-EN1', price: '0.11' }, on: { line: 'E-EN2', price: '0.31' } },
    },
    {
      rule: 'export',
      kind: 'time_of_use',
      schedule: 'day',
      of: 'received',
      as: 'discount',
      periods: { off: { line: 'E-XP1', price: '0.39' }, on: { line: 'E-XP2', price: '0.49' } },
    },
    { rule: 'credits', kind: 'credit_bank', line: 'E-CRED', label: 'Credits', credits: ['export'], pays: ['energy'] },
  ]),
]

export function solarSettings(): SettingsFile {
  const settings = JSON.parse(readFileSync(join(ALDER_CREEK, 'settings.json'), 'utf8')) as SettingsFile & {
    chart_of_accounts: object[]
    approval: object
  }
  settings.chart_of_accounts.push(
    { code: '4416', name: 'Energy paid out', kind: 'revenue', lines: ['E-CASH'] },
    { code: '4417', name: 'Export credits', kind: 'revenue', lines: ['E-XP1', 'E-XP2', 'E-CRED', 'E-SHARE'] },
    { code: '4418', name: 'Green power', kind: 'revenue', lines: ['E-GREEN', 'E-GREEN-P'] },
  )
  return settings
}

/** Who is billed by what: accounts of one customer at one premise, each with an electric meter of its own. */
export interface SolarUtility {
  readonly accounts: Readonly<
    Record<string, { readonly agreement: string; readonly point: string; readonly meter: string; readonly tariff: string }>
  >
  readonly tariffs: readonly TariffFile[]
  /** Rows of `bank_openings.csv`. */
  readonly openings?: readonly (readonly string[])[]
}

/** Imports the utility as of 31 December 2025, with a bill window at the end of each month of the years. */
export async function importSolarUtility(
  pool: pg.Pool,
  windows: readonly string[],
  of: SolarUtility = { accounts: SOLAR_ACCOUNTS, tariffs: SOLAR_TARIFFS },
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'penstock-solar-'))
  try {
    writeFolder(folder, of)
    const importId = await importFolder(pool, folder, '2025-12-31')
    const { state } = await runImport({ pool, isProduction: false }, { importId })
    if (state !== 'completed') {
      const findings = await pool.query('select * from import_findings limit 5')
      throw new Error(`the import is ${state}: ${JSON.stringify(findings.rows)}`)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  await pool.query(
    `insert into bill_windows (bill_cycle, window_start, window_end, read_date, accounting_date, due_days)
     select '1', d, d + 20, d, d + 1, 21 from unnest($1::date[]) as d on conflict do nothing`,
    [windows],
  )
}

function writeFolder(folder: string, { accounts, tariffs, openings }: SolarUtility): void {
  mkdirSync(join(folder, 'tariffs'))
  for (const file of tariffs) writeFileSync(join(folder, 'tariffs', `${file.tariff}.json`), JSON.stringify(file))
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(solarSettings()))
  const head = (name: string): string => readFileSync(join(ALDER_CREEK, name), 'utf8').split('\n', 1)[0] as string
  const write = (name: string, rows: readonly (readonly string[])[]): void =>
    writeFileSync(join(folder, name), `${[head(name), ...rows.map((row) => row.join(','))].join('\n')}\n`)
  const all = Object.entries(accounts)
  write('bill_cycles.csv', [['1', '2026-01-31', '2026-02-20', '2026-01-31', '2026-02-01', '21']])
  write('customers.csv', [
    [
      'C1',
      'person',
      'Sol',
      'Ray',
      '',
      '',
      '',
      'en',
      '',
      '1 Sun St',
      '',
      'Alder Creek',
      'OR',
      '97995',
      'US',
      '2020-01-01',
      'false',
      'false',
      '',
    ],
  ])
  write(
    'accounts.csv',
    all.map(([id]) => [id, 'C1', 'residential', '1', 'post', 'active', '2020-01-01', '', 'false', 'false']),
  )
  write(
    'account_people.csv',
    all.map(([id]) => [id, 'C1', 'main']),
  )
  write('premises.csv', [
    ['P1', '1 Sun St', '', 'Alder Creek', 'OR', '97995', 'true', 'R1', '10', '8000', '2000', '1', '', '44.622484', '-121.956300'],
  ])
  write(
    'service_points.csv',
    all.map(([, own]) => [own.point, 'P1', 'electric', '2016-01-10', '', '']),
  )
  write(
    'meters.csv',
    all.map(([, own]) => [own.meter, 'electric', 'Merrow', 'E2', '', '2015-01-01']),
  )
  const registers = all.flatMap(([, own]) => (own.tariff === 'N-REG' ? ['off', 'on'] : ['1']).map((name) => [own, name] as const))
  write(
    'registers.csv',
    registers.map(([own, name]) => [own.meter, name, 'kWh', 'delivered', '5', '1', 'consumption']),
  )
  write(
    'installs.csv',
    registers.map(([own, name]) => [own.meter, name, own.point, '2016-01-10', '0', '', '']),
  )
  write(
    'agreements.csv',
    all.map(([id, own]) => [own.agreement, id, own.point, own.tariff, '2026-01-01', '']),
  )
  write('reads.csv', [])
  if (openings !== undefined) {
    const rows = ['agreement_id,bank,period,quantity,earned_on', ...openings.map((row) => row.join(','))]
    writeFileSync(join(folder, 'bank_openings.csv'), `${rows.join('\n')}\n`)
  }
}

export const SOLAR_ZONE = zoneTable('America/Los_Angeles') as ZoneTable

export interface SolarDay {
  readonly day: string
  readonly startsAt: number
  /** Wh of each hour: 23, 24 or 25 of them. */
  readonly taken: readonly (number | null)[]
  readonly given: readonly (number | null)[]
}

/** Days of hours from one day to another, both included: more sun in summer, more use in the evening; exact in Wh. */
export function solarDays(from: string, to: string): SolarDay[] {
  const days: SolarDay[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const startsAt = startOfDay(SOLAR_ZONE, day)
    const hours = Array.from({ length: secondsOfDay(SOLAR_ZONE, day) / 3600 }, (_, at) => {
      return Math.floor((wallClock(SOLAR_ZONE, startsAt + at * 3600) % 86_400) / 3600)
    })
    const sun = [0, 150, 300, 700, 1100, 1500, 1700, 1800, 1500, 900, 500, 200, 100][monthOf(day)] ?? 0
    const offset = Number(day.slice(8))
    days.push({
      day,
      startsAt,
      taken: hours.map((hour) => (hour >= 16 && hour < 21 ? 1200 + offset * 7 : hour >= 9 && hour < 15 ? 150 : 420 + offset)),
      given: hours.map((hour) => (hour >= 9 && hour < 17 ? sun + offset * 3 : 0)),
    })
  }
  return days
}

/** Stores hours of a meter, as a file of it would have. */
export async function storeSolarDays(pool: pg.Pool, meterId: string, days: readonly SolarDay[], withGiven = true): Promise<void> {
  const directions = withGiven ? (['delivered', 'received'] as const) : (['delivered'] as const)
  await inTransaction(pool, async ({ client }) => {
    for (const direction of directions) {
      const name = direction === 'delivered' ? 'E1' : 'B1'
      const known = await client.query<{ channel_id: number }>(
        'select channel_id from meter_channels where meter_id = $1 and channel = $2',
        [meterId, name],
      )
      const channel =
        known.rows.length > 0
          ? known
          : await client.query<{ channel_id: number }>(
              `insert into meter_channels (meter_id, channel, unit, direction, is_for_billing) values ($1, $2, 'kWh', $3, true) returning channel_id`,
              [meterId, name, direction],
            )
      const ids = await client.query<{ id: number }>(`select nextval('interval_day_ids') as id from generate_series(1, $1)`, [
        days.length,
      ])
      await copyDays(
        client,
        days.map((day, index) => ({
          id: ids.rows[index]?.id as number,
          channelId: channel.rows[0]?.channel_id as number,
          day: day.day,
          startsAt: day.startsAt,
          seconds: 3600,
          scale: 3,
          amounts: direction === 'delivered' ? day.taken : day.given,
          qualities: (direction === 'delivered' ? day.taken : day.given).map((value) => (value === null ? 'N' : 'A')).join(''),
          origin: 'edited' as const,
          fileId: null,
          line: null,
          reason: 'test',
          recordedBy: 'U-TEST',
          supersededBy: null,
        })),
      )
    }
  })
}

/** The same days as the usage file of a rate check. */
export function usageCsv(days: readonly SolarDay[], withGiven = true): string {
  const rows = days.flatMap((day) =>
    day.taken.map((taken, at) => {
      const instant = day.startsAt + at * 3600
      const offset = offsetAt(SOLAR_ZONE, instant)
      const stamp = `${new Date((instant + offset) * 1000).toISOString().slice(0, 19)}-0${-offset / 3600}:00`
      return [stamp, ((taken ?? 0) / 1000).toFixed(3), ...(withGiven ? [((day.given[at] ?? 0) / 1000).toFixed(3)] : [])].join(',')
    }),
  )
  return [`start,kwh${withGiven ? ',received_kwh' : ''}`, ...rows].join('\n')
}
