import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { billAccount } from '../../domain/billing/bill-account.js'
import type { AccountInput, AccountOutcome, BilledPeriod, OtherAgreement } from '../../domain/billing/billing-input.js'
import { type BillingRules, compileBillingRules } from '../../domain/billing/billing-rules.js'
import { addDays } from '../../domain/kernel/local-date.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import type { InstalledRegister, MeterRead } from '../../domain/metering/installed-register.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import { servicePeriodFromPrinted } from '../../domain/utility/period-printing.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'

/** The demo utility's export read straight from its CSV files, for tests of pure billing decisions. */
export const ALDER_CREEK = fileURLToPath(new URL('../../demo/alder-creek/', import.meta.url))

export type Row = Record<string, string>

/** Rows of a CSV file of the demo utility. */
export function rowsOf(name: string, folder = ALDER_CREEK): Row[] {
  return parse(readFileSync(`${folder}${name}.csv`, 'utf8'), { columns: true }) as Row[]
}

function jsonOf<File>(path: string): File {
  return JSON.parse(readFileSync(path, 'utf8')) as File
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

/** Tariffs and settings of a folder, made ready; `more` replaces members of the settings. */
export function loadRules(folder = ALDER_CREEK, more: Partial<SettingsFile> = {}): BillingRules {
  const tariffs = readdirSync(`${folder}tariffs`).map((name) => jsonOf<TariffFile>(`${folder}tariffs/${name}`))
  return valueOf(compileBillingRules({ ...jsonOf<SettingsFile>(`${folder}settings.json`), ...more }, tariffs))
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

/** All accounts of the export. `shift`: days by which reads, installs and printed ends are moved, for the utility that reads in the morning. */
export function loadInputs(rules: BillingRules, shift = 0): AccountInput[] {
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

/** Bills all 1,200 accounts in their cycles of September 2026. */
export function billAll(used: BillingRules, shift = 0): AccountOutcome[] {
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
