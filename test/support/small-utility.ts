import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { LocalPlace } from './local-system.js'
import { ALDER_CREEK, type Row, rowsOf } from './utility-export.js'

/** What an account of Alder Creek owes when a story begins, in place of what it owes there. */
export interface StoryDebt {
  readonly accountId: string
  /** The service whose bill it is. */
  readonly service: string
  readonly billedOn: string
  readonly dueOn: string
  readonly amount: string
}

/**
 * Alder Creek with only these accounts: a story of sixty days is about its own people, and days go by quickly. Imported, governed and with crews
 * as the whole one is; the sandbox begins on the day given.
 */
export async function importSmallUtility(place: LocalPlace, debts: readonly StoryDebt[], asOf: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'penstock-small-'))
  try {
    writeSmallUtility(folder, debts)
    for (const args of [
      ['import', folder, '--as-of', asOf],
      ['demo', 'policy'],
    ]) {
      const done = await place.penstock(...args)
      expect(done.status, `${args.join(' ')}: ${done.stdout}${done.stderr}`).toBe(0)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function writeSmallUtility(folder: string, debts: readonly StoryDebt[]): void {
  cpSync(join(ALDER_CREEK, 'tariffs'), join(folder, 'tariffs'), { recursive: true })
  cpSync(join(ALDER_CREEK, 'settings.json'), join(folder, 'settings.json'))
  cpSync(join(ALDER_CREEK, 'bill_cycles.csv'), join(folder, 'bill_cycles.csv'))
  const write = (name: string, rows: readonly Row[]): Set<string> => {
    const [first = {}] = rowsOf(name)
    const columns = Object.keys(first)
    const line = (row: Row): string => columns.map((column) => `"${(row[column] ?? '').replaceAll('"', '""')}"`).join(',')
    writeFileSync(join(folder, `${name}.csv`), `${[columns.join(','), ...rows.map(line)].join('\n')}\n`)
    return new Set(rows.map((row) => row[columns[0] ?? ''] ?? ''))
  }
  const among = (name: string, column: string, wanted: ReadonlySet<string>): Row[] =>
    rowsOf(name).filter((row) => wanted.has(row[column] ?? ''))
  const keep = (name: string, column: string, wanted: ReadonlySet<string>): Set<string> =>
    write(name, among(name, column, wanted))
  const columnOf = (rows: readonly Row[], column: string): Set<string> => new Set(rows.map((row) => row[column] ?? ''))

  const accountIds = new Set(debts.map(({ accountId }) => accountId))
  const accounts = among('accounts', 'account_id', accountIds)
  const people = among('account_people', 'account_id', accountIds)
  const agreements = among('agreements', 'account_id', accountIds)
  const premiseIds = columnOf(among('service_points', 'service_point_id', columnOf(agreements, 'service_point_id')), 'premise_id')
  // Agreements of those who lived there before are left out, and owners with them.
  const premises = among('premises', 'premise_id', premiseIds).map((row) => ({ ...row, owner_customer_id: '' }))
  write('accounts', accounts)
  write('account_people', people)
  write('agreements', agreements)
  write('premises', premises)
  keep('customers', 'customer_id', new Set([...columnOf(accounts, 'customer_id'), ...columnOf(people, 'customer_id')]))
  const points = keep('service_points', 'premise_id', premiseIds)
  const installs = among('installs', 'service_point_id', points)
  const meters = columnOf(installs, 'meter_id')
  write('installs', installs)
  for (const name of ['meters', 'registers', 'reads']) keep(name, 'meter_id', meters)
  for (const name of ['bill_history', 'deposits']) keep(name, 'account_id', accountIds)
  write(
    'open_items',
    debts.map(({ accountId, service, billedOn, dueOn, amount }, index) => ({
      item_id: `S${index + 1}`,
      account_id: accountId,
      agreement_id: agreementOf(agreements, accountId, service),
      kind: 'bill',
      original_on: billedOn,
      due_on: dueOn,
      original_amount: amount,
      open_amount: amount,
    })),
  )
}

function agreementOf(agreements: readonly Row[], accountId: string, service: string): string {
  const services = new Map(rowsOf('service_points').map((row) => [row.service_point_id, row.service]))
  const found = agreements.find(
    (row) => row.account_id === accountId && row.stop_on === '' && services.get(row.service_point_id) === service,
  )
  if (found?.agreement_id === undefined) throw new Error(`account ${accountId} has no ${service}`)
  return found.agreement_id
}
