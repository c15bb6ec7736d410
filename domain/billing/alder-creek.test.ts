import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { decimal, ZERO } from '../kernel/decimal.js'
import { addDays } from '../kernel/local-date.js'
import { valueOf } from '../kernel/outcome.js'
import type { InstalledRegister, MeterRead } from '../metering/installed-register.js'
import type { TariffFile } from '../rating/tariff.js'
import { printedPeriod, servicePeriodFromPrinted } from '../utility/period-printing.js'
import type { SettingsFile } from '../utility/settings-file.js'
import { billAccount } from './bill-account.js'
import type { AccountBill, AccountInput, AccountOutcome, BilledPeriod, OtherAgreement } from './billing-input.js'
import { type BillingRules, compileBillingRules } from './billing-rules.js'

/**
 * The demo utility's September 2026: its whole export is billed by its tariffs and settings, and must agree to the cent
 * with what its old system billed, by the comparison rule of demo/alder-creek/README.md.
 */
const FOLDER = fileURLToPath(new URL('../../demo/alder-creek/', import.meta.url))

type Row = Record<string, string>

function rowsOf(name: string): Row[] {
  return parse(readFileSync(`${FOLDER}${name}.csv`, 'utf8'), { columns: true }) as Row[]
}

function jsonOf<File>(name: string): File {
  return JSON.parse(readFileSync(`${FOLDER}${name}`, 'utf8')) as File
}

function groupBy(rows: readonly Row[], ...columns: string[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = columns.map((column) => row[column]).join('/')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}

function loadRules(more: Partial<SettingsFile> = {}): BillingRules {
  const tariffs = readdirSync(`${FOLDER}tariffs`).map((name) => jsonOf<TariffFile>(`tariffs/${name}`))
  return valueOf(compileBillingRules({ ...jsonOf<SettingsFile>('settings.json'), ...more }, tariffs))
}

function registersByPoint(shift: number): Map<string, InstalledRegister[]> {
  const reads = groupBy(
    rowsOf('reads').map((row, index) => ({ ...row, id: String(index + 1) })),
    'meter_id',
    'register',
  )
  const meters = new Map(rowsOf('meters').map((row) => [row.meter_id, row]))
  const registers = new Map(rowsOf('registers').map((row) => [`${row.meter_id}/${row.register}`, row]))
  const byPoint = new Map<string, InstalledRegister[]>()
  for (const install of rowsOf('installs')) {
    const key = `${install.meter_id}/${install.register}`
    const register = registers.get(key) as Row
    const installed: InstalledRegister = {
      meterId: install.meter_id as string,
      register: install.register as string,
      unit: register.unit as string,
      direction: register.direction as 'delivered',
      role: register.role as 'consumption',
      dials: Number(register.dials),
      multiplier: register.multiplier as string,
      size: meters.get(install.meter_id as string)?.size || undefined,
      installedOn: addDays(install.installed_on as string, shift),
      installRead: install.install_read as string,
      ...(install.removed_on === ''
        ? {}
        : { removedOn: addDays(install.removed_on as string, shift), removalRead: install.removal_read }),
      reads: (reads.get(key) ?? []).map(
        (row): MeterRead => ({
          readId: Number(row.id),
          readOn: addDays(row.read_on as string, shift),
          value: row.value as string,
          kind: row.kind as 'actual',
        }),
      ),
    }
    byPoint.set(install.service_point_id as string, [...(byPoint.get(install.service_point_id as string) ?? []), installed])
  }
  return byPoint
}

/** `shift`: days by which reads, installs and printed ends are moved, for the utility that reads in the morning. */
function loadInputs(rules: BillingRules, shift = 0): AccountInput[] {
  const customers = new Map(rowsOf('customers').map((row) => [row.customer_id, row]))
  const premises = new Map(rowsOf('premises').map((row) => [row.premise_id, row]))
  const points = new Map(rowsOf('service_points').map((row) => [row.service_point_id, row]))
  const agreements = rowsOf('agreements')
  const byAccount = groupBy(agreements, 'account_id')
  const byPoint = groupBy(agreements, 'service_point_id')
  const history = groupBy(rowsOf('bill_history'), 'agreement_id')
  const registers = registersByPoint(shift)
  return rowsOf('accounts').map((account) => {
    const customer = customers.get(account.customer_id) as Row
    const own = byAccount.get(account.account_id as string) ?? []
    const pointIds = [...new Set(own.map((row) => row.service_point_id as string))]
    const premiseIds = [...new Set(pointIds.map((id) => points.get(id)?.premise_id as string))]
    return {
      accountId: account.account_id as string,
      billCycle: account.bill_cycle as string,
      attributes: {
        customer_class: account.customer_class,
        tax_exempt: account.tax_exempt,
        low_income_discount: account.low_income_discount,
        life_support: customer.life_support,
        senior: customer.senior,
      },
      agreements: own.map((row) => ({
        agreementId: row.agreement_id as string,
        servicePointId: row.service_point_id as string,
        tariffCode: row.tariff_code as string,
        startOn: row.start_on as string,
        ...(row.stop_on === '' ? {} : { stopOn: row.stop_on }),
        history: (history.get(row.agreement_id as string) ?? []).map(
          (billed): BilledPeriod => ({
            period: servicePeriodFromPrinted(
              { from: billed.period_from as string, to: addDays(billed.period_to as string, shift) },
              rules.settings.periodPrinting,
            ),
            quantity: billed.quantity as string,
            unit: billed.unit as string,
            amount: billed.amount as string,
          }),
        ),
      })),
      servicePoints: pointIds.map((id) => {
        const point = points.get(id) as Row
        return {
          servicePointId: id,
          premiseId: point.premise_id as string,
          service: point.service as string,
          attributes: { cart_size_gal: point.cart_size_gal, cart_count: point.cart_count },
          registers: registers.get(id) ?? [],
          otherAgreements: (byPoint.get(id) ?? []).map(
            (row): OtherAgreement => ({
              agreementId: row.agreement_id as string,
              accountId: row.account_id as string,
              startOn: row.start_on as string,
              ...(row.stop_on === '' ? {} : { stopOn: row.stop_on }),
            }),
          ),
        }
      }),
      premises: premiseIds.map((id) => {
        const { inside_city, lot_area_sqft, impervious_sqft, dwelling_units } = premises.get(id) as Row
        return { premiseId: id, attributes: { inside_city, lot_area_sqft, impervious_sqft, dwelling_units } }
      }),
    }
  })
}

let outcomes: AccountOutcome[] = []
let bills: AccountBill[] = []
let rules: BillingRules

function billAll(used: BillingRules, shift = 0): AccountOutcome[] {
  const cycles = new Map(rowsOf('bill_cycles').map((row) => [row.bill_cycle, row]))
  return loadInputs(used, shift).map((input) => {
    const cycle = cycles.get(input.billCycle) as Row
    return billAccount(input, used, {
      kind: 'cycle',
      readOn: addDays(cycle.read_date as string, shift),
      accountingDate: cycle.accounting_date as string,
      dueDays: Number(cycle.due_days),
    })
  })
}

beforeAll(() => {
  rules = loadRules()
  outcomes = billAll(rules)
  bills = outcomes.flatMap((outcome) => (outcome.outcome === 'billed' ? [outcome.bill] : []))
}, 60_000)

function totalsOf(entries: Iterable<readonly [string, string]>): Map<string, string> {
  const totals = new Map<string, string>()
  for (const [key, amount] of entries)
    totals.set(
      key,
      decimal(totals.get(key) ?? '0')
        .plus(amount)
        .toFixed(2),
    )
  return totals
}

function differences(actual: ReadonlyMap<string, string>, expected: ReadonlyMap<string, string>): string[] {
  const keys = [...new Set([...actual.keys(), ...expected.keys()])].sort()
  const parted = keys.filter((key) => !decimal(actual.get(key) ?? '0').eq(expected.get(key) ?? '0'))
  return parted.map((key) => `${key}: ${actual.get(key) ?? 'none'}, expected ${expected.get(key) ?? 'none'}`)
}

describe('the demo utility, September 2026', () => {
  test('each account has the outcome, reason and flags of the old system', () => {
    const actual = outcomes.map((outcome) => {
      const flags = outcome.outcome === 'billed' ? outcome.bill.flags.join(';') : ''
      return `${outcome.accountId} ${outcome.outcome} ${outcome.outcome === 'billed' ? 'BILLED' : outcome.code} ${flags}`
    })
    const expected = rowsOf('expected/outcomes-2026-09').map((row) => {
      const flags = (row.flags as string).split(';').sort().join(';')
      return `${row.account_id} ${row.outcome} ${row.reason_class} ${flags}`
    })
    expect(actual.filter((line) => !expected.includes(line))).toEqual([])
    expect(actual).toHaveLength(1200)
  })

  test('every line is equal to the cent', () => {
    const actual = totalsOf(
      bills.flatMap((bill) =>
        bill.segments.flatMap((segment) =>
          segment.lines.map((line) => {
            const printed = printedPeriod(line, rules.settings.segmentPrinting)
            return [
              `${bill.accountId} ${segment.agreementId} ${line.lineCode} ${printed.from} ${printed.to}`,
              line.amount,
            ] as const
          }),
        ),
      ),
    )
    const expected = totalsOf(
      rowsOf('expected/bill-lines-2026-09').map(
        (row) =>
          [
            `${row.account_id} ${row.agreement_id} ${row.line_code} ${row.segment_from} ${row.segment_to}`,
            row.amount as string,
          ] as const,
      ),
    )
    expect(differences(actual, expected)).toEqual([])
    expect(actual.size).toBeGreaterThan(13_000)
  })

  test('quantity, unit and rate of every line read as in the old system', () => {
    const actual = new Set(
      bills.flatMap((bill) =>
        bill.segments.flatMap((segment) =>
          segment.lines.map(
            (line) => `${segment.agreementId} ${line.lineCode} ${line.from} ${line.quantity} ${line.unit} ${line.rate}`,
          ),
        ),
      ),
    )
    const expected = rowsOf('expected/bill-lines-2026-09').map(
      (row) => `${row.agreement_id} ${row.line_code} ${row.segment_from} ${row.quantity} ${row.unit} ${row.rate}`,
    )
    expect(expected.filter((line) => !actual.has(line))).toEqual([])
  })

  test('every bill has the same dates and amounts', () => {
    const actual = bills.map((bill) => {
      const printed = printedPeriod(bill.period, rules.settings.periodPrinting)
      return [
        bill.accountId,
        printed.from,
        printed.to,
        bill.issuedOn,
        bill.dueOn,
        bill.currentCharges,
        bill.taxes,
        bill.total,
      ].join()
    })
    const expected = rowsOf('expected/bills-2026-09').map((row) => Object.values(row).join())
    expect(actual.filter((line) => !expected.includes(line))).toEqual([])
    expect(actual).toHaveLength(1117)
  })

  test('revenue, taxes and receivables of the month', () => {
    const lines = bills.flatMap((bill) => bill.segments.flatMap((segment) => segment.lines))
    const actual = totalsOf(lines.map((line) => [line.revenueAccount, line.amount] as const))
    actual.set('AR', bills.reduce((sum, bill) => sum.plus(bill.total), ZERO).toFixed(2))
    const expected = new Map(
      rowsOf('expected/revenue-totals')
        .filter((row) => !(row.code as string).startsWith('CASH'))
        .map((row) => [row.code as string, row.amount as string]),
    )
    expect(differences(actual, expected)).toEqual([])
  })

  test('each bill is the sum of its lines, and each segment of its own', () => {
    for (const bill of bills) {
      const lines = bill.segments.flatMap((segment) => segment.lines.map((line) => line.amount))
      expect(lines.reduce((sum, amount) => sum.plus(amount), ZERO).toFixed(2)).toBe(bill.total)
    }
  })
})

test('the same utility reading in the morning of the next day bills the same, and prints the day after', () => {
  const morning = loadRules({
    service_period: { read_counts_for: 'start_of_day', period_printing: { from: 'first_day', to: 'day_after' } },
  })
  const same = billAll(morning, 1)
  const told = (list: readonly AccountOutcome[]) =>
    list.map((outcome) =>
      outcome.outcome === 'billed'
        ? [
            outcome.accountId,
            outcome.bill.flags,
            outcome.bill.segments.map(({ lines }) => lines.map((line) => [line.lineCode, line.from, line.amount])),
          ]
        : [outcome.accountId, outcome.code],
    )
  expect(told(same)).toEqual(told(outcomes))
  const [first] = same
  const printed = first?.outcome === 'billed' ? printedPeriod(first.bill.period, morning.settings.periodPrinting) : undefined
  expect(printed).toEqual({ from: '2026-08-26', to: '2026-09-26' })
}, 60_000)
